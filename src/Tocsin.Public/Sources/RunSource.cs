using Tocsin.Advisories.Imports;
using Tocsin.Public.Storage;
using Tocsin.Standards.Problems;
using Tocsin.Web.Outbound;

namespace Tocsin.Public.Sources;

/// <summary>Imports one source from beginning to end, and keeps how it went.</summary>
public sealed class RunSource
{
    // Three times within a lease: one may be late.
    private static readonly TimeSpan Heartbeat = SourceQueue.Lease / 3;

    private readonly SourceStore sources;
    private readonly SourceQueue queue;
    private readonly OpenPlace open;
    private readonly Import import;
    private readonly Quarantine quarantine;
    private readonly Func<CancellationToken, Task<string>> ownPrefix;
    private readonly TimeProvider time;

    /// <param name="ownPrefix">The programme's at that moment.</param>
    /// <param name="downloads">The folder for what is downloaded, while it is read.</param>
    public RunSource(
        Func<PublicDb> db,
        Import import,
        Fetch fetch,
        Func<CancellationToken, Task<string>> ownPrefix,
        string downloads,
        TimeProvider time
    )
    {
        (this.ownPrefix, this.time) = (ownPrefix, time);
        var store = new PublicStore(db);
        sources = new(db, store, time);
        queue = new(db, time);
        quarantine = new(db, time);
        this.import = import;
        open = new(fetch, store, downloads);
    }

    /// <summary>Whether there is anything for <see cref="Due"/>.</summary>
    public Task<bool> IsDue(CancellationToken cancel) => queue.IsDue(cancel);

    /// <summary>
    /// Imports the source that is due; null where none is. A failure is kept, to be tried again after a pause.
    /// </summary>
    public async Task<Result<SourceReport>?> Due(CancellationToken cancel) =>
        await queue.ClaimDue(cancel) is { } lease
            ? await Run(lease, (_, _) => { }, cancel)
            : (Result<SourceReport>?)null;

    /// <summary>
    /// Imports a source now. Refused as <c>source.busy</c> where another process is at it, as <c>source.unknown</c>, and as its place is.
    /// </summary>
    /// <param name="seen">Told of every entry as it goes by, and of how many there are.</param>
    public async Task<Result<SourceReport>> Now(SourceName name, Action<ImportItem, int> seen, CancellationToken cancel)
    {
        if (await sources.Find(name, cancel) is null)
            return Unknown(name);
        return await queue.Claim(name, cancel) is { } lease
            ? await Run(lease, seen, cancel)
            : new Problem(
                "source.busy",
                409,
                $"{name} is being imported by another process.",
                "Wait until it is done; what died lets go after a minute."
            );
    }

    /// <summary>Tries again what of a source is in quarantine and was kept in full. Refused as <c>source.unknown</c>.</summary>
    public async Task<Result<SourceReport>> Retry(SourceName name, CancellationToken cancel)
    {
        if (await sources.Find(name, cancel) is null)
            return Unknown(name);
        var rules = await sources.RulesFor(name, await ownPrefix(cancel), cancel);
        using var held = ImportSource.Held(await quarantine.Held(name.Text, cancel), rules);
        var report = await import.Run(
            name,
            held,
            whole: false,
            _ => { },
            async (within, _, inner) => await SourceQueue.Recount(await within.Db(inner), name, inner),
            cancel
        );
        return new SourceReport(name, report, IsWhole: false);
    }

    private async Task<Result<SourceReport>> Run(
        SourceLease lease,
        Action<ImportItem, int> seen,
        CancellationToken cancel
    )
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var beating = Beat(lease, stop);
        try
        {
            var done = await Work(lease, seen, stop.Token);
            if (done.Problem is { } problem)
                await queue.Failed(lease, problem, cancel);
            return done;
        }
        catch (Exception e)
            when (e is LeaseLostException or OperationCanceledException && !cancel.IsCancellationRequested)
        {
            return new Problem("source.busy", 409, $"{lease.Source.Name} was taken over by another process.");
        }
        catch (Exception e) when (e is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            // the machine's own: a full disk, a folder that is closed to us; its message may name a path
            var broken = new Problem("source.broken", 500, $"The source could not be read ({e.GetType().Name}).");
            await queue.Failed(lease, broken, cancel);
            return broken;
        }
        finally
        {
            await stop.CancelAsync();
            await beating;
        }
    }

    private async Task<Result<SourceReport>> Work(
        SourceLease lease,
        Action<ImportItem, int> seen,
        CancellationToken cancel
    )
    {
        var name = lease.Source.Name;
        var rules = await sources.RulesFor(name, await ownPrefix(cancel), cancel);
        if (!(await open.Open(lease.Source, rules, cancel)).TryGet(out var arrival, out var problem))
            return problem;
        using (arrival)
        {
            if (arrival.From is not { } from)
            {
                await queue.Done(lease, arrival.Bookmark, cancel);
                return new SourceReport(name, null, arrival.IsWhole);
            }
            var report = await import.Run(
                name,
                from,
                arrival.IsWhole,
                item => seen(item, from.TotalEntries),
                async (within, tally, inner) =>
                    await queue.Done(await within.Db(inner), lease, arrival.After(tally.Newest), inner),
                cancel
            );
            return new SourceReport(name, report, arrival.IsWhole);
        }
    }

    // Says again and again that this process lives; stops the work when another has taken over.
    private async Task Beat(SourceLease lease, CancellationTokenSource stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await Task.Delay(Heartbeat, time, stop.Token);
                if (!await queue.Renew(lease, stop.Token))
                    await stop.CancelAsync();
            }
            catch (OperationCanceledException)
            {
                return;
            }
            catch (System.Data.Common.DbException)
            {
                // A SQLite file is ours alone while we write into it, and nobody else can take over meanwhile.
            }
        }
    }

    private static Problem Unknown(SourceName name) =>
        Problem.NotFound with
        {
            Code = "source.unknown",
            Title = $"There is no source {name}.",
            Next = "./run source list shows those there are.",
        };
}

/// <summary>How the import of a source went.</summary>
/// <param name="Report">Null where nothing had changed.</param>
/// <param name="IsWhole">All of it was read, not only what changed.</param>
public sealed record SourceReport(SourceName Name, ImportReport? Report, bool IsWhole);
