using Tocsin.Ledger;
using Tocsin.Standards.Problems;

namespace Tocsin.Governance.People;

/// <summary>Every door is closed to the member for a time.</summary>
/// <param name="Until">UTC; null: until somebody reinstates them.</param>
public sealed record Suspended(DateTimeOffset? Until) : Entry<ReasonText>;

/// <summary>The suspension is over before its time.</summary>
public sealed record Reinstated : Entry<ReasonText>;

/// <summary>The member was warned. It takes no right.</summary>
public sealed record Warned : Entry<ReasonText>;

/// <param name="Reason">Why, in somebody's words.</param>
public sealed record ReasonText(string Reason)
{
    /// <summary>UTF-16 units.</summary>
    public const int Longest = 2_000;

    /// <summary>Needed, and at most 2,000 UTF-16 units.</summary>
    public static Result<ReasonText> Of(string? reason)
    {
        var faults = new FaultCollector();
        var text = faults.Required("reason", reason, Longest);
        return faults.Else(() => new ReasonText(text));
    }
}

/// <summary>A suspension that was not lifted.</summary>
/// <param name="Since">UTC.</param>
/// <param name="Until">UTC; null: without an end.</param>
/// <param name="Reason">Null once redacted.</param>
public sealed record Suspension(DateTimeOffset Since, DateTimeOffset? Until, string? Reason)
{
    public bool HoldsAt(DateTimeOffset now) => Until is null || now < Until;
}
