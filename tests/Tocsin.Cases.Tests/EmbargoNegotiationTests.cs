using Tocsin.Cases.Access;
using Tocsin.Cases.Embargoes;
using Tocsin.Cases.Reports;
using Tocsin.Cases.States;
using Tocsin.Ledger;
using Tocsin.Standards.Problems;

namespace Tocsin.Cases.Tests;

public sealed class EmbargoNegotiationTests
{
    private static readonly Viewer.Reporter reporter = new(ACase.Number);

    [Fact]
    public void The_default_counts_as_proposed_and_a_reporter_who_says_nothing_has_accepted_it()
    {
        var made = new ACase();
        made.Case.Embargo.ShouldBe(EmbargoState.Proposed);
        made.Case.AdherenceOf(EmbargoParty.Reporter).ShouldBe(EmbargoAdherence.NoEmbargo);

        Accept(made);

        (made.Case.Embargo, made.Case.EmbargoEnds).ShouldBe((EmbargoState.Active, made.Now.AddDays(45)));
        made.Case.AdherenceOf(EmbargoParty.Reporter).ShouldBe(EmbargoAdherence.Keeps);
        made.Dues.ShouldContain(new DueRow(Case.EmbargoEndDue, ACase.Number.Text, made.Case.EmbargoEnds));
    }

    [Fact]
    public void Of_two_open_proposals_the_shorter_is_taken_first_and_the_longer_becomes_a_revision()
    {
        var made = new ACase();
        var soon = made.Now.AddDays(20);
        Propose(made, reporter, soon);

        Accept(made);

        (made.Case.Embargo, made.Case.EmbargoEnds, made.Case.PublishBy).ShouldBe((EmbargoState.Revise, soon, soon));
        var longer = made.Case.EmbargoProposals.Single(p => p.IsOpen);
        (longer.By, longer.Until).ShouldBe((EmbargoParty.Team, made.Now.AddDays(45)));
    }

    [Fact]
    public void Who_once_proposed_something_does_not_consent_by_silence()
    {
        var made = new ACase();
        Propose(made, reporter, made.Now.AddDays(20));
        Accept(made);
        made.Now = made.Case.EmbargoProposals.Single(p => p.IsOpen).AnswerBy;

        made.Case.SettleEmbargo(made.Now).IsNothing.ShouldBeTrue();
        made.Take(Actor.Reporter, made.Case.AnswerEmbargo(reporter, null, 2, agrees: false).Value);

        (made.Case.Embargo, made.Case.EmbargoProposals[1].Fate).ShouldBe((EmbargoState.Active, ProposalFate.Declined));
    }

    [Fact]
    public void A_proposal_of_the_team_is_agreed_by_the_reporters_word_or_by_their_silence()
    {
        var (word, silence) = (ACase.Accepted(), ACase.Accepted());
        var until = word.Now.AddDays(30);
        foreach (var made in new[] { word, silence })
        {
            Propose(made, made.Ann, until);
            made.Case.Embargo.ShouldBe(EmbargoState.Revise);
        }

        word.Take(Actor.Reporter, word.Case.AnswerEmbargo(reporter, null, 1, agrees: true).Value);
        silence.Case.SettleEmbargo(silence.Now).IsNothing.ShouldBeTrue("there is still time to answer");
        silence.Now = silence.Case.EmbargoProposals[0].AnswerBy;
        silence.Take(Actor.Tocsin, silence.Case.SettleEmbargo(silence.Now));

        foreach (var made in new[] { word, silence })
            (made.Case.Embargo, made.Case.EmbargoEnds, made.Case.PublishBy).ShouldBe(
                (EmbargoState.Active, until, until)
            );
    }

    [Fact]
    public void The_team_is_never_held_to_have_agreed_by_silence()
    {
        var made = ACase.Accepted();
        Propose(made, reporter, made.Now.AddDays(10));
        made.Now = made.Case.EmbargoProposals[0].AnswerBy;

        made.Case.SettleEmbargo(made.Now).IsNothing.ShouldBeTrue();
        made.Case.AnswerEmbargo(reporter, null, 1, agrees: true).ShouldBeRefused("embargo.own-proposal");
        made.Take(made.Ann, made.Case.AnswerEmbargo(made.Ann, null, 1, agrees: true));

        made.Case.EmbargoEnds.ShouldBe(made.Case.EmbargoProposals[0].Until);
    }

