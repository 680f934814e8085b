using FsCheck;
using FsCheck.Fluent;
using Tocsin.Cases.Reports;
using Tocsin.Cases.Statistics;
using Tocsin.Ledger;

namespace Tocsin.Cases.Tests;

public sealed class StatisticsTests
{
    private static readonly TimeZoneInfo vienna = TimeZoneInfo.FindSystemTimeZoneById("Europe/Vienna");
    private static readonly DateTimeOffset january = new(2026, 1, 15, 12, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset later = new(2027, 1, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_month_with_fewer_than_five_is_told_with_the_next()
    {
        var periods = StatisticsPeriod.Of(
            [.. Closed(january, 4), .. Closed(january.AddMonths(2), 3)],
            null,
            vienna,
            later
        );

        var one = periods.ShouldHaveSingleItem();
        (one.From, one.To, one.AtLeast).ShouldBe(("2026-01", "2026-03", 5));
        one.Until.ShouldBe(DateTimeOffset.Parse("2026-04-01T00:00:00+02:00"));
        StatisticsPeriod.Of(Closed(january, 4), null, vienna, later).ShouldBeEmpty();
        StatisticsPeriod
            .Of(Closed(january, 5), null, vienna, one.Until.AddMonths(-2).AddHours(-2))
            .ShouldBeEmpty("not over");
    }

    [Fact]
    public void A_month_is_one_of_the_programmes_zone()
    {
        var late = new DateTimeOffset(2026, 1, 31, 23, 30, 0, TimeSpan.Zero); // February there
        StatisticsPeriod.Of(Closed(late, 5), null, vienna, later).ShouldHaveSingleItem().From.ShouldBe("2026-02");
        StatisticsPeriod.NextTurn(vienna, late).ShouldBe(DateTimeOffset.Parse("2026-03-01T00:00:00+01:00"));
    }

    [Fact]
    public void A_figure_of_fewer_than_five_is_not_there_though_the_period_is()
    {
        CaseTimes[] cases = [.. Closed(january, 4, publication: new(10, true)), .. Closed(january, 3)];

        var told = StatisticsPeriod.Of(cases, null, vienna, later).ShouldHaveSingleItem();

        told.FirstAnswer.ShouldNotBeNull();
        told.Publication.ShouldBeNull();
        told.Fix.ShouldBeNull();
    }

    [Fact]
    public void Median_and_ninetieth_percentile_are_days_and_shares_are_in_tens()
    {
        // a textbook's numbers: 1 to 10, half within 5.5, nine in ten within 9
        var ten = Enumerable.Range(1, 10).Select(days => new Duration(days, days <= 7));
        Figure.Of(ten).ShouldBe(new Figure(6, 9, 70));
        Figure.Of(Enumerable.Range(1, 7).Select(days => new Duration(days, days < 7))).ShouldBe(new Figure(4, 7, 90));
        Figure.Of(Enumerable.Repeat(new Duration(3, null), 5)).ShouldBe(new Figure(3, 3, null));
        Figure.Of(Enumerable.Repeat(new Duration(3, true), 4)).ShouldBeNull();
    }

    /// <summary>Whoever looks every month learns no more than who looks once at the end: nothing can be had by subtracting.</summary>
    [Fact]
    public void What_was_told_never_changes_and_every_case_counts_once()
    {
        var closings = Gen.Choose(0, 364 * 24).Select(hour => january.AddHours(hour)).ListOf();
        Prop.ForAll(
                closings.ToArbitrary(),
                all =>
                {
                    CaseTimes[] cases = [.. all.Select(at => Closed(at, 1).Single())];
                    var atOnce = StatisticsPeriod.Of(cases, null, vienna, later.AddMonths(2));
                    var account = StatisticsAccount.Empty(StatisticsAccount.Stream);
                    for (var month = 0; month < 15; month++)
                    {
                        var now = january.AddMonths(month);
                        var known = cases.Where(one => one.ClosedAt < now);
                        foreach (var entry in account.Count(known, vienna, now).Entries)
                            account.Apply(new(StatisticsAccount.Stream, 1, now, Actor.Tocsin, entry, Redacted: false));
                    }
                    account.Periods.ShouldBe(atOnce);
                    atOnce.ShouldAllBe(period => period.AtLeast >= 5 && period.AtLeast % 5 == 0);
                    atOnce.Sum(period => period.AtLeast).ShouldBeLessThanOrEqualTo(cases.Length);
                    atOnce
                        .Zip(atOnce.Skip(1))
                        .ShouldAllBe(pair => string.CompareOrdinal(pair.First.To, pair.Second.From) < 0);
                }
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(200));
    }

    [Fact]
    public void Only_a_case_that_is_closed_and_has_nothing_to_hide_counts()
    {
        ACase.Accepted().Case.Times.ShouldBeNull();
        ACase.Published().Case.Times.ShouldBeNull("not closed");
        var rejected = new ACase();
        rejected.Take(rejected.Ann, rejected.Case.Reject(rejected.Ann, RejectionReason.Duplicate, ACase.Say("No.")));
        rejected.Case.Times.ShouldBeNull("not closed");
        // closed in whatever way without an advisory: there may be something to hide
        var put = ACase.Accepted();
        put.Take(Actor.Tocsin, Decision.Of(new CaseClosed()));
        put.Case.Times.ShouldBeNull();
    }

    [Fact]
    public void A_case_tells_how_long_it_took()
    {
        var made = new ACase();
        made.Now = made.Now.AddDays(4); // promised within two business days
        made.Take(made.Ann, made.Case.AskForMore(made.Ann, ACase.Say("Which?")));
        made.Now = made.Now.AddHours(25);
        made.Take(made.Ann, made.Case.Accept(made.Ann, ACase.Say("Yes."), ACase.Programme, made.Now));
        made.Save(made.Ann, ACase.Sound);
        made.Take(made.Ben, made.Case.Approve(made.Ben, made.Case.DraftRevision));
        made.Now = made.Now.AddDays(45);
        made.Take(made.Ann, made.Decide(made.Ann));
        made.Take(Actor.Tocsin, made.Case.Publish(made.Ids, "TCS", made.Now));
        made.Now = made.Now.AddDays(1);
        made.Take(made.Ann, made.Case.Close(made.Ann, made.Now));

        var times = made.Case.Times!;

        times.ClosedAt.ShouldBe(made.Now);
        times.FirstAnswer.ShouldBe(new(4, false));
        times.Verdict.ShouldBe(new(6, null));
        times.Fix.ShouldBeNull();
        times.Publication.ShouldBe(new(45, true));
    }

    private static IEnumerable<CaseTimes> Closed(DateTimeOffset at, int count, Duration? publication = null) =>
        Enumerable.Repeat(new CaseTimes(at, new(1, true), new(2, null), null, publication), count);
}
