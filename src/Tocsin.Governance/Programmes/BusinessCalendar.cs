namespace Tocsin.Governance.Programmes;

/// <summary>Counts the days on which volunteers can be expected to answer: Monday to Friday in one zone, less holidays.</summary>
public sealed class BusinessCalendar(TimeZoneInfo zone, IReadOnlyCollection<DateOnly> holidays)
{
    public TimeZoneInfo Zone => zone;

    public bool IsBusinessDay(DateOnly day) =>
        day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !holidays.Contains(day);

    /// <summary>
    /// The end of the <paramref name="count"/>th business day after the day of <paramref name="from"/>, as an instant in
    /// UTC: what comes in on Friday evening and has two days is due when Tuesday ends.
    /// </summary>
    public DateTimeOffset EndOfBusinessDay(DateTimeOffset from, int count)
    {
        var day = DayOf(from);
        for (var left = count; left > 0; )
        {
            day = day.AddDays(1);
            if (IsBusinessDay(day))
                left--;
        }
        return EndOf(day);
    }

    /// <summary>The day that an instant is in, where business days are counted.</summary>
    public DateOnly DayOf(DateTimeOffset at) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, zone).DateTime);

    /// <summary>The instant at which that day begins, UTC.</summary>
    public DateTimeOffset StartOf(DateOnly day) => At(day, hour: 0);

    /// <summary>The instant at which that day ends, UTC.</summary>
    public DateTimeOffset EndOf(DateOnly day) => StartOf(day.AddDays(1));

    /// <summary>The next instant after <paramref name="from"/>, UTC, at which clocks of the zone show that full hour.</summary>
    public DateTimeOffset Next(int hour, DateTimeOffset from)
    {
        var day = DayOf(from);
        var then = At(day, hour);
        return then > from ? then : At(day.AddDays(1), hour);
    }

    // an hour, midnight too, may not exist on the day on which clocks go forward: then it is the first minute that does
    private DateTimeOffset At(DateOnly day, int hour)
    {
        var local = day.ToDateTime(new TimeOnly(hour, 0));
        while (zone.IsInvalidTime(local))
            local = local.AddMinutes(1);
        return new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime();
    }
}
