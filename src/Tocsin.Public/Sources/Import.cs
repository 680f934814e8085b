using System.Runtime.CompilerServices;
using Tocsin.Advisories.Imports;
using Tocsin.Public.Live;
using Tocsin.Public.Storage;

namespace Tocsin.Public.Sources;

/// <summary>Takes other people's documents into the public store, and what cannot be understood into quarantine, in one transaction.</summary>
/// <param name="indexFile">Where the index of this store is kept on this machine; null where it is not.</param>
/// <param name="giveWay">Null: to nobody.</param>
public sealed class Import(PublicStore store, Quarantine quarantine, string? indexFile = null, GiveWay? giveWay = null)
{
    private readonly GiveWay giveWay = giveWay ?? GiveWay.ToNobody;

    /// <summary>By hand: from a path that somebody named.</summary>
    /// <param name="seen">Told of every entry as it goes by.</param>
    public Task<ImportReport> ByHand(ImportSource from, Action<ImportItem> seen, CancellationToken cancel)
    {
        // the name alone: where it lies on this machine is nobody's business
        var within = Path.GetFileName(Path.TrimEndingDirectorySeparator(from.Path));
        return Run(Origins.ByHand, from, within, whole: false, seen, (_, _, _) => Task.CompletedTask, cancel);
    }

    /// <summary>Tries again what is in quarantine, as by hand.</summary>
    public async Task<ImportReport> RetryByHand(ImportRules rules, CancellationToken cancel)
    {
        using var held = ImportSource.Held(await quarantine.Held(Origins.ByHand, cancel), rules);
        return await Run(Origins.ByHand, held, "", false, _ => { }, (_, _, _) => Task.CompletedTask, cancel);
    }

    /// <summary>From a source.</summary>
    /// <param name="whole">All of it is read: what was in quarantine and is not there any more is forgotten.</param>
    /// <param name="done">Writes how it went, in the same transaction.</param>
    internal Task<ImportReport> Run(
        SourceName source,
        ImportSource from,
        bool whole,
        Action<ImportItem> seen,
        Func<ImportTransaction, ImportTally, CancellationToken, Task> done,
        CancellationToken cancel
    ) => Run(source.Text, from, "", whole, seen, done, cancel);

    private async Task<ImportReport> Run(
        string source,
        ImportSource from,
        string within,
        bool whole,
        Action<ImportItem> seen,
        Func<ImportTransaction, ImportTally, CancellationToken, Task> done,
        CancellationToken cancel
    )
    {
        var tally = new ImportTally(await store.QuarantinedPaths(source, cancel), within, whole);
        await using var handover = await IndexHandover.Begin(store, indexFile, from.TotalEntries, giveWay.Pass, cancel);
        var count = await store.Import(source, Documents(cancel), Alongside, cancel);
        return new(
            count,
            tally.RefusedCount + count.Unsound,
            [
                .. tally
                    .Refused.Values.OrderBy(r => r.Path, StringComparer.Ordinal)
                    .Select(r => r with { Bytes = default }),
            ],
            tally.PassedOver
        );

        async IAsyncEnumerable<IncomingDocument> Documents([EnumeratorCancellation] CancellationToken inner)
        {
            await foreach (var item in from.ReadAsync(giveWay.Pass, inner))
            {
                giveWay.Pass();
                seen(item);
                tally.Saw(item);
                if (item is not Taken taken)
                    continue;
                await handover.Offer(taken, inner);
                yield return new(taken.ToDocument(), taken.Path);
            }
        }

        async Task<bool> Alongside(ImportTransaction transaction, ImportCount counted, CancellationToken inner)
        {
            foreach (var foreign in counted.Foreign)
                tally.Saw(foreign);
            var wrote = await quarantine.Write(transaction, source, tally, inner);
            await done(transaction, tally, inner);
            await handover.Finish(transaction, counted, inner);
            return wrote || source != Origins.ByHand;
        }
    }
}

/// <summary>What became of a source.</summary>
/// <param name="Refused">How many entries could not be taken.</param>
/// <param name="Why">The first of them (<see cref="Quarantine.MostEntries"/> at most) in the order of their paths.</param>
/// <param name="PassedOver">Entries that were understood and are no advisories.</param>
public sealed record ImportReport(ImportCount Count, int Refused, IReadOnlyList<Refused> Why, int PassedOver);
