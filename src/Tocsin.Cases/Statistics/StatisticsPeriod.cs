using System.Globalization;

namespace Tocsin.Cases.Statistics;

/// <summary>
/// One month, or several where one alone had too few cases to be told. Each case counts in one period, and what was told of a period never
/// changes: so nothing can be had by subtracting.
/// </summary>
/// <param name="From">The first month: <c>2026-01</c>.</param>
/// <param name="To">The last month.</param>
/// <param name="Until">The instant at which the last month ended, UTC.</param>
/// <param name="AtLeast">How many cases were closed, rounded down to a multiple of five.</param>
public sealed record StatisticsPeriod(
    string From,
    string To,
    DateTimeOffset Until,
    int AtLeast,
    Figure? FirstAnswer,
    Figure? Verdict,
    Figure? Fix,
    Figure? Publication
)
{
    /// <summary>The periods that are complete by now, the oldest first; months that have too few cases wait for the next.</summary>
    /// <param name="cases">Closed after the last period; in any order.</param>
    /// <param name="last">The period before; null: none.</param>
    /// <param name="zone">In which months turn.</param>
    public static IReadOnlyList<StatisticsPeriod> Of(
        IEnumerable<CaseTimes> cases,
        StatisticsPeriod? last,
        TimeZoneInfo zone,
        DateTimeOffset now
    )
    {
        ArgumentNullException.ThrowIfNull(zone);
        var first = last is null ? int.MinValue : Month(last.To) + 1;
        // the zone may have changed meanwhile: what was closed after the last period is in none before
        var byMonth = cases
            .Where(one => last is null || one.ClosedAt >= last.Until)
            .ToLookup(one => Math.Max(first, Month(one.ClosedAt, zone)));
        if (byMonth.Count == 0)
            return [];
        var periods = new List<StatisticsPeriod>();
        var begins = last is null ? byMonth.Min(month => month.Key) : first;
        var waiting = new List<CaseTimes>();
        for (var month = begins; month < Month(now, zone); month++)
        {
            waiting.AddRange(byMonth[month]);
            if (waiting.Count < Figure.Fewest)
                continue;
            periods.Add(Closed(begins, month, waiting, zone));
            (begins, waiting) = (month + 1, []);
        }
        return periods;
    }

    /// <summary>The instant at which the month of <paramref name="now"/> ends in the zone, UTC.</summary>
    public static DateTimeOffset NextTurn(TimeZoneInfo zone, DateTimeOffset now) => End(Month(now, zone), zone);

    private static StatisticsPeriod Closed(int from, int to, List<CaseTimes> cases, TimeZoneInfo zone) =>
        new(
            Name(from),
            Name(to),
            End(to, zone),
            cases.Count - (cases.Count % Figure.Fewest),
            Figure.Of(cases.Select(one => one.FirstAnswer)),
            Figure.Of(cases.Select(one => one.Verdict)),
            Figure.Of(cases.Select(one => one.Fix)),
            Figure.Of(cases.Select(one => one.Publication))
        );

    private static int Month(DateTimeOffset at, TimeZoneInfo zone)
    {
        var there = TimeZoneInfo.ConvertTime(at, zone);
        return (12 * there.Year) + there.Month - 1;
    }

    private static int Month(string name) =>
        (12 * int.Parse(name.AsSpan(0, 4), CultureInfo.InvariantCulture))
        + int.Parse(name.AsSpan(5), CultureInfo.InvariantCulture)
        - 1;

    private static string Name(int month) =>
        string.Create(CultureInfo.InvariantCulture, $"{month / 12:0000}-{(month % 12) + 1:00}");

    private static DateTimeOffset End(int month, TimeZoneInfo zone)
    {
        var local = new DateTime((month + 1) / 12, ((month + 1) % 12) + 1, 1);
        while (zone.IsInvalidTime(local))
            local = local.AddMinutes(1);
        return new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime();
    }
}
