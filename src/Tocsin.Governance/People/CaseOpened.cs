using Tocsin.Ledger;

namespace Tocsin.Governance.People;

/// <summary>One case is open to the member until an instant; nothing has to happen for it to close then.</summary>
/// <param name="Case">Its number.</param>
/// <param name="Until">UTC.</param>
public sealed record CaseOpened(string Case, CaseWay Way, DateTimeOffset Until) : Entry;

/// <summary>It is closed to them before its time.</summary>
public sealed record CaseShut(string Case, CaseWay Way) : Entry;

/// <summary>The member asked to be let into a case that their duties do not open. Whether there is such a case, this does not tell.</summary>
public sealed record BreakGlassAsked(string Case) : Entry<ReasonText>;

/// <summary>A request to break glass as it was made.</summary>
/// <param name="At">UTC.</param>
/// <param name="Reason">Null once redacted.</param>
public sealed record BreakGlassAsk(string Case, DateTimeOffset At, ReasonText? Reason);

/// <summary>How somebody comes to a single case that their duties do not open.</summary>
public enum CaseWay
{
    /// <summary>The response team invited them for a skill.</summary>
    Expert,

    /// <summary>They gave a reason, and another person agreed.</summary>
    BreakGlass,

    /// <summary>They build the release that it is part of.</summary>
    Release,
}

/// <summary>A single case that is open to somebody.</summary>
/// <param name="Since">UTC.</param>
/// <param name="Until">UTC; at this instant it is closed.</param>
public sealed record CaseGrant(string Case, CaseWay Way, DateTimeOffset Since, DateTimeOffset Until)
{
    public bool RunsAt(DateTimeOffset now) => now < Until;
}
