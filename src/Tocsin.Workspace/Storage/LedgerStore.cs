using Tocsin.Ledger;
using Tocsin.Standards.Problems;

namespace Tocsin.Workspace.Storage;

/// <summary>Runs decisions: one transaction over streams, projections and dues. Whoever loses a race decides again.</summary>
internal sealed class LedgerStore(
    Func<CaseDb> open,
    KeyStore keys,
    ProgrammeKeys programme,
    EntryKinds kinds,
    TimeProvider time
)
{
    /// <summary>So often a decision is taken again on a state that moved on meanwhile.</summary>
    private const int Attempts = 8;

    /// <summary>Commits what <paramref name="work"/> recorded; a refusal rolls it back and leaves no trace.</summary>
    public async Task<Result<T>> InTransaction<T>(Func<LedgerSession, Task<Result<T>>> work, CancellationToken cancel)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await Once(work, cancel);
            }
            catch (Exception e) when (attempt < Attempts && LostRace.Is(e))
            {
                await Task.Delay(TimeSpan.FromMilliseconds(5 * attempt), time, cancel);
            }
        }
    }

    /// <summary>Looks without writing anything.</summary>
    public async Task<T> Look<T>(Func<CaseDb, Task<T>> look)
    {
        await using var db = open();
        return await look(db);
    }

    private async Task<Result<T>> Once<T>(Func<LedgerSession, Task<Result<T>>> work, CancellationToken cancel)
    {
        await using var db = open();
        // BEGIN IMMEDIATE on SQLite: a reader that wants to write later would only find out at the end that it may not
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        using var session = new LedgerSession(db, keys, programme, new StreamSealer(kinds), Now());
        var result = await work(session);
        if (!result.Succeeded)
            return result;
        await session.Save(cancel);
        await transaction.CommitAsync(cancel);
        return result;
    }

    /// <summary>Now, in the whole microseconds that are stored.</summary>
    public DateTimeOffset Now()
    {
        var now = time.GetUtcNow();
        return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond));
    }
}
