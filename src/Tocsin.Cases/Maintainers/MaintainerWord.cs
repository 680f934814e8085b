namespace Tocsin.Cases.Maintainers;

/// <summary>Something that a maintainer told the team beside the steps of the fix.</summary>
/// <param name="Said">Markdown; null once destroyed.</param>
/// <param name="At">UTC.</param>
public sealed record MaintainerWord(int Maintainer, MaintainerWordKind Kind, string? Said, DateTimeOffset At);

/// <summary>What it is about.</summary>
public enum MaintainerWordKind
{
    HelpAsked,
    Abandoned,
    Disputed,
}
