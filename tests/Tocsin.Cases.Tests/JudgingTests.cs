using Tocsin.Cases.Channels;
using Tocsin.Cases.Embargoes;
using Tocsin.Cases.Reports;
using Tocsin.Governance.People;
using Tocsin.Ledger;

namespace Tocsin.Cases.Tests;

public sealed class JudgingTests
{
    [Fact]
    public void A_report_waits_for_the_team_until_the_promised_day_ends()
    {
        var made = new ACase();

        made.Case.State.ShouldBe(ReportState.Received);
        made.Case.WaitingFor.ShouldBe(WaitingFor.Team);
        made.Case.AnswerBy.ShouldBe(new DateTimeOffset(2026, 3, 5, 0, 0, 0, TimeSpan.Zero));
        made.Case.Embargo.ShouldBe(EmbargoState.Proposed);
        made.Dues.ShouldContain(d => d.Key == $"triagers:{ACase.Number}");
    }

    [Fact]
    public void Accepting_starts_the_embargo_and_the_clock_of_publication()
    {
        var made = new ACase();
        made.Take(made.Ann, made.Case.Accept(made.Ann, ACase.Say("Yes."), ACase.Programme, made.Now));

        made.Case.State.ShouldBe(ReportState.Accepted);
        made.Case.Embargo.ShouldBe(EmbargoState.Active);
        made.Case.PublishBy.ShouldBe(made.Now.AddDays(45));
        made.Case.AnswerBy.ShouldBeNull();
        made.Case.Owner.ShouldBe(made.Ann.Person);
        made.Dues.ShouldContain(d => d.Key == $"reporter:{ACase.Number}");
    }

    [Fact]
    public void Rejecting_names_its_reason_and_waits_for_nobody()
    {
        var made = new ACase();
        made.Take(made.Ann, made.Case.Reject(made.Ann, RejectionReason.OutOfScope, ACase.Say("No.")));

        made.Case.State.ShouldBe(ReportState.Invalid);
        made.Case.RejectedAs.ShouldBe(RejectionReason.OutOfScope);
        made.Case.WaitingFor.ShouldBe(WaitingFor.Nobody);
        made.Case.Embargo.ShouldBe(EmbargoState.None);
    }

    [Fact]
    public void A_rejected_report_can_be_accepted_after_a_second_look()
    {
        var made = new ACase();
        made.Take(made.Ann, made.Case.Reject(made.Ann, RejectionReason.NotReproducible, ACase.Say("No.")));
        made.Take(made.Ben, made.Case.Accept(made.Ben, ACase.Say("Yes after all."), ACase.Programme, made.Now));

        made.Case.State.ShouldBe(ReportState.Accepted);
        made.Case.RejectedAs.ShouldBeNull();
        made.Case.Owner.ShouldBe(made.Ben.Person);
    }

    [Fact]
    public void A_verdict_is_given_once()
    {
        var made = ACase.Accepted();

        made.Case.Accept(made.Ben, ACase.Say("Yes."), ACase.Programme, made.Now).ShouldBeRefused("case.already-judged");
        made.Case.Reject(made.Ben, RejectionReason.Spam, ACase.Say("No.")).ShouldBeRefused("case.already-judged");
        made.Case.AskForMore(made.Ben, ACase.Say("How?")).ShouldBeRefused("case.already-judged");
    }

    [Fact]
    public void Who_reported_never_triages()
    {
        var made = new ACase();
        var rita = ACase.Triager("Rita@Example.org");

        made.Case.Accept(rita, ACase.Say("Mine."), ACase.Programme, made.Now)
            .ShouldBeRefused("case.reporter-never-triages");
        made.Case.Reject(rita, RejectionReason.Spam, ACase.Say("Mine.")).ShouldBeRefused("case.reporter-never-triages");
        made.Case.AskForMore(rita, ACase.Say("Mine.")).ShouldBeRefused("case.reporter-never-triages");
        made.Case.Close(rita, made.Now).ShouldBeRefused("case.reporter-never-triages");
        made.Case.History.Count.ShouldBe(1);
    }

