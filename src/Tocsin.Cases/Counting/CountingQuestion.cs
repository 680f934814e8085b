namespace Tocsin.Cases.Counting;

/// <summary>One question on the way to how many CVE IDs there are.</summary>
/// <param name="Key">Stable: <c>fixable</c>; kept with the answer.</param>
/// <param name="Rules">The numbers of the CNA Operational Rules that it comes from.</param>
public sealed record CountingQuestion(
    string Key,
    string Text,
    string Hint,
    IReadOnlyList<string> Rules,
    IReadOnlyList<CountingChoice> Choices
);

/// <summary>One way to answer: either another question follows, or it is decided.</summary>
/// <param name="Key">Stable: <c>yes</c>.</param>
/// <param name="Next">The key of the question that follows; null where <paramref name="Outcome"/> is set.</param>
public sealed record CountingChoice(string Key, string Label, string? Next = null, CountingOutcome? Outcome = null);

/// <summary>What the answers come to.</summary>
/// <param name="Sentence">What to do, and why.</param>
/// <param name="Rules">The numbers that say so.</param>
public sealed record CountingOutcome(CountingVerdict Verdict, string Sentence, IReadOnlyList<string> Rules);

/// <summary>One answer, as it is kept.</summary>
public sealed record CountingAnswer(string Question, string Choice);

/// <summary>How many IDs.</summary>
public enum CountingVerdict
{
    /// <summary>One ID for all of it.</summary>
    Merge,

    /// <summary>An ID each.</summary>
    Split,

    /// <summary>No ID of ours.</summary>
    None,

    /// <summary>The rules leave it to us: people decide and say why.</summary>
    Judge,
}
