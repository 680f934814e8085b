using Tocsin.Governance.Agreements;
using Tocsin.Governance.People;
using Tocsin.Governance.Proposals;
using Tocsin.Governance.Teams;
using Tocsin.Ledger;

namespace Tocsin.Governance.Tests.Proposals;

public sealed class OutcomeTests
{
    private readonly AProposal it = new(3);

    [Fact]
    public void Once_decided_it_refuses_everything_for_good()
    {
        it.Open(new ProposalSubject.AcceptPartner());
        for (var i = 0; i < 3; i++)
            it.Cast(i, Choice.For);
        var outcome = it.Close();
        var (now, ann) = (it.Programme.Now, it.Members[0].Id);

        it.Proposal.Close(now).ShouldBeRefused("proposal.decided");
        it.Proposal.Close(now.AddYears(1)).ShouldBeRefused("proposal.decided");
        it.Casting(0, Choice.Against).ShouldBeRefused("proposal.decided");
        it.Proposal.RaiseObjection(ann, new("No."), it.All, now).ShouldBeRefused("proposal.decided");
        it.Proposal.Recuse(ann, now).ShouldBeRefused("proposal.decided");
        it.Proposal.Withdraw(ann, now).ShouldBeRefused("proposal.decided");
        it.Opening(it.Proposal.Subject!, it.Proposal.Rule).ShouldBeRefused("proposal.already-opened");
        it.Proposal.Outcome.ShouldBe(outcome);
        it.Proposal.Tally.ShouldBe(new(3, 0, 0));
    }

    [Fact]
    public void Closing_late_gives_what_closing_in_time_would_have_given()
    {
        it.Open(new ProposalSubject.AcceptPartner());
        it.Cast(0, Choice.For);
        it.Cast(1, Choice.For);
        var inTime = it.Proposal.Close(it.Proposal.Deadline).Value.Entries;
        it.Proposal.Close(it.Proposal.Deadline.AddDays(9)).Value.Entries.ShouldBe(inTime);
    }

    [Fact]
    public void Who_joins_by_a_proposal_is_a_member_once_it_is_carried_out_and_only_once()
    {
        var ann = it.Programme.Person();
        it.Programme.SignAll(ann);
        it.Open(new ProposalSubject.JoinTeam(ann.Id, DefaultTeams.CoreResponse));
        it.Proposal.CarryOut(ann, it.Programme.Chart, [], it.Programme.Now).IsNothing.ShouldBeTrue();
        it.Close();
        it.Programme.Standing(ann).Holds.ShouldBeFalse();

        it.Take(it.Proposal.CarryOut(ann, it.Programme.Chart, [], it.Programme.Now), Actor.Tocsin);
        it.Programme.Standing(ann).Rights.Duties.ShouldBe([Duty.Triager]);
        it.Proposal.CarryOut(ann, it.Programme.Chart, [], it.Programme.Now).IsNothing.ShouldBeTrue();
    }

    [Fact]
    public void What_passed_and_cannot_be_done_any_more_says_why()
    {
        var ann = it.Programme.Person();
        it.Programme.Take(ann, ann.ChangeProfile(new(Employer: "Acme")));
        it.Open(new ProposalSubject.JoinTeam(ann.Id, DefaultTeams.CoreResponse));
        it.Close();
        it.Take(it.Proposal.CarryOut(ann, it.Programme.Chart, ["Acme"], it.Programme.Now), Actor.Tocsin);

        it.Proposal.CarriedOut.ShouldBe(new("team.employer-cap"));
        ann.Memberships.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(SanctionMeasure.Warning)]
    [InlineData(SanctionMeasure.Suspension)]
    [InlineData(SanctionMeasure.Removal)]
    public void A_sanction_does_what_was_decided_and_no_more(SanctionMeasure measure)
    {
        var ann = it.Programme.In(DefaultTeams.Policy);
        it.Open(new ProposalSubject.Sanction(ann.Id, measure));
        for (var i = 0; i < 3; i++)
            it.Cast(i, Choice.For);
        it.Close();
        it.Take(it.Proposal.CarryOut(ann, it.Programme.Chart, [], it.Programme.Now), Actor.Tocsin);

        ann.Warnings.ShouldBe(measure == SanctionMeasure.Warning ? 1 : 0);
        ann.IsSuspended(it.Programme.Now).ShouldBe(measure == SanctionMeasure.Suspension);
        ann.HasLeft.ShouldBe(measure == SanctionMeasure.Removal);
    }

    [Fact]
    public void A_ballot_without_quorum_goes_to_the_next_of_the_chain_with_a_day_for_the_answer()
    {
        it.Open(new ProposalSubject.ChangePolicy("embargo"));
        it.Object(1);
        var outcome = it.Close();
        var answerBy = it.Programme.Now.AddDays(14);

        outcome.ShouldBe(
            new(OutcomeKind.Escalated, RejectionCause.NoQuorum, DefaultTeams.Steering, answerBy, new(0, 0, 0))
        );
        it.Programme.Dues.ShouldContain(new DueRow(Proposal.AnswerDue, it.Proposal.Id.Text, answerBy));
        it.Proposal.CarryOut(Agreement.Stream(AgreementKind.Privacy), Decision.Nothing).IsNothing.ShouldBeTrue();
    }

    [Fact]
    public void The_team_above_answers_by_a_proposal_of_its_own()
    {
        it.Open(new ProposalSubject.ChangePolicy("embargo"));
        it.Object(1);
        it.Close();
        var answer = it.Programme.State<Proposal>(ProposalId.Parse("pr-7KQ4M2XD02").Value.Stream);
        var chair = it.Programme.In(DefaultTeams.Steering);
        var draft = new ProposalDraft(
            it.Proposal.Subject!,
            it.Proposal.Text!,
            DecisionRules.Default.ChangePolicy,
            DefaultTeams.Steering,
            it.Proposal
        );

        answer
            .Open(draft with { Team = DefaultTeams.Policy }, new([chair.Id], []), it.Programme.Chart, it.Programme.Now)
            .ShouldBeRefused("proposal.not-escalated");
        it.Programme.Take(
            answer.Id.Stream,
            answer.Open(draft, new([chair.Id], []), it.Programme.Chart, it.Programme.Now).Value,
            chair.Id.Actor
        );

        it.Proposal.AnsweredBy.ShouldBe(answer.Id);
        it.Proposal.Outcome!.Kind.ShouldBe(OutcomeKind.Escalated);
        answer.Continues.ShouldBe(it.Proposal.Id);
        answer.Above.ShouldBeNull();
    }

    [Fact]
    public void A_proposal_keeps_the_rule_under_which_it_was_opened()
    {
        it.Open(new ProposalSubject.AcceptPartner(), new() { Quorum = 1 });
        it.Programme.Refolded<Proposal>(it.Proposal.Id.Stream).Rule.ShouldBe(new() { Quorum = 1 });
    }

    [Theory]
    [InlineData("pr-7KQ4M2XD01", true)]
    [InlineData(" PR-7kq4m2xdoi", true)]
    [InlineData("pr-7KQ4M2XD0", false)]
    [InlineData("pr-7KQ4M2XDU1", false)]
    [InlineData("TC-7KQ4-M2XD", false)]
    [InlineData(null, false)]
    public void An_ID_can_be_typed_and_what_is_none_answers_like_one_that_does_not_exist(string? typed, bool fits)
    {
        var parsed = ProposalId.Parse(typed);
        (parsed.Problem?.Code ?? parsed.Value.Text).ShouldBe(fits ? "pr-7KQ4M2XD01" : "not-found");
    }
}
