using Tocsin.Cases.Access;
using Tocsin.Cases.CveIds;
using Tocsin.Governance.People;
using Tocsin.Governance.Proposals;
using Tocsin.Governance.Standings;
using Tocsin.Workspace.Cases;
using Tocsin.Workspace.CveIds;
using Tocsin.Workspace.People.Standings;
using Tocsin.Workspace.Proposals;
using Tocsin.Workspace.Rota;
using Tocsin.Workspace.Storage;
using Tocsin.Workspace.Teams;

namespace Tocsin.Workspace.Deadlines;

/// <summary>
/// Everything that is to happen by an instant, as far as somebody may know of it: of cases what their queue shows, of proposals those
/// that they find, of standing their own; of CVE records what operators owe the world.
/// </summary>
public sealed class DeadlineStore(
    CaseStore cases,
    ProposalStore proposals,
    StandingStore standings,
    CvePoolStore cves,
    RotaStore rota
)
{
    /// <summary>The soonest first; what is overdue comes before all else.</summary>
    public async Task<IReadOnlyList<Deadline>> Of(Viewer.Member viewer, Roster roster, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(viewer);
        // who may read none does not look at the queue, which would be put on record
        var sees = viewer.MayReadCases || viewer.MayReadAlone.Count > 0;
        var queue = sees ? await cases.Queue(viewer, closed: false, cancel) : [];
        var open = (await proposals.All(viewer, cancel)).Where(p => !p.IsDecided);
        var own = await standings.Of(viewer.Person, cancel);
        var owed = viewer.Duties.Contains(Duty.Operator) ? (await cves.Load(cancel)).Owed : [];
        var turns = await rota.Coming(viewer.Person, cancel);
        return
        [
            .. queue
                .SelectMany(item => OfCase(item, viewer))
                .Concat(open.Select(proposal => OfProposal(proposal, viewer, roster)))
                .Concat(owed.SelectMany(OfRecord))
                .Concat(turns.Select(OfTurn))
                .Concat(own.Warnings.Concat(own.Reasons).SelectMany(OfStanding))
                .OrderBy(deadline => deadline.At)
                .ThenBy(deadline => deadline.About, StringComparer.Ordinal),
        ];
    }

    private static IEnumerable<Deadline> OfCase(QueueItem item, Viewer.Member viewer)
    {
        var (about, link) = (item.Number.Text, $"/cases/{item.Number}");
        var isMine = item.Owner == viewer.Person.Text;
        if (item.OwedBy is { } by)
            yield return new(by, DeadlineKind.Case, CaseWords.Awaited(item), about, link) { IsMine = isMine };
        if (item.Summary.CnaReplyBy is { } reply)
            yield return new(reply, DeadlineKind.Case, "the answer of another CNA", about, link) { IsMine = isMine };
        if (item.PlannedAt is { } planned)
            yield return new(planned, DeadlineKind.Publication, "its publication", about, link) { IsMine = isMine };
    }

    private static Deadline OfProposal(Proposal proposal, Viewer.Member viewer, Roster roster)
    {
        var me = Voter.Of(viewer.Person);
        var voteIsMissing =
            proposal.Ballot is { } ballot && ballot.Electorate.Contains(me) && proposal.OwnVote(me) is null;
        var what =
            voteIsMissing ? "your vote"
            : proposal.Ballot is not null ? "the end of a ballot"
            : "the end of the time to object";
        return new(
            proposal.Deadline,
            DeadlineKind.Proposal,
            what,
            ProposalWords.Title(proposal.Subject!, roster),
            $"/proposals/{proposal.Id}"
        )
        {
            IsMine = voteIsMissing,
        };
    }

    // the advisory that names the ID is public, so this tells of nothing that is not
    private static IEnumerable<Deadline> OfRecord(ReservedCve id)
    {
        if (id.OwedBy is { } by)
            yield return new(by, DeadlineKind.Publication, "its CVE record", id.Id.Text, $"/cve-ids/{id.Id}")
            {
                IsMine = true,
            };
    }

    private static Deadline OfTurn(DateTimeOffset at) =>
        new(at, DeadlineKind.Rota, "your week of the rota begins", "Rota", "/rota") { IsMine = true };

    private static IEnumerable<Deadline> OfStanding(Reason reason)
    {
        if (reason.By is { } by)
            yield return new(by, DeadlineKind.Standing, reason.Next ?? "Nothing to do.", reason.Sentence, "/standing")
            {
                IsMine = true,
            };
    }
}
