using Tocsin.Standards.Problems;

namespace Tocsin.Governance.Clocks;

/// <summary>How often somebody who can fix it is written to who does not answer, and when that is told to others.</summary>
public sealed record ReachingRules
{
    /// <summary>The most steps.</summary>
    public const int MostSteps = 10;

    /// <summary>The latest day of any step.</summary>
    public const int LatestDay = 365;

    /// <summary>Days after the first attempt on which another is due; 0 is the first attempt itself. Ascending.</summary>
    public IReadOnlyList<int> Days { get; init; } = [0, 7, 14, 30];

    /// <summary>The day after the first attempt on which those are told whom the rules of what is overdue name.</summary>
    public int EscalateOnDay { get; init; } = 37;

    /// <summary>Everything that is wrong with the rules, by their paths: <c>days</c>.</summary>
    public IReadOnlyList<Fault> Check()
    {
        var faults = new FaultCollector();
        if (Days is not [0, ..] || Days.Count > MostSteps)
            faults.Add("days", $"Begin with day 0, and give at most {MostSteps} days.");
        if (Days.Any(day => day is < 0 or > LatestDay) || Days.Zip(Days.Skip(1)).Any(two => two.First >= two.Second))
            faults.Add("days", $"Give days from 0 to {LatestDay}, each later than the one before.");
        if (EscalateOnDay > LatestDay || (Days is [.., var last] && EscalateOnDay <= last))
            faults.Add("escalateOnDay", $"Give a day after the last attempt, at most {LatestDay}.");
        return faults.Faults;
    }
}
