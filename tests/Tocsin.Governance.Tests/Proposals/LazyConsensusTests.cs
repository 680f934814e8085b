using Tocsin.Governance.People;
using Tocsin.Governance.Proposals;
using Tocsin.Governance.Teams;

namespace Tocsin.Governance.Tests.Proposals;

public sealed class LazyConsensusTests
{
    private static readonly ProposalSubject Policy = new ProposalSubject.ChangePolicy("embargo");

    private readonly AProposal it = new(4);

    [Fact]
    public void What_nobody_objects_to_passes_at_the_deadline_and_not_before()
    {
        it.Open(Policy);
        var deadline = it.Programme.Now.AddDays(14);
        it.Proposal.Deadline.ShouldBe(deadline);
        it.Programme.Dues[^1].ShouldBe(new(Proposal.CloseDue, it.Proposal.Id.Text, deadline));

        it.Proposal.Close(deadline.AddTicks(-10)).ShouldBeRefused("proposal.still-open");
        it.Close().ShouldBe(new(OutcomeKind.Passed));
        it.Programme.Dues[^1].ShouldBe(new(Proposal.CarryDue, it.Proposal.Id.Text, deadline));
    }

    [Fact]
    public void An_objection_makes_it_a_ballot_of_those_who_are_members_then()
    {
        it.Open(Policy);
        it.Programme.Now = it.Programme.Now.AddDays(3);
        var fewer = new Electors([it.Members[1].Id, it.Members[2].Id], []);
        it.Take(
            it.Proposal.RaiseObjection(it.Members[1].Id, new("Too early."), fewer, it.Programme.Now),
            it.Members[1].Id.Actor
        );

        it.Proposal.Objections.ShouldHaveSingleItem().ShouldBe(new(it.Members[1].Id, "Too early.", it.Programme.Now));
        it.Proposal.Ballot!.Electorate.ShouldBe(
            [Voter.Of(it.Members[1].Id), Voter.Of(it.Members[2].Id)],
            ignoreOrder: true
        );
        it.Proposal.Deadline.ShouldBe(it.Programme.Now.AddDays(14));
        it.Programme.Dues[^1].At.ShouldBe(it.Proposal.Deadline);
    }

    [Fact]
    public void Only_who_was_asked_can_object_in_time_and_once()
    {
        it.Open(Policy, electors: it.AllBut(3));
        var (recused, stranger) = (it.Members[3].Id, it.Programme.Person().Id);

        Objecting(recused).ShouldBeRefused("proposal.recused");
        Objecting(stranger).ShouldBeRefused("proposal.no-vote");
        it.Casting(1, Choice.For).ShouldBeRefused("proposal.no-ballot");
        it.Object(1);
        Objecting(it.Members[2].Id).ShouldBeRefused("proposal.already-a-ballot");
        it.Proposal.Ballot!.Electorate.ShouldNotContain(Voter.Of(recused)); // although All names them as a member
    }

    [Fact]
    public void An_objection_at_the_deadline_is_too_late()
    {
        it.Open(Policy);
        it.Programme.Now = it.Proposal.Deadline;
        Objecting(it.Members[1].Id).ShouldBeRefused("proposal.over");
    }

    [Fact]
    public void Whoever_is_to_join_does_not_speak_for_themselves()
    {
        var joining = it.Members[2].Id;
        it.Open(new ProposalSubject.JoinTeam(joining, DefaultTeams.CoreResponse));
        Objecting(joining).ShouldBeRefused("proposal.recused");
    }

    [Fact]
    public void Silence_is_no_consent_where_nobody_could_have_spoken()
    {
        it.Open(new ProposalSubject.InviteExpert("TC-7KQ4-M2XD", 14));
        foreach (var member in it.Members)
            it.Take(it.Proposal.Recuse(member.Id, it.Programme.Now), member.Id.Actor);
        it.Close().Because.ShouldBe(RejectionCause.NoQuorum);
    }

    [Fact]
    public void Whoever_proposed_can_withdraw_before_the_deadline_and_nobody_else()
    {
        it.Open(Policy);
        it.Proposal.Withdraw(it.Members[1].Id, it.Programme.Now).ShouldBeRefused("proposal.not-yours");
        it.Proposal.Withdraw(it.Members[0].Id, it.Proposal.Deadline).ShouldBeRefused("proposal.over");
        it.Take(it.Proposal.Withdraw(it.Members[0].Id, it.Programme.Now), it.Members[0].Id.Actor);
        it.Proposal.Outcome.ShouldBe(new(OutcomeKind.Rejected, RejectionCause.Withdrawn));
    }

    [Fact]
    public void Everything_that_is_wrong_with_a_proposal_is_said_at_once()
    {
        var refused = it.Proposal.Open(
            new(
                new ProposalSubject.InviteExpert("the one about sluice", 0),
                new(" "),
                new() { Quorum = 2, LazyDays = 0 },
                TeamId.Parse("nobody").Value
            ),
            it.All,
            it.Programme.Chart,
            it.Programme.Now
        );

        refused
            .Problem!.Faults.Select(f => f.Path)
            .ShouldBe(["rule.LazyDays", "rule.Quorum", "team", "subject.days", "subject.case", "detail", "reason"]);
        it.Proposal.Exists.ShouldBeFalse();
    }

    [Theory]
    [InlineData(ProposalKind.Sanction)]
    [InlineData(ProposalKind.AcceptPartner)]
    [InlineData(ProposalKind.ExtendEmbargo)]
    public void Silence_is_not_enough_for_what_cannot_be_taken_back(ProposalKind kind)
    {
        var lazy = new DecisionRule { Method = DecisionMethod.LazyConsensus };
        var rules = kind switch
        {
            ProposalKind.Sanction => DecisionRules.Default with { Sanction = lazy },
            ProposalKind.AcceptPartner => DecisionRules.Default with { AcceptPartner = lazy },
            _ => DecisionRules.Default with { ExtendEmbargo = lazy },
        };
        rules.Check().ShouldHaveSingleItem().Path.ShouldBe($"{kind}.Method");
        DecisionRules.Default.Check().ShouldBeEmpty();
    }

    private Standards.Problems.Result<Ledger.Decision> Objecting(PersonId by) =>
        it.Proposal.RaiseObjection(by, new("Too early."), it.All, it.Programme.Now);
}
