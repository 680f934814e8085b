using Tocsin.Ledger;

namespace Tocsin.Cases.Fixes;

/// <summary>The fix on one release line of one vendor: where it is worked on, who looked at it, how far it is.</summary>
/// <param name="Number">From 1 within the case; never given twice.</param>
/// <param name="Vendor">Whose; null where the case has no vendors: the product's own.</param>
/// <param name="Text">Null once destroyed.</param>
public sealed record FixLine(int Number, int? Vendor, FixState State, FixText? Text);

/// <summary>How far the fix of a line is.</summary>
public enum FixState
{
    /// <summary>Nobody began.</summary>
    Wanted,

    InProgress,

    /// <summary>Somebody else looks at it.</summary>
    InReview,

    /// <summary>Looked at, and kept where nobody reads it until the day.</summary>
    Ready,

    /// <summary>Whoever runs this line can have it.</summary>
    Released,

    /// <summary>This line never had the flaw, or ends without a fix.</summary>
    NotNeeded,
}

public static class FixStates
{
    /// <summary>Work goes back and forth until it is released; what is released stays so.</summary>
    public static bool CanBecome(this FixState from, FixState to) => from != FixState.Released || to == from;
}

/// <summary>What is known of a line's fix.</summary>
/// <param name="Line">The release line: <c>22.x</c>, <c>main</c>.</param>
/// <param name="Place">The private fork, the branch, or the name of the patch file; null while there is none.</param>
/// <param name="Reviewers">Who looked at it, one to a line; null for nobody.</param>
/// <param name="Version">The version that has it, or is to have it; null while nobody knows.</param>
/// <param name="Note">What a backport needs, what is held back; null for nothing.</param>
public sealed record FixText(string Line, string? Place, string? Reviewers, string? Version, string? Note)
{
    /// <summary>Of line and version, in UTF-16 units.</summary>
    public const int LongestName = 100;

    /// <summary>Of the place, in UTF-16 units.</summary>
    public const int LongestPlace = 500;

    /// <summary>Of reviewers and note, in UTF-16 units.</summary>
    public const int LongestNote = 2_000;
}

/// <summary>What is known of a line's fix was written down, for the first time or anew.</summary>
/// <param name="Line">From 1.</param>
public sealed record FixLineSaved(int Line, int? Vendor, FixState State) : Entry<FixText>;