    [Fact]
    public void Who_reported_neither_drafts_nor_reviews_nor_publishes()
    {
        var made = ACase.Drafted();
        var rita = ACase.Triager("rita@example.org");

        made.Case.SaveDraft(rita, 1, ACase.Sound with { Summary = "Mine" })
            .ShouldBeRefused("case.reporter-never-triages");
        made.Case.AskForReview(rita).ShouldBeRefused("case.reporter-never-triages");
        made.Case.Approve(rita, 1).ShouldBeRefused("case.reporter-never-triages");
        made.Case.AskForChanges(rita, 1, ACase.Say("Mine")).ShouldBeRefused("case.reporter-never-triages");
        made.Case.AssignCve(rita, made.Pool, made.Now).ShouldBeRefused("case.reporter-never-triages");
        made.Decide(rita).ShouldBeRefused("case.reporter-never-triages");
        made.Case.CallOffPublication(rita).ShouldBeRefused("case.reporter-never-triages");
    }

    [Fact]
    public void A_token_that_may_only_read_changes_nothing()
    {
        var made = new ACase();
        var reading = made.Ann with { Scopes = [TokenScope.CasesRead] };

        made.Case.Write(reading, Audience.Team, ACase.Say("Hm.")).ShouldBeRefused("case.not-allowed");
        made.Case.Accept(reading, ACase.Say("Yes."), ACase.Programme, made.Now).ShouldBeRefused("case.not-allowed");
        made.Case.Close(reading, made.Now).ShouldBeRefused("case.not-allowed");
        var writing = made.Ann with { Scopes = [TokenScope.CasesWrite] };
        made.Case.Write(writing, Audience.Team, ACase.Say("Hm.")).ShouldBeAllowed();
    }

    [Fact]
    public void Asking_for_more_stops_the_clock_and_the_answer_starts_it_again()
    {
        var made = new ACase();
        made.Take(made.Ann, made.Case.AskForMore(made.Ann, ACase.Say("Which version?")));
        (made.Case.WaitingFor, made.Case.AnswerBy).ShouldBe((WaitingFor.Reporter, (DateTimeOffset?)null));

        made.Now = made.Now.AddDays(10);
        made.Take(Actor.Reporter, made.Case.WriteBack(ACase.Say("1.0.0"), ACase.Programme, made.Now));

        made.Case.WaitingFor.ShouldBe(WaitingFor.Team);
        made.Case.AnswerBy.ShouldBe(ACase.Programme.Calendar.EndOfBusinessDay(made.Now, 2));
    }

    [Fact]
    public void A_reporter_who_writes_again_does_not_move_the_promise()
    {
        var made = new ACase();
        var promised = made.Case.AnswerBy;
        made.Now = made.Now.AddDays(2);
        made.Take(Actor.Reporter, made.Case.WriteBack(ACase.Say("More."), ACase.Programme, made.Now));

        made.Case.AnswerBy.ShouldBe(promised);
    }

    [Fact]
    public void Before_the_verdict_a_friendly_word_is_no_answer()
    {
        var made = new ACase();
        made.Take(made.Ann, made.Case.Write(made.Ann, Audience.WithReporter, ACase.Say("Thank you.")));

        made.Case.AnswerBy.ShouldNotBeNull();
        made.Case.WaitingFor.ShouldBe(WaitingFor.Team);
    }

    [Fact]
    public void After_the_verdict_an_answer_is_an_answer()
    {
        var made = ACase.Accepted();
        made.Take(Actor.Reporter, made.Case.WriteBack(ACase.Say("When?"), ACase.Programme, made.Now));
        made.Case.AnswerBy.ShouldNotBeNull();

        made.Take(made.Ben, made.Case.Write(made.Ben, Audience.Team, ACase.Say("Who answers?")));
        made.Case.AnswerBy.ShouldNotBeNull();

        made.Take(made.Ben, made.Case.Write(made.Ben, Audience.WithReporter, ACase.Say("Soon.")));
        made.Case.AnswerBy.ShouldBeNull();
        made.Case.WaitingFor.ShouldBe(WaitingFor.Team);
    }

