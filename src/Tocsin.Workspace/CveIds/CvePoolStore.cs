using Tocsin.Cases.Access;
using Tocsin.Cases.CveIds;
using Tocsin.Standards.Identifiers;
using Tocsin.Standards.Problems;
using Tocsin.Workspace.Storage;

namespace Tocsin.Workspace.CveIds;

/// <summary>The stream of CVE IDs that the programme may assign.</summary>
public sealed class CvePoolStore
{
    private readonly LedgerStore ledgers;

    internal CvePoolStore(LedgerStore ledgers) => this.ledgers = ledgers;

    /// <summary>The pool as it stands.</summary>
    public async Task<CvePool> Load(CancellationToken cancel) =>
        (
            await ledgers.InTransaction<CvePool>(
                async session => await session.Load<CvePool>(CvePool.Stream, cancel),
                cancel
            )
        ).Value;

    /// <summary>Takes in reserved IDs; what is known already is harmless.</summary>
    public Task<Result<CvePool>> Add(IReadOnlyList<CveId> reserved, Viewer.Member by, CancellationToken cancel) =>
        ledgers.InTransaction<CvePool>(
            async session =>
            {
                var pool = await session.Load<CvePool>(CvePool.Stream, cancel);
                if (!pool.Add(reserved).TryGet(out var decision, out var problem))
                    return problem;
                await session.Record(CvePool.Stream, decision, by.Actor, cancel);
                return pool;
            },
            cancel
        );
}
