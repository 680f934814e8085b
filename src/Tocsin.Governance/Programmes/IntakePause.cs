using Tocsin.Standards.Problems;

namespace Tocsin.Governance.Programmes;

/// <summary>Days on which the programme says openly that it answers nobody. Reports still come in; what they are promised counts from its end.</summary>
/// <param name="From">The first day, in the programme's zone.</param>
/// <param name="Until">The last day.</param>
/// <param name="Reason">Why, for the public.</param>
/// <param name="Emergency">What to do meanwhile about something that cannot wait, for the public.</param>
public sealed record IntakePause(DateOnly From, DateOnly Until, string Reason, string Emergency)
{
    /// <summary>Days from the first to the last.</summary>
    public const int Longest = 62;

    public const int Most = 20;

    /// <summary>Of reason and emergency each, in UTF-16 units.</summary>
    public const int LongestText = 500;

    public bool Has(DateOnly day) => From <= day && day <= Until;

    internal IEnumerable<DateOnly> Days =>
        Enumerable.Range(0, Math.Clamp(Until.DayNumber - From.DayNumber + 1, 0, Longest)).Select(From.AddDays);

    internal static void Check(IReadOnlyList<IntakePause> pauses, FaultCollector faults)
    {
        if (pauses.Count > Most)
            faults.Add("intake.pauses", $"There are at most {Most} pauses: take out those that are over.");
        for (var i = 0; i < pauses.Count; i++)
        {
            var (path, pause) = ($"intake.pauses[{i}]", pauses[i]);
            if (pause.Until < pause.From)
                faults.Add($"{path}.until", "A pause ends on the day on which it begins, or later.");
            else if (pause.Until.DayNumber - pause.From.DayNumber >= Longest)
                faults.Add($"{path}.until", $"A pause lasts {Longest} days at most: nobody waits for longer.");
            else if (pauses.Take(i).Any(other => other.From <= pause.Until && pause.From <= other.Until))
                faults.Add($"{path}.from", "Two pauses have days in common.");
            ProgrammeChecks.Line($"{path}.reason", pause.Reason, LongestText, faults);
            ProgrammeChecks.Line($"{path}.emergency", pause.Emergency, LongestText, faults);
        }
    }
}
