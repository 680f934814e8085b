using Tocsin.Standards.Problems;

namespace Tocsin.Governance.Proposals;

/// <summary>Why something was not done with a proposal.</summary>
public static class ProposalProblems
{
    public static Problem Decided { get; } =
        Problem.Conflict("proposal.decided", "This is decided, for good.", "Propose something new.");

    public static Problem Over { get; } =
        Problem.Conflict("proposal.over", "The time for this is over.", "The outcome follows in a moment.");

    public static Problem StillOpen { get; } =
        Problem.Conflict("proposal.still-open", "The deadline has not come.", "Wait until it has.");

    public static Problem AlreadyOpened { get; } =
        Problem.Conflict("proposal.already-opened", "There is a proposal by this ID.", "Take another ID.");

    public static Problem AlreadyABallot { get; } =
        Problem.Conflict("proposal.already-a-ballot", "This is voted on already.", "Vote against it.");

    public static Problem NoBallot { get; } =
        Problem.Conflict("proposal.no-ballot", "Nobody has objected: there is nothing to vote on.", "Object, or wait.");

    public static Problem NoVote { get; } =
        Problem.Forbidden("proposal.no-vote", "Who may vote was settled when this opened; you are not on the list.");

    public static Problem Recused { get; } =
        Problem.Forbidden("proposal.recused", "You stepped back from this, or it is about you: you have no vote.");

    public static Problem NotYours { get; } =
        Problem.Forbidden("proposal.not-yours", "Only whoever proposed this can withdraw it.");

    public static Problem NobodyMayVote { get; } =
        Problem.Conflict(
            "proposal.nobody-may-vote",
            "Nobody is left who could decide this.",
            "Propose it to the team that this one answers to."
        );

    public static Problem NotEscalated { get; } =
        Problem.Conflict("proposal.not-escalated", "That proposal does not wait for an answer of this team.");
}