    [Fact]
    public void The_longer_of_two_cannot_be_agreed_to_while_the_shorter_is_open()
    {
        var made = ACase.Accepted();
        Propose(made, reporter, made.Now.AddDays(10));
        Propose(made, made.Ben, made.Now.AddDays(30));

        made.Case.AnswerEmbargo(reporter, null, 2, agrees: true).ShouldBeRefused("embargo.shorter-first");
        made.Take(made.Ann, made.Case.AnswerEmbargo(made.Ann, null, 1, agrees: true));

        made.Case.Embargo.ShouldBe(EmbargoState.Revise, "the longer is a wish to change it now");
        made.Case.AnswerEmbargo(reporter, null, 2, agrees: true).ShouldBeAllowed();
    }

    [Fact]
    public void A_counter_proposal_of_the_same_party_takes_the_place_of_its_first()
    {
        var made = ACase.Accepted();
        Propose(made, reporter, made.Now.AddDays(10));
        Propose(made, reporter, made.Now.AddDays(12));

        made.Case.EmbargoProposals.Select(p => p.Fate).ShouldBe([ProposalFate.Declined, ProposalFate.Open]);
        made.Case.Embargo.ShouldBe(EmbargoState.Revise);
    }

    [Fact]
    public void Nothing_longer_than_the_policy_and_nothing_past_is_proposed()
    {
        var made = ACase.Accepted();

        Try(made, reporter, made.Now.AddDays(46)).ShouldBeRefused("embargo.beyond-policy");
        Try(made, made.Ann, made.Case.EmbargoEnds).ShouldBeRefused("embargo.same-end");
        Try(made, reporter, made.Now).Problem!.Faults.Single().Path.ShouldBe("until");
    }

    [Fact]
    public void Nothing_is_proposed_of_what_is_public_rejected_or_over()
    {
        var open = ACase.Accepted();
        open.Take(open.Ann, open.Case.NoteWorld(open.Ann, CaseEvent.Public, new("A post.")));
        Try(open, reporter, open.Now.AddDays(1)).ShouldBeRefused("embargo.nothing-to-keep");

        var rejected = new ACase();
        rejected.Take(rejected.Ann, rejected.Case.Reject(rejected.Ann, RejectionReason.Spam, ACase.Say("No.")));
        Try(rejected, reporter, rejected.Now.AddDays(1)).ShouldBeRefused("embargo.over");

        var ended = ACase.Accepted();
        ended.Take(ended.Ann, ended.Case.EndEmbargo(ended.Ann, new("The reporter wants it out.")));
        Try(ended, ended.Ann, ended.Now.AddDays(1)).ShouldBeRefused("embargo.over");
        ended.Case.EndEmbargo(ended.Ann, new("Again.")).ShouldBeRefused("embargo.none");
    }

    [Fact]
    public void Once_attacks_are_seen_an_embargo_only_becomes_shorter()
    {
        var made = ACase.Accepted();
        Propose(made, made.Ann, made.Now.AddDays(20));
        made.Take(Actor.Reporter, made.Case.AnswerEmbargo(reporter, null, 1, agrees: true).Value);
        made.Take(made.Ann, made.Case.NoteWorld(made.Ann, CaseEvent.AttacksObserved, new("A log.")));

        Try(made, made.Ann, made.Now.AddDays(30)).ShouldBeRefused("embargo.attacks-observed");
        Try(made, made.Ann, made.Now.AddDays(2)).ShouldBeAllowed();
    }

    [Fact]
    public void At_its_instant_it_is_over_for_everybody_and_what_was_open_lapses()
    {
        var made = ACase.Accepted();
        Propose(made, reporter, made.Now.AddDays(40));
        made.Case.EndEmbargoInTime(made.Case.EmbargoEnds.AddTicks(-10)).IsNothing.ShouldBeTrue();
        made.Now = made.Case.EmbargoEnds;

        made.Take(Actor.Tocsin, made.Case.EndEmbargoInTime(made.Now));

        (made.Case.Embargo, made.Case.EmbargoEndedBy).ShouldBe((EmbargoState.Exited, EmbargoEnd.Time));
        made.Case.EmbargoProposals[0].Fate.ShouldBe(ProposalFate.Lapsed);
        made.Case.ExtendEmbargo(made.Now.AddDays(9), made.Now).ShouldBeRefused("embargo.over");
        made.Case.EndEmbargoInTime(made.Now).IsNothing.ShouldBeTrue();
    }

