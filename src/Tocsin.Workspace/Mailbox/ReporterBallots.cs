using Tocsin.Cases.Identifiers;
using Tocsin.Governance.Proposals;
using Tocsin.Standards.Problems;
using Tocsin.Workspace.People;
using Tocsin.Workspace.Proposals;

namespace Tocsin.Workspace.Mailbox;

/// <summary>What reporters vote on with their receipt, and their vote.</summary>
public sealed class ReporterBallots(ProposalStore proposals)
{
    /// <summary>What is put to the vote about the case now.</summary>
    public async Task<IReadOnlyList<MailboxBallot>> Of(CaseNumber number, CancellationToken cancel) =>
        [.. (await proposals.OfReporters(number, cancel)).Select(Shown)];

    /// <summary>Votes, or votes otherwise than before; a fault for what is not put to the vote, or not any more.</summary>
    public async Task<Result<bool>> Vote(CaseNumber number, string? ballot, string? choice, CancellationToken cancel)
    {
        var faults = new FaultCollector();
        var chosen = faults.Take("choice", Word.Parse<Choice>(choice));
        if (!ProposalId.Parse(ballot).TryGet(out var id, out _))
            return Over;
        if (faults.Else(() => chosen).Problem is { } faulty)
            return faulty;
        var voted = await proposals.VoteOfReporters(id, number, chosen, cancel);
        return voted.Problem is null ? true : Over;
    }

    private static Problem Over { get; } =
        Problem.Conflict(
            "mailbox.no-ballot",
            "This is not put to the vote, or not any more.",
            "Open the mailbox again to see where things are."
        );

    private static MailboxBallot Shown(Proposal found) =>
        new(
            found.Id.Text,
            ((ProposalSubject.ExtendEmbargo)found.Subject!).Until,
            found.Deadline,
            found.OwnVote(Voter.Reporters) is { } own ? Word.Of(own) : null
        );
}
