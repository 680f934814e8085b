using Tocsin.Cases.Reading;
using Tocsin.Workspace.Storage;

namespace Tocsin.Workspace.Exposure;

/// <summary>The alarms that were raised over somebody's reading.</summary>
public sealed class ReadingAlarmStore
{
    private readonly LedgerStore ledgers;

    internal ReadingAlarmStore(LedgerStore ledgers) => this.ledgers = ledgers;

    public async Task<ReadingAlarms> Load(CancellationToken cancel) =>
        (
            await ledgers.InTransaction<ReadingAlarms>(
                async session => await session.Load<ReadingAlarms>(ReadingAlarms.Stream, cancel),
                cancel
            )
        ).Value;
}
