using Microsoft.EntityFrameworkCore;
using Tocsin.Workspace.Storage;
using Tocsin.Workspace.Storage.Rows;

namespace Tocsin.Workspace.Due;

/// <summary>Hands out what is due, to one worker at a time.</summary>
public sealed class DueStore(Func<CaseDb> open, TimeProvider time)
{
    /// <summary>
    /// So long a worker has for one row before another may take it. Short, since a worker that was killed keeps its row for
    /// as long, and doing a row twice is harmless.
    /// </summary>
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(20);

    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(10);

    /// <summary>Leases the next row of these kinds whose instant has come; null when there is none.</summary>
    public async Task<LeasedDue?> Claim(IReadOnlyCollection<string> kinds, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        await using var db = open();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var row = await Next(db, [.. kinds], now, cancel);
        if (row is null)
            return null;
        row.LeasedUntil = now + Lease;
        row.Attempts++;
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return new(row.Kind, row.Key, row.Attempts, row.Asked);
    }

    /// <summary>Makes a row that is due at once; one that is there already is due at once again.</summary>
    public async Task Ask(string kind, string key, CancellationToken cancel)
    {
        await using var db = open();
        var now = time.GetUtcNow();
        if (await AskAgain(db, kind, key, now, cancel))
            return;
        db.Dues.Add(
            new()
            {
                Kind = kind,
                Key = key,
                At = now,
                Asked = 1,
            }
        );
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException)
        {
            // somebody may have asked for the same at the same moment; anything else is not ours to swallow
            if (!await AskAgain(db, kind, key, now, cancel))
                throw;
        }
    }

    /// <summary>Sees to it that there is such a row: one that is there stays as it is.</summary>
    /// <param name="at">When it is due where there was none, UTC.</param>
    public async Task Ensure(string kind, string key, DateTimeOffset at, CancellationToken cancel)
    {
        await using var db = open();
        if (await db.Dues.AnyAsync(d => d.Kind == kind && d.Key == key, cancel))
            return;
        db.Dues.Add(
            new()
            {
                Kind = kind,
                Key = key,
                At = at,
                Asked = 1,
            }
        );
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException)
        {
            // another process may have begun at the same moment; anything else is not ours to swallow
            if (!await db.Dues.AnyAsync(d => d.Kind == kind && d.Key == key, cancel))
                throw;
        }
    }

    /// <summary>Takes the row away, unless it was asked for again meanwhile: then it is due again.</summary>
    public async Task Done(LeasedDue due, CancellationToken cancel)
    {
        await using var db = open();
        await db
            .Dues.Where(d => d.Kind == due.Kind && d.Key == due.Key && d.Asked == due.Asked)
            .ExecuteDeleteAsync(cancel);
    }

    /// <summary>Gives the row back, to be taken at <paramref name="at"/>.</summary>
    public async Task Postpone(LeasedDue due, DateTimeOffset at, CancellationToken cancel)
    {
        await using var db = open();
        await db
            .Dues.Where(d => d.Kind == due.Kind && d.Key == due.Key && d.Asked == due.Asked)
            .ExecuteUpdateAsync(
                set => set.SetProperty(d => d.At, at).SetProperty(d => d.LeasedUntil, (DateTimeOffset?)null),
                cancel
            );
    }

    /// <summary>Gives the row back after a failure: seconds first, then minutes, for as long as it takes.</summary>
    public Task Failed(LeasedDue due, CancellationToken cancel)
    {
        var pause = TimeSpan.FromSeconds(Math.Min(Math.Pow(2, due.Attempts), LongestPause.TotalSeconds));
        return Postpone(due, time.GetUtcNow() + pause, cancel);
    }

    private static async Task<bool> AskAgain(
        CaseDb db,
        string kind,
        string key,
        DateTimeOffset now,
        CancellationToken cancel
    ) =>
        await db
            .Dues.Where(d => d.Kind == kind && d.Key == key)
            .ExecuteUpdateAsync(
                set => set.SetProperty(d => d.At, now).SetProperty(d => d.Asked, d => d.Asked + 1),
                cancel
            ) > 0;

    private static async Task<StoredDue?> Next(CaseDb db, string[] kinds, DateTimeOffset now, CancellationToken cancel)
    {
        if (!db.Database.IsNpgsql())
        {
            // the transaction has the file to itself
            return await db
                .Dues.Where(d => kinds.Contains(d.Kind) && d.At <= now)
                .Where(d => d.LeasedUntil == null || d.LeasedUntil < now)
                .OrderBy(d => d.At)
                .FirstOrDefaultAsync(cancel);
        }
        var at = CaseDb.Microseconds.Of(now);
        var rows = await db
            .Dues.FromSql(
                $"""
                SELECT * FROM due
                WHERE "Kind" = ANY ({kinds}) AND "At" <= {at} AND ("LeasedUntil" IS NULL OR "LeasedUntil" < {at})
                ORDER BY "At" LIMIT 1 FOR UPDATE SKIP LOCKED
                """
            )
            .ToListAsync(cancel);
        return rows.FirstOrDefault();
    }
}

/// <summary>A row that this worker holds.</summary>
public sealed record LeasedDue(string Kind, string Key, int Attempts, int Asked);
