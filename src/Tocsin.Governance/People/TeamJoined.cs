using Tocsin.Ledger;

namespace Tocsin.Governance.People;

/// <summary>The person is a member of the team from now on.</summary>
/// <param name="Until">When the term is over, UTC; null where the team has none.</param>
public sealed record TeamJoined(TeamId Team, DateTimeOffset? Until = null) : Entry;

/// <summary>They are one no more.</summary>
public sealed record TeamLeft(TeamId Team, LeaveReason Why) : Entry;

/// <summary>Why somebody is in a team no more.</summary>
public enum LeaveReason
{
    /// <summary>They wanted to.</summary>
    OwnWish,

    /// <summary>A proposal decided it.</summary>
    Decided,

    /// <summary>A sanction.</summary>
    Removed,

    /// <summary>Emeritus for longer than one comes back from by a click.</summary>
    Emeritus,
}

/// <summary>Being in a team.</summary>
/// <param name="Since">UTC.</param>
/// <param name="Until">When the term is over, UTC; null without one.</param>
public sealed record Membership(TeamId Team, DateTimeOffset Since, DateTimeOffset? Until)
{
    public bool IsOverAt(DateTimeOffset now) => Until <= now;
}
