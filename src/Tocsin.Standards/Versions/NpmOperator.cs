namespace Tocsin.Standards.Versions;

/// <summary>How a <see cref="NpmComparator"/> compares.</summary>
internal enum NpmOperator
{
    Any,
    Equal,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}
