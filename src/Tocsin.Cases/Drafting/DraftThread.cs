using Tocsin.Advisories.Drafts;
using Tocsin.Cases.Channels;
using Tocsin.Ledger;

namespace Tocsin.Cases.Drafting;

/// <summary>A comment or a suggestion, with what came of it.</summary>
/// <param name="Sequence">Of its entry in the case.</param>
/// <param name="At">UTC.</param>
/// <param name="Revision">That it is about.</param>
/// <param name="Field">Null: the whole of it.</param>
public sealed record DraftThread(
    long Sequence,
    DateTimeOffset At,
    Actor By,
    Audience Audience,
    int Revision,
    DraftField? Field
)
{
    public bool IsSuggestion { get; init; }

    /// <summary>What the field said in that revision; null for a comment.</summary>
    public string? Before { get; init; }

    /// <summary>What it is to say; null for a comment, and once destroyed.</summary>
    public string? Suggested { get; init; }

    /// <summary>What was said with it; null: nothing, or it was destroyed.</summary>
    public string? Said { get; init; }

    public bool IsDestroyed { get; init; }

    public SuggestionFate Fate { get; init; }

    /// <summary>The revision that took it up; null: none did.</summary>
    public int? TakenUpIn { get; init; }

    /// <summary>Whether the field still says what the suggestion was made for.</summary>
    public bool Fits { get; init; }

    /// <summary>What came after it, in order.</summary>
    public IReadOnlyList<DraftReply> Replies { get; init; } = [];

    public bool IsOpen => IsSuggestion && Fate == SuggestionFate.Open && !IsDestroyed;
}

/// <summary>An answer, or what somebody decided.</summary>
/// <param name="Said">Null: nothing, or it was destroyed.</param>
/// <param name="Fate">With a decision; null for an answer.</param>
public sealed record DraftReply(
    long Sequence,
    DateTimeOffset At,
    Actor By,
    string? Said,
    bool IsDestroyed,
    SuggestionFate? Fate
);

/// <summary>The draft as somebody outside the team reads it.</summary>
/// <param name="ToEveryone">Whether everybody else who takes part reads this revision too.</param>
/// <param name="Since">UTC.</param>
public sealed record SharedDraft(
    int Revision,
    AdvisoryContent Content,
    Tocsin.Standards.Identifiers.CveId? Cve,
    DateTimeOffset Since,
    bool ToEveryone
);
