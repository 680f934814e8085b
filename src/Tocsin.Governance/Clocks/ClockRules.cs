using Tocsin.Standards.Problems;

namespace Tocsin.Governance.Clocks;

/// <summary>What happens when something that was promised is late, and what stops the clock at all.</summary>
public sealed record ClockRules
{
    /// <summary>The most steps of an escalation.</summary>
    public const int MostSteps = 10;

    /// <summary>The latest step, in business days.</summary>
    public const int LatestStep = 60;

    /// <summary>Who is told of what is overdue, and when.</summary>
    public IReadOnlyList<EscalationStep> Overdue { get; init; } =
    [new(1, EscalatedTo.Triagers), new(3, EscalatedTo.TeamAbove)];

    /// <summary>What puts a report that is not judged off the clock.</summary>
    public IReadOnlyList<OffTheClock> OffTheClock { get; init; } = Enum.GetValues<OffTheClock>();

    /// <summary>How somebody is reached who does not answer.</summary>
    public ReachingRules Reaching { get; init; } = new();

    public bool Stops(OffTheClock why) => OffTheClock.Contains(why);

    /// <summary>Everything that is wrong with the rules, by their paths: <c>overdue[1].afterBusinessDays</c>.</summary>
    public IReadOnlyList<Fault> Check()
    {
        var faults = new FaultCollector();
        if (Overdue.Count > MostSteps)
            faults.Add("overdue", $"There are at most {MostSteps} steps.");
        for (var i = 0; i < Overdue.Count; i++)
        {
            if (Overdue[i].AfterBusinessDays is < 0 or > LatestStep)
                faults.Add($"overdue[{i}].afterBusinessDays", $"Give 0 to {LatestStep} business days.");
            if (Overdue.Take(i).Contains(Overdue[i]))
                faults.Add($"overdue[{i}]", "This step is there twice.");
        }
        foreach (var fault in Reaching.Check())
            faults.Add($"reaching.{fault.Path}", fault.Message);
        return faults.Faults;
    }
}
