using Tocsin.Standards.Problems;

namespace Tocsin.Governance.Reading;

/// <summary>When opening many cases is unusual: then the body that the response teams answer to hears who did and how many, never which.</summary>
public sealed record ReadingRules
{
    public const int MostCases = 1_000;

    /// <summary>Below that many in an hour nothing is compared: who usually opens one may open some.</summary>
    public const int Ordinary = 10;

    /// <summary>So many different cases within an hour are unusual for anybody.</summary>
    public int CasesInAnHour { get; init; } = 30;

    /// <summary>So many times what is usual for who opens them, the median of their own hours, is unusual for them.</summary>
    public int TimesTheUsual { get; init; } = 10;

    /// <summary>How many within an hour are unusual for somebody.</summary>
    /// <param name="hours">How many cases they opened in each of the hours of the last month in which they opened any.</param>
    public int LimitFor(IReadOnlyList<int> hours)
    {
        if (hours.Count == 0)
            return CasesInAnHour;
        var median = hours.Order().ElementAt(hours.Count / 2);
        return Math.Min(CasesInAnHour, Math.Max(Ordinary, TimesTheUsual * median));
    }

    /// <summary>Everything that is wrong with the rules, by their paths.</summary>
    public IReadOnlyList<Fault> Check()
    {
        var faults = new FaultCollector();
        if (CasesInAnHour is < Ordinary or > MostCases)
            faults.Add("casesInAnHour", $"Give {Ordinary} to {MostCases} cases.");
        if (TimesTheUsual is < 2 or > 100)
            faults.Add("timesTheUsual", "Give 2 to 100 times.");
        return faults.Faults;
    }
}