    [Fact]
    public void A_publication_that_is_planned_for_later_does_not_keep_it_alive_and_one_for_its_instant_ends_it()
    {
        var (later, then) = (ACase.Approved(), ACase.Approved());
        var ends = later.Case.EmbargoEnds;
        later.Take(later.Ann, later.Decide(later.Ann, ends.AddDays(3)));
        then.Take(then.Ann, then.Decide(then.Ann, ends));

        later.Case.EndEmbargoInTime(ends).Entries.ShouldHaveSingleItem();
        then.Case.EndEmbargoInTime(ends).IsNothing.ShouldBeTrue();
    }

    [Fact]
    public void A_later_proposal_does_not_move_the_time_to_answer_an_earlier_one()
    {
        var made = ACase.Accepted();
        Propose(made, made.Ann, made.Now.AddDays(30));
        var first = made.Case.EmbargoProposals[0].AnswerBy;
        made.Now = made.Now.AddDays(2);

        Propose(made, reporter, made.Now.AddDays(20));

        made.Case.EmbargoProposals[1].AnswerBy.ShouldBeGreaterThan(first);
        made.Dues.Last(d => d.Kind == Case.EmbargoAnswersDue).At.ShouldBe(first);
    }

    [Fact]
    public void Whoever_never_agreed_or_agreed_to_less_counts_as_not_keeping_to_it()
    {
        var made = ACase.Accepted();
        foreach (var name in new[] { "one", "two" })
            made.Take(made.Ann, made.Case.AddVendor(made.Ann, new(name, null)));
        foreach (var vendor in new[] { 1, 2 })
            made.Take(made.Ann, made.Case.MoveVendor(made.Ann, vendor, CaseEvent.VendorAware));
        made.Take(made.Ann, made.Case.AnswerEmbargo(made.Ann, 1, Case.WhatIsInForce, agrees: true));

        Adherence(made)
            .ShouldBe([
                EmbargoAdherence.Keeps,
                EmbargoAdherence.Keeps,
                EmbargoAdherence.Keeps,
                EmbargoAdherence.NeverAgreed,
            ]);
        made.Take(Actor.Tocsin, made.Case.ExtendEmbargo(made.Case.EmbargoEnds.AddDays(5), made.Now).Value);
        made.Case.AdherenceOf(EmbargoParty.Vendor(1)).ShouldBe(EmbargoAdherence.AgreedToLess);
        made.Case.AdherenceOf(EmbargoParty.Reporter).ShouldBe(EmbargoAdherence.Keeps, "they had a vote in it");
        made.Take(made.Ann, made.Case.RecordBreach(made.Ann, EmbargoParty.Reporter, new("A talk.")));
        made.Case.AdherenceOf(EmbargoParty.Reporter).ShouldBe(EmbargoAdherence.Broke);
        made.Case.RecordBreach(made.Ann, EmbargoParty.Vendor(9), new("Who?")).ShouldBeRefused("embargo.no-such-party");
    }

    [Fact]
    public void A_vendor_that_was_told_is_asked_too_and_a_no_of_theirs_declines()
    {
        var made = ACase.Accepted();
        made.Take(made.Ann, made.Case.AddVendor(made.Ann, new("one", null)));
        made.Case.AnswerEmbargo(made.Ann, 1, Case.WhatIsInForce, agrees: true).ShouldBeRefused("vendor.none");
        made.Take(made.Ann, made.Case.MoveVendor(made.Ann, 1, CaseEvent.VendorAware));
        Propose(made, made.Ann, made.Now.AddDays(30));
        made.Take(Actor.Reporter, made.Case.AnswerEmbargo(reporter, null, 1, agrees: true).Value);
        made.Case.EmbargoProposals[0].IsOpen.ShouldBeTrue("the vendor has not answered");

        made.Take(made.Ann, made.Case.AnswerEmbargo(made.Ann, 1, 1, agrees: false));

        made.Case.EmbargoProposals[0].Fate.ShouldBe(ProposalFate.Declined);
        made.Case.Embargo.ShouldBe(EmbargoState.Active);
    }

    private static EmbargoAdherence[] Adherence(ACase made) =>
        [.. made.Case.EmbargoParties.Select(made.Case.AdherenceOf)];

    private static void Accept(ACase made) =>
        made.Take(made.Ann, made.Case.Accept(made.Ann, ACase.Say("Yes."), ACase.Programme, made.Now));

    private static void Propose(ACase made, Viewer by, DateTimeOffset until) =>
        made.Take(by.Actor, Try(made, by, until).Value);

    private static Result<Decision> Try(ACase made, Viewer by, DateTimeOffset until) =>
        made.Case.ProposeEmbargo(by, until, null, ACase.Programme, made.Now);
}
