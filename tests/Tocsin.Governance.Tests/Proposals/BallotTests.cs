using Tocsin.Governance.Proposals;
using Tocsin.Ledger;

namespace Tocsin.Governance.Tests.Proposals;

public sealed class BallotTests
{
    private static readonly ProposalSubject Partner = new ProposalSubject.AcceptPartner();

    private readonly AProposal it = new(6);

    [Fact]
    public void Nobody_votes_who_was_not_on_the_list_when_it_opened()
    {
        it.Open(Partner, electors: it.AllBut(5));
        var late = it.Programme.Person();

        it.Proposal.Cast(Voter.Of(late.Id), Choice.For, it.Programme.Now).ShouldBeRefused("proposal.no-vote");
        it.Proposal.Cast(Voter.Reporters, Choice.For, it.Programme.Now).ShouldBeRefused("proposal.no-vote");
        it.Casting(5, Choice.For).ShouldBeRefused("proposal.recused");
        it.Proposal.Tally.ShouldBe(new(0, 0, 0));
    }

    [Fact]
    public void A_vote_may_be_changed_until_it_closes_and_counts_once()
    {
        it.Open(Partner);
        it.Cast(0, Choice.For);
        it.Casting(0, Choice.For).ShouldBeNothing();
        it.Cast(0, Choice.Against);

        it.Proposal.Tally.ShouldBe(new(0, 1, 0));
        it.Proposal.Ballot!.Voted.ShouldHaveSingleItem().ShouldBe(Voter.Of(it.Members[0].Id));
        it.Programme.Now = it.Proposal.Deadline;
        it.Casting(0, Choice.For).ShouldBeRefused("proposal.over");
    }

    [Theory]
    [InlineData(Majority.Simple, "FFFAA.", OutcomeKind.Passed, null)]
    [InlineData(Majority.Simple, "FFAA..", OutcomeKind.Rejected, RejectionCause.Tie)]
    [InlineData(Majority.Simple, "FAA...", OutcomeKind.Rejected, RejectionCause.NoMajority)]
    [InlineData(Majority.Simple, "FF....", OutcomeKind.Rejected, RejectionCause.NoQuorum)]
    [InlineData(Majority.Simple, "F--...", OutcomeKind.Passed, null)] // abstentions count for the quorum alone
    [InlineData(Majority.Simple, "---...", OutcomeKind.Rejected, RejectionCause.Tie)]
    [InlineData(Majority.Simple, "......", OutcomeKind.Rejected, RejectionCause.NoQuorum)]
    [InlineData(Majority.TwoThirds, "FFFFAA", OutcomeKind.Passed, null)] // exactly two thirds
    [InlineData(Majority.TwoThirds, "FFFAA-", OutcomeKind.Rejected, RejectionCause.NoMajority)]
    [InlineData(Majority.TwoThirds, "FFA---", OutcomeKind.Passed, null)]
    [InlineData(Majority.TwoThirds, "FFFAAA", OutcomeKind.Rejected, RejectionCause.Tie)]
    public void The_outcome_is_what_the_rule_makes_of_the_votes(
        Majority majority,
        string votes,
        OutcomeKind kind,
        RejectionCause? because
    )
    {
        it.Open(Partner, new() { Majority = majority });
        for (var i = 0; i < votes.Length; i++)
        {
            if (votes[i] != '.')
                it.Cast(i, (Choice)"FA-".IndexOf(votes[i]));
        }

        var outcome = it.Close();

        (outcome.Kind, outcome.Because).ShouldBe((kind, because));
        outcome.Tally!.Cast.ShouldBe(votes.Count(v => v != '.'));
        it.Proposal.Ballot!.Electorate.Count.ShouldBe(6);
    }

    [Fact]
    public void Who_steps_back_while_it_runs_takes_their_vote_with_them()
    {
        it.Open(Partner);
        it.Cast(0, Choice.For);
        it.Take(it.Proposal.Recuse(it.Members[0].Id, it.Programme.Now), it.Members[0].Id.Actor);

        it.Proposal.Tally.ShouldBe(new(0, 0, 0));
        it.Proposal.Ballot!.Electorate.Count.ShouldBe(5);
        it.Casting(0, Choice.For).ShouldBeRefused("proposal.recused");
        it.Proposal.Recuse(it.Members[0].Id, it.Programme.Now).ShouldBeNothing();
        it.Proposal.Recuse(it.Programme.Person().Id, it.Programme.Now).ShouldBeRefused("proposal.no-vote");
    }

