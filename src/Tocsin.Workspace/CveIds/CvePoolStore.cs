using Tocsin.Cases;
using Tocsin.Cases.Access;
using Tocsin.Cases.CveIds;
using Tocsin.Governance.People;
using Tocsin.Ledger;
using Tocsin.Standards.Identifiers;
using Tocsin.Standards.Problems;
using Tocsin.Workspace.Storage;

namespace Tocsin.Workspace.CveIds;

/// <summary>The ledger of CVE IDs, what was sent of each, and the account by which it is sent.</summary>
public sealed class CvePoolStore
{
    private readonly LedgerStore ledgers;

    internal CvePoolStore(LedgerStore ledgers) => this.ledgers = ledgers;

    /// <summary>Now, in the whole microseconds that are stored.</summary>
    public DateTimeOffset Now => ledgers.Now();

    /// <summary>The pool as it stands.</summary>
    public Task<CvePool> Load(CancellationToken cancel) => Load<CvePool>(CvePool.Stream, cancel);

    /// <summary>What was sent of an ID.</summary>
    public Task<SentCveRecord> Record(CveId id, CancellationToken cancel) =>
        Load<SentCveRecord>(SentCveRecord.StreamOf(id), cancel);

    /// <summary>How to sign in to the service; holds the key.</summary>
    public Task<CveAccount> Account(CancellationToken cancel) => Load<CveAccount>(CveAccount.Stream, cancel);

    /// <summary>Loads the pool, lets it decide, writes what it decided, and gives back the pool as it is then.</summary>
    public Task<Result<CvePool>> Decide(Func<CvePool, Result<Decision>> decide, Actor by, CancellationToken cancel) =>
        ledgers.InTransaction<CvePool>(
            async session =>
            {
                var pool = await session.Load<CvePool>(CvePool.Stream, cancel);
                if (!decide(pool).TryGet(out var decision, out var problem))
                    return problem;
                await Write(session, decision, by, cancel);
                return pool;
            },
            cancel
        );

    /// <summary>
    /// Rejects an ID. Where it is of a case that is secret, the reason must not tell what of; and whoever does not see that case
    /// chooses one of the neutral reasons, since a refusal of their own words would tell them whether they had guessed it.
    /// </summary>
    /// <param name="by">A member; or the clock, for the operator's shell, which has the keys to everything.</param>
    public Task<Result<CvePool>> Reject(
        CveId id,
        IReadOnlyList<CveId> replacedBy,
        ReasonText reason,
        Viewer by,
        CancellationToken cancel
    ) =>
        ledgers.InTransaction<CvePool>(
            async session =>
            {
                var pool = await session.Load<CvePool>(CvePool.Stream, cancel);
                if (!pool.Reject(id, replacedBy, reason).TryGet(out var decision, out var problem))
                    return problem;
                if (pool.All[id].Case is { } number)
                {
                    var found = await session.Load<Case>(number.Stream, cancel);
                    var refused =
                        by is not Viewer.Member member || member.MayRead(number.Text) ? found.MayTell(reason)
                        : found.Published is null && !NeutralReason.Is(reason.Reason) ? CveProblems.TellsTooMuch
                        : null;
                    if (refused is not null)
                        return refused;
                }
                await Write(session, decision, by.Actor, cancel);
                return pool;
            },
            cancel
        );

    // the case of an ID that is taken away is projected anew with it, and its team hears of it
    private static async Task Write(LedgerSession session, Decision decision, Actor by, CancellationToken cancel)
    {
        foreach (var (stream, entry) in decision.Elsewhere)
        {
            var found = await session.Load<Case>(stream, cancel);
            decision = decision.And(
                entry is CveSeenInPublic ? Notices.AskTriagers(found.Number) : Notices.ToTriagers(found.Number)
            );
        }
        await session.Record(CvePool.Stream, decision, by, cancel);
    }

    /// <summary>Writes down what is about to be sent, what was taken, or what was found; with what follows for the ID.</summary>
    public Task<Result<CvePool>> Decide(
        CveId id,
        Func<CvePool, SentCveRecord, Result<(Decision OfPool, Decision OfRecord)>> decide,
        Actor by,
        CancellationToken cancel
    ) =>
        ledgers.InTransaction<CvePool>(
            async session =>
            {
                var pool = await session.Load<CvePool>(CvePool.Stream, cancel);
                var stream = SentCveRecord.StreamOf(id);
                var record = await session.Load<SentCveRecord>(stream, cancel);
                if (!decide(pool, record).TryGet(out var decided, out var problem))
                    return problem;
                await session.Record(CvePool.Stream, decided.OfPool, by, cancel);
                await session.Record(stream, decided.OfRecord, by, cancel);
                return pool;
            },
            cancel
        );

    /// <summary>Sets the account, or takes it away; what waits for one is due at once.</summary>
    public Task<Result<CveAccount>> SetAccount(CveAccess? access, Actor by, CancellationToken cancel) =>
        ledgers.InTransaction<CveAccount>(
            async session =>
            {
                var account = await session.Load<CveAccount>(CveAccount.Stream, cancel);
                if (access == account.Access)
                    return account;
                await session.Record(
                    CveAccount.Stream,
                    Decision.Of(access is null ? new CveAccountRemoved() : new CveAccountSet { Text = access }),
                    by,
                    cancel
                );
                var pool = await session.Load<CvePool>(CvePool.Stream, cancel);
                if (access is not null)
                    await session.Record(CvePool.Stream, new Decision { Dues = pool.Waiting(session.Now) }, by, cancel);
                return account;
            },
            cancel
        );

    private async Task<T> Load<T>(StreamId stream, CancellationToken cancel)
        where T : class, IFolded<T> =>
        (await ledgers.InTransaction<T>(async session => await session.Load<T>(stream, cancel), cancel)).Value;
}
