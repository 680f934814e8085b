using Tocsin.Cases.Maintainers;
using Tocsin.Cases.Vendors;
using Tocsin.Governance.Clocks;
using Tocsin.Standards.Contacts;

namespace Tocsin.Cases.Tests;

public sealed class ReachingTests
{
    private static readonly ClockRules rules = new();
    private static readonly AttemptText mail = new("security@sluice.example", null);

    [Fact]
    public void The_first_attempt_begins_the_ladder_and_each_due_step_is_told_once()
    {
        var made = With();
        made.Case.TellReaching(rules, made.Now).IsNothing.ShouldBeTrue();
        made.Case.NextReachingStep(rules.Reaching).ShouldBeNull();
        Attempt(made);
        var first = made.Now;

        made.Case.LadderOf(1, rules.Reaching).Steps.Select(step => step.Day).ShouldBe([0, 7, 14, 30]);
        made.Case.NextReachingStep(rules.Reaching).ShouldBe(first.AddDays(7));
        made.Now = first.AddDays(7);
        Tell(made).ShouldBe([new ReachingStepTold(1, 7)]);
        made.Dues[^1].ShouldBe(Notices.AskMember(made.Ann.Person, made.Case.Number));
        Tell(made).ShouldBeEmpty();

        made.Case.NextReachingStep(rules.Reaching).ShouldBe(first.AddDays(14));
    }

    [Fact]
    public void A_step_is_taken_by_an_attempt_on_its_day_or_later_and_not_by_one_before()
    {
        var made = With();
        Attempt(made);
        var first = made.Now;
        made.Now = first.AddDays(3);
        Attempt(made);

        made.Case.LadderOf(1, rules.Reaching).Next!.Day.ShouldBe(7);
        made.Now = first.AddDays(8);
        Attempt(made);

        made.Case.LadderOf(1, rules.Reaching).Next!.Day.ShouldBe(14);
        Tell(made).ShouldBeEmpty();
    }

    [Fact]
    public void At_the_end_those_are_told_whom_the_rules_name_and_the_day_stands()
    {
        var made = With();
        Attempt(made);
        var (ends, latest) = (made.Case.EmbargoEnds, made.Case.PublishBy);
        made.Now = made.Now.AddDays(37);

        Tell(made).ShouldContain(new ReachingEscalated(1));

        made.Dues.ShouldContain(Notices.AskTriagers(made.Case.Number));
        made.Dues.ShouldContain(Notices.TellAboveUnreached(made.Case.Number));
        made.Case.NextReachingStep(rules.Reaching).ShouldBeNull();
        (made.Case.EmbargoEnds, made.Case.PublishBy).ShouldBe((ends, latest));
    }

    [Fact]
    public void An_answer_ends_it_and_so_does_what_a_vendor_says()
    {
        var made = With();
        Attempt(made);
        made.Take(made.Ann, made.Case.RecordAnswer(made.Ann, 1, made.Now, mail, made.Now));

        made.Case.IsReached(made.Case.Vendors[0]).ShouldBeTrue();
        made.Now = made.Now.AddDays(40);
        Tell(made).ShouldBeEmpty();

        var other = With();
        Attempt(other);
        other.Take(other.Ann, other.Case.MoveVendor(other.Ann, 1, States.CaseEvent.VendorAware));
        other.Case.NextReachingStep(rules.Reaching).ShouldNotBeNull();
        other.Take(
            other.Ann,
            other.Case.SetVendorStatus(other.Ann, 1, VendorStatus.HasNotLooked, null, new(null, null))
        );
        other.Case.NextReachingStep(rules.Reaching).ShouldBeNull();
    }

    [Fact]
    public void What_is_recorded_lies_in_the_past_and_is_for_who_works_on_the_case()
    {
        var made = With();
        made.Case.RecordAttempt(made.Ann, 1, AttemptWay.Mail, made.Now.AddMinutes(1), mail, made.Now)
            .ShouldBeRefused("input.faulty");
        made.Case.RecordAttempt(made.Ann, 2, AttemptWay.Mail, made.Now, mail, made.Now).ShouldBeRefused("vendor.none");
        var stranger = made.Ann with { Duties = [] };
        made.Case.RecordAttempt(stranger, 1, AttemptWay.Mail, made.Now, mail, made.Now).Succeeded.ShouldBeFalse();
    }

    [Fact]
    public void The_best_contact_comes_first_and_each_once()
    {
        var made = With();
        PublishedContact general = new(
            ContactWay.Email,
            "Ann@sluice.example",
            ContactSource.PackageJson,
            "author",
            "",
            ContactRank.Person
        );
        PublishedContact best = new(
            ContactWay.Email,
            "ann@sluice.example",
            ContactSource.SecurityTxt,
            "line 1",
            "",
            ContactRank.ForReports
        );
        made.Take(made.Ann, made.Case.KeepContacts(made.Ann, 1, ContactSource.PackageJson, [general]));
        made.Take(made.Ann, made.Case.KeepContacts(made.Ann, 1, ContactSource.SecurityTxt, [best]));

        made.Case.ContactsOf(1).ShouldBe([best]);
        made.Case.ContactsOf(2).ShouldBeEmpty();
    }

    [Fact]
    public void A_ladder_has_a_first_day_and_ends_after_its_last()
    {
        new ReachingRules().Check().ShouldBeEmpty();
        Paths(new() { Days = [] }).ShouldContain("days");
        Paths(new() { Days = [0, 14, 7] }).ShouldBe(["days"]);
        Paths(new() { Days = [1, 7] }).ShouldBe(["days"]);
        Paths(new() { EscalateOnDay = 30 }).ShouldBe(["escalateOnDay"]);
    }

    private static IEnumerable<string> Paths(ReachingRules wrong) => wrong.Check().Select(fault => fault.Path);

    private static ACase With()
    {
        var made = ACase.Accepted();
        made.Take(made.Ann, made.Case.AddVendor(made.Ann, new("The maintainers of sluice", "pkg:npm/sluice")));
        return made;
    }

    private static void Attempt(ACase made) =>
        made.Take(made.Ann, made.Case.RecordAttempt(made.Ann, 1, AttemptWay.Mail, made.Now, mail, made.Now));

    private static IReadOnlyList<Ledger.Entry> Tell(ACase made)
    {
        var told = made.Case.TellReaching(rules, made.Now);
        made.Take(Ledger.Actor.Tocsin, told);
        return told.Entries;
    }
}
