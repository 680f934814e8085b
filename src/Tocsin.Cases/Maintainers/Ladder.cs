using Tocsin.Governance.Clocks;

namespace Tocsin.Cases.Maintainers;

/// <summary>The steps by which a vendor is reached, from the first attempt on: which were taken, and which comes next.</summary>
/// <param name="Steps">In order; empty before the first attempt.</param>
/// <param name="EscalatesAt">When others are told that nobody answers, UTC; null before the first attempt.</param>
public sealed record Ladder(IReadOnlyList<LadderStep> Steps, DateTimeOffset? EscalatesAt)
{
    /// <summary>The next step that nobody has taken; null: all are, or there was no first.</summary>
    public LadderStep? Next => Steps.FirstOrDefault(step => step.DoneAt is null);

    /// <param name="attempts">Those at one vendor, in any order.</param>
    public static Ladder Of(IEnumerable<Attempt> attempts, ReachingRules rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        var made = attempts.Select(attempt => attempt.At).Order().ToList();
        if (made.Count == 0)
            return new([], null);
        var first = made[0];
        // an attempt on its day or later takes a step, each one only; whatever is made in between takes none
        List<LadderStep> steps = [];
        var taken = 0;
        foreach (var day in rules.Days)
        {
            var at = first.AddDays(day);
            var index = made.FindIndex(taken, when => when >= at);
            steps.Add(new(day, at, index < 0 ? null : made[index]));
            taken = index < 0 ? made.Count : index + 1;
        }
        return new(steps, first.AddDays(rules.EscalateOnDay));
    }
}

/// <summary>One step.</summary>
/// <param name="Day">After the first attempt.</param>
/// <param name="At">From when on it is due, UTC.</param>
/// <param name="DoneAt">When the attempt was made that takes it, UTC; null: nobody has.</param>
public sealed record LadderStep(int Day, DateTimeOffset At, DateTimeOffset? DoneAt);
