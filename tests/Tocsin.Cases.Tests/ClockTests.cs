using Tocsin.Cases.Channels;
using Tocsin.Cases.Clocks;
using Tocsin.Cases.Reports;
using Tocsin.Governance.Clocks;
using Tocsin.Ledger;

namespace Tocsin.Cases.Tests;

public sealed class ClockTests
{
    private static readonly ClockRules rules = new();
    private static readonly DateTimeOffset thursday = new(2026, 3, 5, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void What_is_overdue_is_told_step_by_step_and_each_step_once()
    {
        var made = new ACase(); // Monday; an answer is owed until Wednesday ends
        made.Case.Owes.ShouldBe([new(OwedKind.Answer, thursday)]);
        made.Case.NextStep(rules, ACase.Programme)
            .ShouldBe(thursday.AddDays(1), "the end of the first business day after");

        Told(made, thursday.AddDays(1).AddTicks(-1)).ShouldBeEmpty();
        Told(made, thursday.AddDays(1)).ShouldBe([new(OwedKind.Answer, thursday, 1, EscalatedTo.Triagers)]);
        made.Dues.ShouldContain(due => due.Key == $"ask-triagers:{ACase.Number}");
        Told(made, thursday.AddDays(1)).ShouldBeEmpty();

        // Friday and Monday are over, and Tuesday is the third
        made.Case.NextStep(rules, ACase.Programme).ShouldBe(new DateTimeOffset(2026, 3, 10, 0, 0, 0, TimeSpan.Zero));
        made.Dues.Clear();
        Told(made, thursday.AddDays(30)).ShouldBe([new(OwedKind.Answer, thursday, 3, EscalatedTo.TeamAbove)]);
        made.Dues.ShouldHaveSingleItem().Key.ShouldBe($"above:{ACase.Number}");
        made.Case.NextStep(rules, ACase.Programme).ShouldBeNull();
    }

    [Fact]
    public void What_is_owed_anew_is_told_anew_and_what_was_done_is_not_told()
    {
        var made = new ACase();
        Told(made, thursday.AddDays(1)).Count.ShouldBe(1);
        made.Take(made.Ann, made.Case.AskForMore(made.Ann, ACase.Say("Which version?")));
        made.Case.Owes.ShouldBeEmpty();
        Told(made, thursday.AddDays(60)).ShouldBeEmpty();

        made.Now = thursday.AddDays(60);
        made.Take(Actor.Reporter, made.Case.WriteBack(ACase.Say("1.2.3"), ACase.Programme, made.Now));
        made.Case.Owes.ShouldHaveSingleItem().By.ShouldBeGreaterThan(made.Now);
        Told(made, made.Now.AddDays(5)).ShouldNotBeEmpty();
    }

    [Fact]
    public void A_pause_makes_nothing_more_overdue()
    {
        var made = new ACase();
        var paused = ACase.Programme with { Pauses = [new(new(2026, 3, 5), new(2026, 3, 20), "Away.", "Call.")] };

        made.Case.NextStep(rules, paused).ShouldBe(new DateTimeOffset(2026, 3, 24, 0, 0, 0, TimeSpan.Zero));
    }

    [Fact]
    public void A_step_of_no_days_is_told_when_it_is_owed_and_to_who_keeps_the_case()
    {
        var atOnce = rules with { Overdue = [new(0, EscalatedTo.Owner)] };
        var made = ACase.Accepted();
        var by = made.Case.PublishBy!.Value;

        made.Take(Actor.Tocsin, made.Case.TellOverdue(atOnce, ACase.Programme, by.AddTicks(-10)));
        made.Case.History[^1].Entry.ShouldBeOfType<ReportAccepted>();
        made.Take(Actor.Tocsin, made.Case.TellOverdue(atOnce, ACase.Programme, by));

        made.Case.History[^1].Entry.ShouldBe(new OverdueTold(OwedKind.Publication, by, 0, EscalatedTo.Owner));
        made.Dues[^1].Key.ShouldBe($"ask-member:{made.Ann.Person}:{ACase.Number}");
    }

    [Fact]
    public void A_promised_update_is_owed_until_the_team_writes_to_the_reporter()
    {
        var made = ACase.Accepted();
        var friday = new DateOnly(2026, 3, 6);
        made.Take(made.Ann, Write(made, Audience.WithReporter, friday));
        made.Case.UpdateBy.ShouldBe(new DateTimeOffset(2026, 3, 7, 0, 0, 0, TimeSpan.Zero));
        made.Case.Owes[0].ShouldBe(new(OwedKind.Update, made.Case.UpdateBy!.Value));

        made.Take(made.Ann, Write(made, Audience.Team, null));
        made.Take(Actor.Reporter, made.Case.WriteBack(ACase.Say("Any news?"), ACase.Programme, made.Now));
        made.Case.UpdateBy.ShouldNotBeNull("neither keeps it");
        Told(made, new DateTimeOffset(2026, 3, 10, 0, 0, 0, TimeSpan.Zero))
            .ShouldContain(t => t.What == OwedKind.Update);

        made.Take(made.Ann, Write(made, Audience.WithReporter, null));
        made.Case.UpdateBy.ShouldBeNull();
    }

    [Fact]
    public void An_update_is_promised_to_the_reporter_by_a_day_that_is_to_come_and_near()
    {
        var made = ACase.Accepted();
        var today = new DateOnly(2026, 3, 2);

        Write(made, Audience.WithReporter, today).Succeeded.ShouldBeTrue();
        Write(made, Audience.WithReporter, today.AddDays(90)).Succeeded.ShouldBeTrue();
        Write(made, Audience.WithReporter, today.AddDays(-1)).Problem.ShouldBe(ClockProblems.UpdateOutOfRange);
        Write(made, Audience.WithReporter, today.AddDays(91)).Problem.ShouldBe(ClockProblems.UpdateOutOfRange);
        Write(made, Audience.Team, today).Problem.ShouldBe(ClockProblems.UpdateToReporter);
    }

    [Fact]
    public void What_does_not_happen_as_reported_waits_off_the_clock_until_the_reporter_writes()
    {
        var made = new ACase();
        made.Take(made.Ann, made.Case.PutOffClock(made.Ann, ACase.Say("It does not happen here."), rules));
        (made.Case.WaitingFor, made.Case.AnswerBy, made.Case.NotReproducible, made.Case.State).ShouldBe(
            (WaitingFor.Reporter, null, true, ReportState.Received)
        );
        made.Dues.ShouldContain(due => due.Key == $"reporter:{ACase.Number}");

        made.Take(Actor.Reporter, made.Case.WriteBack(ACase.Say("With -O2."), ACase.Programme, made.Now));
        (made.Case.WaitingFor, made.Case.NotReproducible).ShouldBe((WaitingFor.Team, false));
        made.Case.AnswerBy.ShouldBe(thursday);
    }

    [Fact]
    public void Only_what_the_rules_name_stops_the_clock()
    {
        var never = rules with { OffTheClock = [] };
        var made = new ACase();

        made.Case.PutOffClock(made.Ann, ACase.Say("Not here."), never).Problem.ShouldBe(ClockProblems.RunsOn);
        made.Take(made.Ann, made.Case.AskForMore(made.Ann, ACase.Say("Which?"), never));

        (made.Case.WaitingFor, made.Case.AnswerBy).ShouldBe((WaitingFor.Reporter, thursday));
        ACase
            .Accepted()
            .Case.PutOffClock(made.Ann, ACase.Say("Not here."), rules)
            .Problem.ShouldBe(CaseProblems.AlreadyJudged);
    }

    private static Standards.Problems.Result<Decision> Write(ACase made, Audience channel, DateOnly? update) =>
        made.Case.WriteAndPromise(made.Ann, channel, ACase.Say("Still at it."), update, ACase.Programme, made.Now);

    private static IReadOnlyList<OverdueTold> Told(ACase made, DateTimeOffset now)
    {
        var before = made.Case.History.Count;
        made.Take(Actor.Tocsin, made.Case.TellOverdue(rules, ACase.Programme, now));
        return [.. made.Case.History.Skip(before).Select(h => h.Entry).Cast<OverdueTold>()];
    }
}
