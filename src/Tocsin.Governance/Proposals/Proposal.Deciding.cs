using Tocsin.Governance.People;
using Tocsin.Governance.Teams;
using Tocsin.Ledger;
using Tocsin.Standards.Problems;

namespace Tocsin.Governance.Proposals;

/// <summary>From the proposal to its outcome.</summary>
public sealed partial class Proposal
{
    /// <summary>Opens it. Whoever records the entries is who proposes.</summary>
    public Result<Decision> Open(ProposalDraft draft, Electors electors, TeamChart chart, DateTimeOffset now)
    {
        if (Exists)
            return ProposalProblems.AlreadyOpened;
        var faults = new FaultCollector();
        var text = draft.Check(chart, now, faults);
        if (faults.Stops)
            return Problem.Faulty(faults.Faults);
        if (draft.Continues is { } before && !before.Awaits(draft.Team))
            return ProposalProblems.NotEscalated;
        var left = electors.LeftOut(draft.Subject, []);
        var asked = electors.Electorate(draft.Subject, left);
        if (!asked.Any(v => v != Voter.Reporters))
            return ProposalProblems.NobodyMayVote;

        var lazy = draft.Rule.Method == DecisionMethod.LazyConsensus;
        var deadline = draft.Deadline(now);
        var opened = new ProposalOpened(
            draft.Subject,
            draft.Rule,
            draft.Team,
            chart.ChainOf(draft.Team) is [var above, ..] ? above.Id : null,
            lazy ? asked : [],
            left,
            lazy ? deadline : null,
            draft.Continues?.Id
        )
        {
            Text = text,
        };
        var decision = lazy ? Decision.Of(opened) : Decision.Of(opened, new BallotOpened(asked, left, deadline));
        decision = decision.And(new DueRow(CloseDue, Id.Text, deadline));
        return draft.Continues is { } answered ? decision.And(answered.Id.Stream, new ProposalAnswered(Id)) : decision;
    }

    /// <summary>Objects to what would pass in silence: from now on it is voted on, by those who are asked now.</summary>
    public Result<Decision> RaiseObjection(PersonId by, ReasonText reason, Electors electors, DateTimeOffset now)
    {
        if (Running(now) is { } refused)
            return refused;
        if (Ballot is not null)
            return ProposalProblems.AlreadyABallot;
        if (MayTakePart(Voter.Of(by), consulted, leftOut) is { } outside)
            return outside;
        var left = electors.LeftOut(Subject!, leftOut);
        var deadline = now.AddDays(Rule.BallotDays);
        return Decision
            .Of(
                new ObjectionRaised { Text = reason },
                new BallotOpened(electors.Electorate(Subject!, left), left, deadline)
            )
            .And(new DueRow(CloseDue, Id.Text, deadline));
    }

    /// <summary>Votes, or votes otherwise than before; the same again writes nothing.</summary>
    public Result<Decision> Cast(Voter voter, Choice choice, DateTimeOffset now)
    {
        if (Running(now) is { } refused)
            return refused;
        if (Ballot is not { } ballot)
            return ProposalProblems.NoBallot;
        if (MayTakePart(voter, ballot.Electorate, ballot.LeftOut) is { } outside)
            return outside;
        return OwnVote(voter) == choice ? Decision.Nothing : Decision.Of(new VoteCast(voter, choice));
    }

    /// <summary>Steps back while it runs: no voice from now on, and a vote that was given is gone. Again writes nothing.</summary>
    public Result<Decision> Recuse(PersonId person, DateTimeOffset now)
    {
        if (Running(now) is { } refused)
            return refused;
        var voter = Voter.Of(person);
        if ((Ballot?.LeftOut ?? leftOut).Contains(voter))
            return Decision.Nothing;
        return MayTakePart(voter, Ballot?.Electorate ?? consulted, []) is { } outside
            ? outside
            : Decision.Of(new VoterRecused(voter));
    }

    /// <summary>Takes it back before the deadline: it is rejected.</summary>
    public Result<Decision> Withdraw(PersonId by, DateTimeOffset now)
    {
        if (Running(now) is { } refused)
            return refused;
        if (by != Proposer)
            return ProposalProblems.NotYours;
        var tally = Rule.Secret ? null : Ballot?.Count();
        return Decision.Of(new ProposalDecided(new(OutcomeKind.Rejected, RejectionCause.Withdrawn, Tally: tally)));
    }

    /// <summary>The deadline has come: what was recorded until then decides.</summary>
    public Result<Decision> Close(DateTimeOffset now)
    {
        if (!Exists)
            return Problem.NotFound;
        if (IsDecided)
            return ProposalProblems.Decided;
        if (now < Deadline)
            return ProposalProblems.StillOpen;
        // silence is consent only where somebody could have spoken
        var outcome =
            Ballot is { } ballot ? Outcome.Of(Rule, ballot.Count(), Asked(ballot), Above, now)
            : consulted.Count > 0 ? new Outcome(OutcomeKind.Passed)
            : Outcome.Of(Rule, new(0, 0, 0), 0, Above, now);
        var decision = Decision.Of(new ProposalDecided(outcome));
        if (outcome.Kind != OutcomeKind.Rejected)
            decision = decision.And(new DueRow(CarryDue, Id.Text, now));
        return outcome.AnswerBy is { } answerBy ? decision.And(new DueRow(AnswerDue, Id.Text, answerBy)) : decision;
    }

    /// <summary>Whether it was escalated to this team, which has not taken it up.</summary>
    public bool Awaits(TeamId team) =>
        Outcome is { Kind: OutcomeKind.Escalated } outcome && outcome.To == team && AnsweredBy is null;

    // where every member stepped back the reporters do not decide alone: nobody does
    private static int Asked(Ballot ballot) =>
        ballot.Electorate.Any(v => v != Voter.Reporters) ? ballot.Electorate.Count : 0;

    private Problem? Running(DateTimeOffset now) =>
        !Exists ? Problem.NotFound
        : IsDecided ? ProposalProblems.Decided
        : now >= Deadline ? ProposalProblems.Over
        : null;

    private static Problem? MayTakePart(
        Voter voter,
        IReadOnlyCollection<Voter> list,
        IReadOnlyCollection<Voter> left
    ) =>
        left.Contains(voter) ? ProposalProblems.Recused
        : list.Contains(voter) ? null
        : ProposalProblems.NoVote;
}
