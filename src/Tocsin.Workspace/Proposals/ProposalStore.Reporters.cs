using Microsoft.EntityFrameworkCore;
using Tocsin.Cases.Identifiers;
using Tocsin.Governance.Proposals;
using Tocsin.Ledger;
using Tocsin.Standards.Problems;
using Tocsin.Workspace.Storage.Rows;

namespace Tocsin.Workspace.Proposals;

/// <content>What reporters see and do, by the receipt of their case.</content>
public sealed partial class ProposalStore
{
    /// <summary>What is put to the vote about a case now and its reporters have a voice in, the next deadline first.</summary>
    /// <param name="number">Of the case, whose receipt was shown.</param>
    internal async Task<IReadOnlyList<Proposal>> OfReporters(CaseNumber number, CancellationToken cancel)
    {
        var now = Now;
        var ids = await ledgers.Look(db =>
            db.Proposals.AsNoTracking()
                .Where(row => row.Kind == ProposalKind.ExtendEmbargo && row.State == ProposalState.Voting)
                .Where(row => row.Deadline > now)
                .OrderBy(row => row.Deadline)
                .Select(row => row.Id)
                .ToListAsync(cancel)
        );
        var open = new List<Proposal>();
        foreach (var id in ids)
        {
            if ((await Load(ProposalId.Parse(id).Value, cancel)).TryGet(out var found, out _) && IsFor(found, number))
                open.Add(found);
        }
        return open;
    }

    /// <summary>The one vote that the reporters of a case have together; not found for what is not about that case.</summary>
    internal Task<Result<Proposal>> VoteOfReporters(
        ProposalId id,
        CaseNumber number,
        Choice choice,
        CancellationToken cancel
    ) =>
        ledgers.InTransaction<Proposal>(
            async session =>
                await Known(session, id, cancel) is { } found && IsFor(found, number)
                    ? await Record(
                        session,
                        found,
                        found.Cast(Voter.Reporters, choice, session.Now),
                        Actor.Reporter,
                        cancel
                    )
                    : Problem.NotFound,
            cancel
        );

    private static bool IsFor(Proposal found, CaseNumber number) =>
        found.Subject?.ConcernsCase == number.Text && found.Ballot?.Electorate.Contains(Voter.Reporters) == true;
}
