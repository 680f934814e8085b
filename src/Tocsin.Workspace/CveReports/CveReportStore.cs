using Tocsin.Cases.Access;
using Tocsin.Cases.CveIds;
using Tocsin.Cases.CveReports;
using Tocsin.Cases.Identifiers;
using Tocsin.Ledger;
using Tocsin.Standards.Identifiers;
using Tocsin.Workspace.Storage;

namespace Tocsin.Workspace.CveReports;

/// <summary>Counts what became of the programme's CVE IDs. It gives numbers alone: no case and no ID leaves it.</summary>
public sealed class CveReportStore
{
    private readonly LedgerStore ledgers;
    private readonly CaseStore cases;

    internal CveReportStore(LedgerStore ledgers, CaseStore cases) => (this.ledgers, this.cases) = (ledgers, cases);

    public async Task<CveReport> Load(CancellationToken cancel)
    {
        var log = (
            await ledgers.InTransaction<CveLog>(
                async session => await session.Load<CveLog>(CvePool.Stream, cancel),
                cancel
            )
        ).Value;
        var moves = new List<CveMilestone>(log.Moves);
        foreach (var (id, number) in log.Cases)
        {
            if (await PublishedAt(id, number, cancel) is { } at)
                moves.Add(new(id, CveMilestoneKind.Published, at));
        }
        return CveReport.Of(moves, cases.Now);
    }

    // before records were followed an ID counted as published with the first revision of its advisory that named it
    private async Task<DateTimeOffset?> PublishedAt(CveId id, CaseNumber number, CancellationToken cancel)
    {
        DateTimeOffset? at = null;
        await cases.Decide(
            number,
            new Viewer.Clock(),
            found =>
            {
                at = found.Published?.Cve == id ? found.Published.First : null;
                return Decision.Nothing;
            },
            cancel
        );
        return at;
    }
}
