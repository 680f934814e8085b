using Tocsin.Cases.Access;
using Tocsin.Cases.Identifiers;
using Tocsin.Cases.Statistics;
using Tocsin.Ledger;
using Tocsin.Workspace.Storage;

namespace Tocsin.Workspace.Statistics;

/// <summary>Counts what closed cases took. Numbers alone leave it, and only of five cases and more.</summary>
public sealed class StatisticsStore
{
    private readonly LedgerStore ledgers;
    private readonly CaseStore cases;

    internal StatisticsStore(LedgerStore ledgers, CaseStore cases) => (this.ledgers, this.cases) = (ledgers, cases);

    /// <summary>Counts every month that is over; harmless to repeat. Gives back all that was ever counted.</summary>
    public async Task<StatisticsAccount> Count(TimeZoneInfo zone, CancellationToken cancel)
    {
        var times = new List<CaseTimes>();
        foreach (var number in await cases.ClosedSince((await Load(cancel)).Last?.Until, cancel))
        {
            if (await TimesOf(number, cancel) is { } one)
                times.Add(one);
        }
        var counted = await ledgers.InTransaction<StatisticsAccount>(
            async session =>
            {
                var account = await session.Load<StatisticsAccount>(StatisticsAccount.Stream, cancel);
                var decision = account.Count(times, zone, session.Now);
                await session.Record(StatisticsAccount.Stream, decision, Actor.Tocsin, cancel);
                return account;
            },
            cancel
        );
        return counted.Value;
    }

    private async Task<StatisticsAccount> Load(CancellationToken cancel) =>
        (
            await ledgers.InTransaction<StatisticsAccount>(
                async session => await session.Load<StatisticsAccount>(StatisticsAccount.Stream, cancel),
                cancel
            )
        ).Value;

    private async Task<CaseTimes?> TimesOf(CaseNumber number, CancellationToken cancel) =>
        (await cases.Decide(number, new Viewer.Clock(), _ => Decision.Nothing, cancel)).Match(
            found => found.Times,
            _ => null
        );
}
