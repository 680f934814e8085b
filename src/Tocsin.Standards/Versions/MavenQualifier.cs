namespace Tocsin.Standards.Versions;

/// <summary>The words that Maven knows, in its order; a word that it does not know comes last, by its text.</summary>
internal enum MavenQualifier : byte
{
    Alpha = 1,
    Beta,
    Milestone,
    Rc,
    Snapshot,

    /// <summary><c>ga</c>, <c>final</c>, <c>release</c>: the same as nothing.</summary>
    Release,
    Sp,
    Other,
}
