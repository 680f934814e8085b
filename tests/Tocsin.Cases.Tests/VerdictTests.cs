using Tocsin.Cases.Duplicates;
using Tocsin.Cases.Embargoes;
using Tocsin.Cases.Reports;
using Tocsin.Ledger;

namespace Tocsin.Cases.Tests;

public sealed class VerdictTests
{
    private static readonly MessageText why = ACase.Say("Because.");

    [Fact]
    public void What_is_put_off_is_a_vulnerability_whose_day_stands_when_it_is_taken_up()
    {
        var made = new ACase();
        made.Take(made.Ann, made.Case.Defer(made.Ann, why, ACase.Programme, made.Now));
        var day = made.Case.PublishBy;
        (made.Case.State, made.Case.Embargo, day).ShouldBe(
            (ReportState.Deferred, EmbargoState.Active, made.Now.AddDays(45))
        );
        made.Case.SaveDraft(made.Ann, 0, ACase.Sound).ShouldBeRefused("case.not-accepted");
        made.Now = made.Now.AddDays(30);

        made.Take(made.Ben, made.Case.Accept(made.Ben, why, ACase.Programme, made.Now));

        (made.Case.State, made.Case.PublishBy).ShouldBe((ReportState.Accepted, day));
        made.Case.Owner.ShouldBe(made.Ben.Person);
        made.Take(made.Ben, made.Case.Defer(made.Ben, why, ACase.Programme, made.Now));
        made.Case.PublishBy.ShouldBe(day);
    }

    [Fact]
    public void A_rejected_reporter_gets_one_second_look_by_somebody_else()
    {
        var made = Rejected(RejectionReason.OutOfScope);
        made.Case.Close(made.Ann, made.Now).ShouldBeRefused("case.second-look-open");
        made.Take(Actor.Reporter, made.Case.AskSecondLook(why, ACase.Programme, made.Now).Value);
        (made.Case.WaitingFor, made.Case.AnswerBy is not null).ShouldBe((WaitingFor.Team, true));

        made.Case.Close(made.Ann, made.Now).ShouldBeRefused("case.second-look-asked");
        made.Case.ConfirmRejection(made.Ann, why).ShouldBeRefused("case.same-triager");
        made.Case.Accept(made.Ann, why, ACase.Programme, made.Now).ShouldBeRefused("case.same-triager");
        made.Case.Defer(made.Ann, why, ACase.Programme, made.Now).ShouldBeRefused("case.same-triager");
        made.Take(made.Ben, made.Case.ConfirmRejection(made.Ben, why));

        made.Case.AskSecondLook(why, ACase.Programme, made.Now).ShouldBeRefused("case.second-look-given");
        made.Take(made.Ann, made.Case.Close(made.Ann, made.Now));
        made.Case.ClosedAs.ShouldBe(ClosingReason.OutOfScope);
    }

    [Fact]
    public void A_second_look_can_find_that_it_is_one_after_all()
    {
        var made = Rejected(RejectionReason.NotAVulnerability);
        made.Take(Actor.Reporter, made.Case.AskSecondLook(why, ACase.Programme, made.Now).Value);

        made.Take(made.Ben, made.Case.Accept(made.Ben, why, ACase.Programme, made.Now));

        (made.Case.State, made.Case.Embargo, made.Case.SecondLook).ShouldBe(
            (ReportState.Accepted, EmbargoState.Active, SecondLook.Given)
        );
    }

    [Theory]
    [InlineData(RejectionReason.Spam)]
    [InlineData(RejectionReason.Duplicate)]
    public void What_nobody_would_look_at_twice_is_closed_at_once(RejectionReason reason)
    {
        var made = Rejected(reason);

        made.Case.AskSecondLook(why, ACase.Programme, made.Now).ShouldBeRefused("case.no-second-look");
        made.Case.Close(made.Ann, made.Now).ShouldBeAllowed();
    }

    [Fact]
    public void The_time_for_a_second_look_ends_and_then_the_case_is_closed()
    {
        var made = Rejected(RejectionReason.NotAVulnerability);
        made.Now = made.Now.AddDays(Case.SecondLookDays).AddTicks(10);

        made.Case.AskSecondLook(why, ACase.Programme, made.Now).ShouldBeRefused("case.no-second-look");
        made.Take(made.Ann, made.Case.Close(made.Ann, made.Now, toTracker: true));

        made.Case.History[^1].Entry.ShouldBe(new CaseClosed(ClosingReason.NotAVulnerability, ToTracker: true));
    }

