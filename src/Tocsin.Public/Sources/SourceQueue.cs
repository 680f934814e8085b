using Microsoft.EntityFrameworkCore;
using Tocsin.Public.Storage;
using Tocsin.Standards.Problems;

namespace Tocsin.Public.Sources;

/// <summary>Hands out sources to import, each to one process at a time, and keeps how it went.</summary>
internal sealed class SourceQueue(Func<PublicDb> open, TimeProvider time)
{
    /// <summary>So long a process has a source to itself without saying that it still lives.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);

    /// <summary>After the first failure; twice as long after each further one.</summary>
    public static readonly TimeSpan FirstPause = TimeSpan.FromMinutes(1);

    /// <summary>No pause is longer.</summary>
    public static readonly TimeSpan LongestPause = TimeSpan.FromHours(24);

    /// <summary>The source that has waited longest, if one is due.</summary>
    public Task<SourceLease?> ClaimDue(CancellationToken cancel) => Claim(null, cancel);

    /// <summary>Whether a source is due that nobody is at.</summary>
    public async Task<bool> IsDue(CancellationToken cancel)
    {
        var now = Microseconds.Of(time.GetUtcNow());
        await using var db = open();
        return await db.Sources.AnyAsync(
            row => row.NextAt <= now && (row.LeasedUntil == null || row.LeasedUntil < now),
            cancel
        );
    }

    /// <summary>This source, due or not; null where another process has it, or where there is none.</summary>
    public async Task<SourceLease?> Claim(SourceName? name, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        await using var db = open();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (await Next(db, name?.Text, Microseconds.Of(now), cancel) is not { } row)
            return null;
        row.Attempts++;
        row.LeasedUntil = Microseconds.Of(now + Lease);
        row.LastTry = Microseconds.Of(now);
        // should this process die, its successor does not run into the same for ever
        if (row.NextAt is not null)
            row.NextAt = Microseconds.Of(now + Pause(row.Attempts));
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return new(Source.Of(row), row.Attempts, row.LeasedUntil.Value);
    }

    /// <summary>Says that this process still lives; false where another has taken over.</summary>
    public async Task<bool> Renew(SourceLease lease, CancellationToken cancel)
    {
        var until = Microseconds.Of(time.GetUtcNow() + Lease);
        await using var db = open();
        var renewed = await db
            .Sources.Where(row => row.Name == lease.Source.Name.Text && row.LeasedUntil == lease.Until)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.LeasedUntil, until), cancel);
        if (renewed == 1)
            lease.Until = until;
        return renewed == 1;
    }

    /// <summary>Writes a success in the transaction of the import itself: both are there, or neither.</summary>
    /// <exception cref="LeaseLostException">Another process has taken over; whoever holds the transaction gives it up.</exception>
    public async Task Done(PublicDb db, SourceLease lease, Bookmark bookmark, CancellationToken cancel)
    {
        var name = lease.Source.Name.Text;
        var row = await db.Sources.SingleOrDefaultAsync(r => r.Name == name, cancel);
        if (row is null || row.LeasedUntil != lease.Until)
            throw new LeaseLostException();
        var now = time.GetUtcNow();
        row.LeasedUntil = null;
        row.Attempts = 0;
        row.LastSuccess = Microseconds.Of(now);
        row.LastProblem = null;
        row.NextAt = row.EveryHours is { } hours ? Microseconds.Of(now.AddHours(hours)) : null;
        row.Bookmark = bookmark.Write();
        await db.SaveChangesAsync(cancel);
        await Recount(db, lease.Source.Name, cancel);
    }

    /// <summary>Counts what came from a source, in the transaction that changed it.</summary>
    public static async Task Recount(PublicDb db, SourceName source, CancellationToken cancel)
    {
        var records = await db.InForce.CountAsync(force => force.Source == source.Text, cancel);
        var refused = await db.Quarantine.CountAsync(kept => kept.Source == source.Text, cancel);
        await db
            .Sources.Where(row => row.Name == source.Text)
            .ExecuteUpdateAsync(
                set => set.SetProperty(row => row.Records, records).SetProperty(row => row.Refused, refused),
                cancel
            );
    }

    /// <summary>The same where there was nothing to import.</summary>
    public async Task Done(SourceLease lease, Bookmark bookmark, CancellationToken cancel)
    {
        await using var db = open();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await Done(db, lease, bookmark, cancel);
        await transaction.CommitAsync(cancel);
    }

    /// <summary>Gives the source back after a failure, to be tried again after a pause.</summary>
    public async Task Failed(SourceLease lease, Problem problem, CancellationToken cancel)
    {
        var next = lease.Source.EveryHours is null
            ? (long?)null
            : Microseconds.Of(time.GetUtcNow() + Pause(lease.Attempts));
        await using var db = open();
        await db
            .Sources.Where(row => row.Name == lease.Source.Name.Text && row.LeasedUntil == lease.Until)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(row => row.LeasedUntil, (long?)null)
                        .SetProperty(row => row.NextAt, next)
                        .SetProperty(row => row.LastProblem, problem.Title),
                cancel
            );
    }

    private static TimeSpan Pause(int attempts) =>
        TimeSpan.FromMinutes(
            Math.Min(FirstPause.TotalMinutes * Math.Pow(2, Math.Min(attempts, 20) - 1), LongestPause.TotalMinutes)
        );

    private static async Task<SourceRow?> Next(PublicDb db, string? name, long now, CancellationToken cancel)
    {
        if (!db.Database.IsNpgsql())
        {
            // the transaction has the file to itself
            return await db
                .Sources.Where(row => row.LeasedUntil == null || row.LeasedUntil < now)
                .Where(row => name == null ? row.NextAt <= now : row.Name == name)
                .OrderBy(row => row.NextAt)
                .FirstOrDefaultAsync(cancel);
        }
        var rows = await db
            .Sources.FromSql(
                $"""
                SELECT * FROM sources
                WHERE (leased_until IS NULL OR leased_until < {now})
                AND CASE WHEN {name}::text IS NULL THEN next_at <= {now} ELSE name = {name}::text END
                ORDER BY next_at LIMIT 1 FOR UPDATE SKIP LOCKED
                """
            )
            .ToListAsync(cancel);
        return rows.FirstOrDefault();
    }
}
