using Tocsin.Cases.Channels;
using Tocsin.Ledger;

namespace Tocsin.Cases;

/// <summary>One thing that somebody wrote in a case, as one participant sees it.</summary>
/// <param name="Sequence">Of its entry in the case: names it.</param>
/// <param name="At">UTC.</param>
/// <param name="Entry">What it came with: a verdict, a question, or nothing but the text.</param>
/// <param name="Text">As it was changed last; null once destroyed, and where nothing was said.</param>
public sealed record Message(
    long Sequence,
    DateTimeOffset At,
    Actor By,
    Audience Audience,
    Entry Entry,
    MessageText? Text
)
{
    /// <summary>When it was changed last, UTC; null: never. Only its writer changes it.</summary>
    public DateTimeOffset? EditedAt { get; init; }

    /// <summary>What it said before, the oldest first; empty for whoever is not of the team, and once destroyed.</summary>
    public IReadOnlyList<FormerText> Former { get; init; } = [];

    /// <summary>Whether it had a text that was destroyed.</summary>
    public bool IsDestroyed { get; init; }
}

/// <summary>What a message said until it was changed.</summary>
/// <param name="At">Since when it said so, UTC.</param>
public sealed record FormerText(DateTimeOffset At, MessageText? Text);
