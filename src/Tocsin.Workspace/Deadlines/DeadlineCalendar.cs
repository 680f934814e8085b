using Tocsin.Governance.Programmes;

namespace Tocsin.Workspace.Deadlines;

/// <summary>Deadlines by the days of the programme's zone.</summary>
/// <param name="Zone">An IANA name.</param>
/// <param name="Overdue">What is over and not done, the oldest first.</param>
/// <param name="Days">Those days that have any, from today on.</param>
/// <param name="Weeks">Six whole weeks from this one on, Monday first: what a picture shows of it.</param>
public sealed record DeadlineCalendar(
    string Zone,
    DateOnly Today,
    IReadOnlyList<Deadline> Overdue,
    IReadOnlyList<DeadlineDay> Days,
    IReadOnlyList<IReadOnlyList<DeadlineDay>> Weeks
)
{
    private const int MostWeeks = 6;

    /// <param name="all">The soonest first.</param>
    public static DeadlineCalendar Of(IReadOnlyList<Deadline> all, BusinessCalendar calendar, DateTimeOffset now)
    {
        var (zone, today) = (calendar.Zone, DayOf(now, calendar.Zone));
        var byDay = all.Where(d => !d.IsOver(now)).ToLookup(d => DayOf(d.At, zone));
        var monday = today.AddDays(-(((int)today.DayOfWeek + 6) % 7));
        return new(
            zone.Id,
            today,
            [.. all.Where(d => d.IsOver(now))],
            [.. byDay.Select(day => new DeadlineDay(day.Key, calendar.IsBusinessDay(day.Key), [.. day]))],
            [
                .. Enumerable
                    .Range(0, MostWeeks)
                    .Select(week =>
                        (IReadOnlyList<DeadlineDay>)
                            [
                                .. Enumerable
                                    .Range(7 * week, 7)
                                    .Select(monday.AddDays)
                                    .Select(day => new DeadlineDay(day, calendar.IsBusinessDay(day), [.. byDay[day]])),
                            ]
                    ),
            ]
        );
    }

    private static DateOnly DayOf(DateTimeOffset at, TimeZoneInfo zone) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, zone).DateTime);
}

/// <summary>One day and what is to happen on it, the soonest first.</summary>
public sealed record DeadlineDay(DateOnly Day, bool IsBusinessDay, IReadOnlyList<Deadline> Deadlines)
{
    /// <summary>Where a page has it.</summary>
    public string Anchor => $"day-{Day:yyyy-MM-dd}";
}
