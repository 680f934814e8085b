using Tocsin.Governance.Programmes;

namespace Tocsin.Governance.Tests;

public sealed class BusinessCalendarTests
{
    private static readonly TimeZoneInfo vienna = TimeZoneInfo.FindSystemTimeZoneById("Europe/Vienna");

    [Fact]
    public void What_comes_in_on_a_Friday_evening_has_until_the_end_of_Tuesday()
    {
        var calendar = new BusinessCalendar(vienna, []);
        var friday = DateTimeOffset.Parse("2026-11-20T22:30:00+01:00");
        calendar.EndOfBusinessDay(friday, 2).ShouldBe(DateTimeOffset.Parse("2026-11-25T00:00:00+01:00"));
    }

    [Fact]
    public void The_day_is_that_of_the_programme_and_not_of_UTC()
    {
        var calendar = new BusinessCalendar(vienna, []);
        // in Vienna it is Tuesday already
        var late = DateTimeOffset.Parse("2026-11-23T23:30:00Z");
        calendar.EndOfBusinessDay(late, 1).ShouldBe(DateTimeOffset.Parse("2026-11-26T00:00:00+01:00"));
    }

    [Fact]
    public void Holidays_do_not_count()
    {
        var calendar = new BusinessCalendar(vienna, [new(2026, 12, 8), new(2026, 12, 9)]);
        var monday = DateTimeOffset.Parse("2026-12-07T09:00:00+01:00");
        calendar.EndOfBusinessDay(monday, 1).ShouldBe(DateTimeOffset.Parse("2026-12-11T00:00:00+01:00"));
    }

    [Fact]
    public void An_hour_comes_again_every_day_also_where_clocks_skip_it()
    {
        var calendar = new BusinessCalendar(vienna, []);
        var early = DateTimeOffset.Parse("2026-11-20T07:59:59+01:00");
        calendar.Next(8, early).ShouldBe(DateTimeOffset.Parse("2026-11-20T08:00:00+01:00"));
        calendar.Next(8, early.AddSeconds(1)).ShouldBe(DateTimeOffset.Parse("2026-11-21T08:00:00+01:00"));
        // from two to three there is no hour on that day
        var skipped = DateTimeOffset.Parse("2026-03-28T23:30:00+01:00");
        calendar.Next(2, skipped).ShouldBe(DateTimeOffset.Parse("2026-03-29T03:00:00+02:00"));
    }
}
