namespace Tocsin.Cases.Clocks;

/// <summary>Something that the team owes.</summary>
/// <param name="By">UTC; after this instant it is overdue.</param>
public sealed record Owed(OwedKind What, DateTimeOffset By)
{
    public bool IsOver(DateTimeOffset now) => By < now;
}

/// <summary>What the team can owe.</summary>
public enum OwedKind
{
    /// <summary>An answer to the reporter: the first, or one to what they wrote.</summary>
    Answer,

    /// <summary>The next update, which a triager promised the reporter by a day.</summary>
    Update,

    /// <summary>The publication of what was accepted.</summary>
    Publication,
}
