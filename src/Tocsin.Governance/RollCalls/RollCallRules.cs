using Tocsin.Standards.Problems;

namespace Tocsin.Governance.RollCalls;

/// <summary>How often members are asked whether they are still there, and how patiently.</summary>
public sealed record RollCallRules
{
    /// <summary>Months from the last answer to the next question.</summary>
    public int EveryMonths { get; init; } = 6;

    /// <summary>Days from the question to the reminder.</summary>
    public int RemindAfterDays { get; init; } = 14;

    /// <summary>Days from the reminder until the member is let go.</summary>
    public int EmeritusAfterDays { get; init; } = 28;

    /// <summary>Days in which a member who was let go can come back by one click.</summary>
    public int BackWithinDays { get; init; } = 28;

    /// <summary>Days between two requests to hand over what holds a member back.</summary>
    public int HandOverAgainDays { get; init; } = 7;

    /// <summary>Everything that is wrong with the settings, by their names.</summary>
    public IReadOnlyList<Fault> Check()
    {
        var faults = new FaultCollector();
        if (EveryMonths is < 1 or > 24)
            faults.Add(nameof(EveryMonths), "Ask every 1 to 24 months.");
        foreach (
            var (name, days) in new[]
            {
                (nameof(RemindAfterDays), RemindAfterDays),
                (nameof(EmeritusAfterDays), EmeritusAfterDays),
                (nameof(BackWithinDays), BackWithinDays),
                (nameof(HandOverAgainDays), HandOverAgainDays),
            }
        )
        {
            if (days is < 1 or > 90)
                faults.Add(name, "Give 1 to 90 days.");
        }
        return faults.Faults;
    }
}
