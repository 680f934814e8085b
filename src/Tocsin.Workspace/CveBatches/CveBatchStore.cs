using Tocsin.Cases.CveBatches;
using Tocsin.Ledger;
using Tocsin.Standards.Problems;
using Tocsin.Workspace.Storage;

namespace Tocsin.Workspace.CveBatches;

/// <summary>The table of public advisories that are to be given CVE IDs.</summary>
public sealed class CveBatchStore
{
    private readonly LedgerStore ledgers;

    internal CveBatchStore(LedgerStore ledgers) => this.ledgers = ledgers;

    /// <summary>Now, in the whole microseconds that are stored.</summary>
    public DateTimeOffset Now => ledgers.Now();

    public async Task<CveBatch> Load(CancellationToken cancel) =>
        (await Decide(_ => Decision.Nothing, Actor.Tocsin, cancel)).Value;

    /// <summary>Loads the table, lets it decide, writes what it decided, and gives it back as it is then.</summary>
    public Task<Result<CveBatch>> Decide(Func<CveBatch, Result<Decision>> decide, Actor by, CancellationToken cancel) =>
        ledgers.InTransaction<CveBatch>(
            async session =>
            {
                var batch = await session.Load<CveBatch>(CveBatch.Stream, cancel);
                if (!decide(batch).TryGet(out var decision, out var problem))
                    return problem;
                await session.Record(CveBatch.Stream, decision, by, cancel);
                return batch;
            },
            cancel
        );
}
