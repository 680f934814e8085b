using Microsoft.EntityFrameworkCore;
using Tocsin.Advisories.Documents;
using Tocsin.Ledger;
using Tocsin.Workspace.Storage;

namespace Tocsin.Workspace.Audit;

/// <summary>
/// Walks everything that is kept: every chain, every sealed byte and its key, the rows beside them, the files, and the heads that were
/// published. Finds all that is wrong, and changes nothing.
/// </summary>
public sealed class StoreVerifier
{
    private readonly Func<CaseDb> open;
    private readonly StreamCheck streams;
    private readonly HeadCheck heads;

    internal StoreVerifier(Func<CaseDb> open, KeyStore keys, ProgrammeKeys programme, EntryKinds kinds)
    {
        this.open = open;
        streams = new(open, keys, programme, kinds);
        heads = new(open, keys, programme, kinds);
    }

    /// <param name="read">Reads what is public, to compare the heads; null: it is not at hand.</param>
    /// <param name="progress">Told how many streams are done, of how many.</param>
    public async Task<StoreReport> Verify(ReadPublished? read, Action<int, int>? progress, CancellationToken cancel)
    {
        var names = await Names(cancel);
        var faults = new List<StoreFault>();
        var (entries, files) = (0L, 0L);
        var last = await heads.Load(faults, cancel);
        for (var done = 0; done < names.Count; done++)
        {
            var result = await streams.Check(names[done], last.Found, cancel);
            entries += result.Entries;
            files += result.Files;
            faults.AddRange(result.Faults);
            progress?.Invoke(done + 1, names.Count);
        }
        faults.AddRange(last.Missing());
        if (read is not null)
            faults.AddRange(await HeadCheck.Published(last.Ledger, read, cancel));
        await using var db = open();
        faults.AddRange(
            (await ProjectionCheck.Orphans(db, cancel)).Select(id =>
                StoreFault.InChain(id, 0, "there is a row of it and no entry")
            )
        );
        return new(names.Count, entries, files, last.Ledger.Heads.Count, last.Ledger.Last?.Hash, faults);
    }

    // those that have lost their row, or their entries, too
    private async Task<IReadOnlyList<StreamId>> Names(CancellationToken cancel)
    {
        await using var db = open();
        var listed = await db.Streams.AsNoTracking().Select(s => new { s.Kind, s.Name }).ToListAsync(cancel);
        var written = await db
            .Entries.AsNoTracking()
            .Select(e => new { e.Kind, e.Name })
            .Distinct()
            .ToListAsync(cancel);
        return
        [
            .. listed
                .Union(written)
                .Select(s => new StreamId(s.Kind, s.Name))
                .OrderBy(s => s.ToString(), StringComparer.Ordinal),
        ];
    }
}

/// <summary>What verifying found.</summary>
/// <param name="Heads">How many days have one.</param>
/// <param name="LastHead">The hash of the last one; null before the first.</param>
/// <param name="Faults">All of them, by stream.</param>
public sealed record StoreReport(
    int Streams,
    long Entries,
    long Files,
    int Heads,
    string? LastHead,
    IReadOnlyList<StoreFault> Faults
)
{
    public bool IsSound => Faults.Count == 0;
}