    [Fact]
    public void Nobody_votes_on_their_own_sanction_and_nobody_sees_who_voted_what()
    {
        it.Open(new ProposalSubject.Sanction(it.Members[5].Id, SanctionMeasure.Warning));
        it.Casting(5, Choice.Against).ShouldBeRefused("proposal.recused");
        for (var i = 0; i < 4; i++)
            it.Cast(i, i == 0 ? Choice.Against : Choice.For);

        it.Proposal.Votes.ShouldBeNull();
        it.Proposal.Tally.ShouldBeNull();
        it.Proposal.Ballot!.Voted.Count.ShouldBe(4);
        it.Close().Kind.ShouldBe(OutcomeKind.Passed);
        it.Proposal.Tally.ShouldBe(new(3, 1, 0));
        it.Proposal.Votes.ShouldBeNull();
    }

    [Fact]
    public void Withdrawing_is_no_way_to_look_into_a_secret_ballot()
    {
        it.Open(new ProposalSubject.Sanction(it.Members[5].Id, SanctionMeasure.Warning));
        it.Cast(1, Choice.Against);
        it.Take(it.Proposal.Withdraw(it.Members[0].Id, it.Programme.Now), it.Members[0].Id.Actor);

        it.Proposal.Tally.ShouldBeNull();
        it.Proposal.Outcome!.Tally.ShouldBeNull();
    }

    [Fact]
    public void What_nobody_is_left_to_decide_is_not_opened()
    {
        var alone = new AProposal(1);
        alone
            .Opening(
                new ProposalSubject.Sanction(alone.Members[0].Id, SanctionMeasure.Warning),
                DecisionRules.Default.Sanction
            )
            .ShouldBeRefused("proposal.nobody-may-vote");
    }

    [Theory]
    [InlineData("FF", "F", OutcomeKind.Passed)]
    [InlineData("FA", "F", OutcomeKind.Passed)]
    [InlineData("FA", ".", OutcomeKind.Rejected)] // a tie keeps the day
    [InlineData("FFA", "A", OutcomeKind.Rejected)]
    [InlineData("", ".", OutcomeKind.Rejected)]
    public void On_an_embargo_each_triager_has_one_vote_and_the_reporters_have_one(
        string triagers,
        string reporters,
        OutcomeKind kind
    )
    {
        it.Open(new ProposalSubject.ExtendEmbargo("TC-7KQ4-M2XD", it.Programme.Now.AddDays(30)));
        for (var i = 0; i < triagers.Length; i++)
            it.Cast(i, triagers[i] == 'F' ? Choice.For : Choice.Against);
        if (reporters != ".")
        {
            // two reporters, one vote: the later one replaces the earlier
            var last = reporters == "F" ? Choice.For : Choice.Against;
            foreach (var choice in new[] { Choice.Abstain, last })
                it.Take(it.Proposal.Cast(Voter.Reporters, choice, it.Programme.Now), Actor.Reporter);
        }

        it.Close().Kind.ShouldBe(kind);
        it.Proposal.Ballot!.Electorate.Count.ShouldBe(7);
    }

    [Fact]
    public void Reporters_do_not_decide_alone()
    {
        it.Open(
            new ProposalSubject.ExtendEmbargo("TC-7KQ4-M2XD", it.Programme.Now.AddDays(30)),
            electors: it.AllBut(1, 2, 3, 4, 5)
        );
        it.Take(it.Proposal.Cast(Voter.Reporters, Choice.For, it.Programme.Now), Actor.Reporter);
        it.Take(it.Proposal.Recuse(it.Members[0].Id, it.Programme.Now), it.Members[0].Id.Actor);
        it.Close().Because.ShouldBe(RejectionCause.NoQuorum);
    }

    [Fact]
    public void An_extension_that_would_end_before_the_vote_is_refused() =>
        it.Opening(
                new ProposalSubject.ExtendEmbargo("TC-7KQ4-M2XD", it.Programme.Now.AddDays(3)),
                DecisionRules.Default.ExtendEmbargo
            )
            .Problem!.Faults.ShouldHaveSingleItem()
            .Path.ShouldBe("subject.until");
}