    [Fact]
    public void A_report_is_withdrawn_only_by_its_reporter_and_only_then_rejected_as_that()
    {
        var made = new ACase();
        made.Case.Reject(made.Ann, RejectionReason.Withdrawn, why).ShouldBeRefused("case.not-withdrawn");

        made.Take(Actor.Reporter, made.Case.TakeBack(why, ACase.Programme, made.Now).Value);
        made.Take(made.Ann, made.Case.Reject(made.Ann, RejectionReason.Withdrawn, why));
        made.Take(made.Ann, made.Case.Close(made.Ann, made.Now));

        made.Case.ClosedAs.ShouldBe(ClosingReason.Withdrawn);
        made.Case.TakeBack(why, ACase.Programme, made.Now).Value.IsNothing.ShouldBeTrue();
        Rejected(RejectionReason.Spam)
            .Case.TakeBack(why, ACase.Programme, made.Now)
            .ShouldBeRefused("case.nothing-to-withdraw");
    }

    [Fact]
    public void A_duplicate_is_merged_and_its_reporter_is_kept_told_and_credited()
    {
        var (first, second) = (ACase.Approved(), ACase.Another(ACase.Report with { Credit = "Rex" }));
        var decided = second.Case.MergeInto(second.Ann, first.Case, why).Value;

        var (stream, entry) = decided.Elsewhere.ShouldHaveSingleItem();
        stream.ShouldBe(first.Case.Number.Stream);
        second.TakeHere(second.Ann, decided);
        first.TakeElsewhere(second.Ann.Actor, entry);

        (second.Case.State, second.Case.RejectedAs, second.Case.Original).ShouldBe(
            (ReportState.Invalid, RejectionReason.Duplicate, first.Case.Number)
        );
        first.Case.Duplicates.ShouldBe([new MergedReport(second.Case.Number, "Rex")]);
        first.Take(first.Ann, first.Decide(first.Ann));
        var published = first.Case.Publish(first.Ids, "TCS", first.Now);
        published.Elsewhere.ShouldContain(e => e.Stream == second.Case.Number.Stream && e.Entry is OriginalPublished);
        published.Dues.ShouldContain(d => d.Key == $"reporter:{second.Case.Number}");
    }

    [Fact]
    public void Nothing_is_merged_into_itself_into_what_was_rejected_or_in_a_chain()
    {
        var (one, two, three) = (new ACase(), ACase.Another(ACase.Report), ACase.Another(ACase.Report));
        one.Case.MergeInto(one.Ann, one.Case, why).ShouldBeRefused("case.no-original");
        two.Case.MergeInto(two.Ann, Rejected(RejectionReason.Spam).Case, why).ShouldBeRefused("case.no-original");
        two.TakeHere(two.Ann, two.Case.MergeInto(two.Ann, one.Case, why).Value);

        three.Case.MergeInto(three.Ann, two.Case, why).ShouldBeRefused("case.no-original");
        two.Case.MergeInto(two.Ann, three.Case, why).ShouldBeRefused("case.cannot-merge");
    }

    [Fact]
    public void The_reporter_tries_the_fix_when_asked_and_what_does_not_work_is_owed_an_answer()
    {
        var made = ACase.Accepted();
        made.Case.CheckFix(true, null, ACase.Programme, made.Now).ShouldBeRefused("case.fix-check-not-asked");
        made.Take(made.Ann, made.Case.AskToCheckFix(made.Ann, why));
        made.Case.AskToCheckFix(made.Ann, why).ShouldBeRefused("case.fix-check-asked");

        made.Take(Actor.Reporter, made.Case.CheckFix(false, why, ACase.Programme, made.Now).Value);

        (made.Case.FixWorks, made.Case.AnswerBy is not null).ShouldBe((false, true));
        made.Take(made.Ann, made.Case.AskToCheckFix(made.Ann, why));
        made.Take(Actor.Reporter, made.Case.CheckFix(true, null, ACase.Programme, made.Now).Value);
        made.Case.FixWorks.ShouldBe(true);
    }

    [Fact]
    public void Credit_is_chosen_until_it_is_public()
    {
        var made = ACase.Accepted();
        made.Take(Actor.Reporter, made.Case.ChooseCredit("Rita of Example").Value);
        made.Case.Credit.ShouldBe("Rita of Example");
        made.Take(Actor.Reporter, made.Case.ChooseCredit(null).Value);
        made.Case.Credit.ShouldBeNull();

        ACase.Published().Case.ChooseCredit("Late").ShouldBeRefused("case.credit-is-public");
    }

    private static ACase Rejected(RejectionReason reason)
    {
        var made = new ACase();
        made.Take(made.Ann, made.Case.Reject(made.Ann, reason, why));
        return made;
    }
}