    [Fact]
    public void A_rejected_report_that_was_answered_once_more_waits_for_nobody()
    {
        var made = new ACase();
        made.Take(made.Ann, made.Case.Reject(made.Ann, RejectionReason.Duplicate, ACase.Say("Known.")));
        made.Take(Actor.Reporter, made.Case.WriteBack(ACase.Say("Really?"), ACase.Programme, made.Now));
        made.Case.WaitingFor.ShouldBe(WaitingFor.Team);

        made.Take(made.Ann, made.Case.Write(made.Ann, Audience.WithReporter, ACase.Say("Really.")));
        (made.Case.WaitingFor, made.Case.AnswerBy).ShouldBe((WaitingFor.Nobody, (DateTimeOffset?)null));
    }

    [Fact]
    public void The_owner_hears_of_what_the_team_writes_and_nobody_hears_of_themselves()
    {
        var made = ACase.Accepted();
        made.Dues.Clear();
        made.Take(made.Ann, made.Case.Write(made.Ann, Audience.Team, ACase.Say("A note.")));
        made.Dues.ShouldBeEmpty();

        made.Take(made.Ben, made.Case.Write(made.Ben, Audience.Team, ACase.Say("A question.")));
        made.Dues.ShouldHaveSingleItem().Key.ShouldBe($"member:{made.Ann.Person}:{ACase.Number}");
    }

    [Fact]
    public void Only_what_is_done_can_be_closed()
    {
        new ACase().Case.Close(ACase.Triager(), DateTimeOffset.UnixEpoch).ShouldBeRefused("case.not-closable");
        var accepted = ACase.Accepted();
        accepted.Case.Close(accepted.Ann, accepted.Now).ShouldBeRefused("case.not-closable");

        var rejected = new ACase();
        rejected.Take(rejected.Ann, rejected.Case.Reject(rejected.Ann, RejectionReason.Spam, ACase.Say("No.")));
        rejected.Case.Close(rejected.Ann, rejected.Now).ShouldBeAllowed();

        var published = ACase.Published();
        published.Take(published.Ann, published.Case.Close(published.Ann, published.Now));
        published.Case.State.ShouldBe(ReportState.Closed);
        published.Case.Close(published.Ann, published.Now).ShouldBeRefused("case.closed");
    }

    [Fact]
    public void A_reporter_who_writes_after_the_end_is_still_read()
    {
        var made = ACase.Published();
        made.Take(made.Ann, made.Case.Close(made.Ann, made.Now));
        made.Take(Actor.Reporter, made.Case.WriteBack(ACase.Say("It is back."), ACase.Programme, made.Now));

        made.Case.State.ShouldBe(ReportState.Closed);
        made.Case.WaitingFor.ShouldBe(WaitingFor.Team);
        made.Dues[^1].Key.ShouldBe($"member:{made.Ann.Person}:{ACase.Number}");
    }

    [Fact]
    public void Nothing_is_drafted_before_the_report_is_accepted_or_after_the_end()
    {
        var made = new ACase();
        made.Case.SaveDraft(made.Ann, 0, ACase.Sound).ShouldBeRefused("case.not-accepted");

        var done = ACase.Published();
        done.Take(done.Ann, done.Case.Close(done.Ann, done.Now));
        done.Case.SaveDraft(done.Ann, 1, ACase.Sound with { Summary = "Again" }).ShouldBeRefused("case.closed");
    }

    public static TheoryData<ReportState, ReportState> Moves
    {
        get
        {
            // Vultron's report management model, as its table has it
            var all = new TheoryData<ReportState, ReportState>();
            foreach (var from in Enum.GetValues<ReportState>())
            foreach (var to in Enum.GetValues<ReportState>())
                all.Add(from, to);
            return all;
        }
    }

    [Theory]
    [MemberData(nameof(Moves))]
    public void A_report_moves_as_the_model_says(ReportState from, ReportState to)
    {
        var allowed = from switch
        {
            ReportState.Received => to is ReportState.Invalid or ReportState.Valid,
            ReportState.Invalid => to is ReportState.Valid or ReportState.Closed,
            ReportState.Valid => to is ReportState.Accepted or ReportState.Deferred,
            ReportState.Accepted => to is ReportState.Deferred or ReportState.Closed,
            ReportState.Deferred => to is ReportState.Accepted or ReportState.Closed,
            _ => false,
        };
        from.CanBecome(to).ShouldBe(allowed);
    }
}
