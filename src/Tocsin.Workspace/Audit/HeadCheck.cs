using Microsoft.EntityFrameworkCore;
using Tocsin.Advisories.Documents;
using Tocsin.Cases.Heads;
using Tocsin.Ledger;
using Tocsin.Ledger.Sealing;
using Tocsin.Workspace.Storage;
using Tocsin.Workspace.Storage.Rows;

namespace Tocsin.Workspace.Audit;

/// <summary>Checks the heads: that each follows from the one before, that the last covers what is there, and that the public has the same.</summary>
internal sealed class HeadCheck(Func<CaseDb> open, KeyStore keys, ProgrammeKeys programme, EntryKinds kinds)
{
    public async Task<LastHead> Load(List<StoreFault> faults, CancellationToken cancel)
    {
        var blinding = programme.HashFor(HeadStore.Blinding);
        try
        {
            var ledger = Folding.Fold<HeadLedger>(HeadLedger.Stream, await Read(HeadLedger.Stream, cancel));
            faults.AddRange(Links(ledger));
            if (ledger.Last is not { } last)
                return new(ledger, [], blinding);
            var kept = (await Read(LeavesKept.Stream(last.Day), cancel)).Select(r => r.Entry).OfType<LeavesKept>();
            if (kept.LastOrDefault()?.Text is not { } leaves)
                faults.Add(StoreFault.InHeads($"what the head of {last.Day:yyyy-MM-dd} was made of is missing"));
            else if (Convert.ToHexStringLower(leaves.Tree().Root) != last.Root)
                faults.Add(StoreFault.InHeads($"the head of {last.Day:yyyy-MM-dd} is of other leaves"));
            else
                return new(ledger, [.. leaves.Each().Select(Convert.ToHexString)], blinding);
            return new(ledger, [], blinding);
        }
        catch (LedgerBrokenException)
        {
            // the walk over the streams tells where
            return new(HeadLedger.Empty(HeadLedger.Stream), [], blinding);
        }
    }

    /// <summary>Whether strangers were told the same, and nothing that is not known here.</summary>
    public static async Task<IReadOnlyList<StoreFault>> Published(
        HeadLedger ledger,
        ReadPublished read,
        CancellationToken cancel
    )
    {
        var faults = new List<StoreFault>();
        var own = ledger.Heads.ToDictionary(head => $"{head.Day:yyyy-MM-dd}", StringComparer.Ordinal);
        await read(0, HeadDocument.Kind, Compare, cancel);
        return faults;

        ValueTask Compare(PublishedDocument document)
        {
            if (HeadDocument.Read(document) is not { } told)
                faults.Add(StoreFault.InHeads($"the head of {document.Id} that is public cannot be read"));
            else if (!own.TryGetValue(document.Id, out var head))
                faults.Add(
                    StoreFault.InHeads($"the head of {document.Id} is public and not known here: the store is older")
                );
            else if (head.Statement != told.Statement)
                faults.Add(StoreFault.InHeads($"the head of {document.Id} that is public is another"));
            return ValueTask.CompletedTask;
        }
    }

    private static IEnumerable<StoreFault> Links(HeadLedger ledger)
    {
        string? before = null;
        foreach (var head in ledger.Heads)
        {
            if (head.Previous != before)
                yield return StoreFault.InHeads(
                    $"the head of {head.Day:yyyy-MM-dd} does not follow from the one before"
                );
            before = head.Hash;
        }
    }

    private async Task<IReadOnlyList<Recorded>> Read(StreamId id, CancellationToken cancel)
    {
        await using var db = open();
        var row = await db.Streams.FindAsync([id.Kind, id.Name], cancel);
        if (row is null || await keys.OfStream(id, cancel) is not { } wrapped)
            return [];
        var rows = await db
            .Entries.AsNoTracking()
            .Where(e => e.Kind == id.Kind && e.Name == id.Name && e.Sequence <= row.Sequence)
            .OrderBy(e => e.Sequence)
            .ToListAsync(cancel);
        using var key = StreamKey.Unwrap(programme.Private!, wrapped);
        return new StreamSealer(kinds).Open(
            key,
            [.. rows.Select(Sealed)],
            await keys.OfParts(id, cancel),
            new(row.Sequence, row.Hash)
        );
    }

    private static SealedEntry Sealed(EntryRow row) =>
        new(row.Format, row.Sequence, row.Facts, row.Text, row.FactsCommitment, row.TextCommitment, row.Hash);
}

/// <summary>The last head, and which of its leaves have not been found yet.</summary>
internal sealed class LastHead(HeadLedger ledger, HashSet<string> leaves, KeyedHash blinding)
{
    public HeadLedger Ledger => ledger;

    /// <summary>There is an entry with this hash: the stream it is of may have ended with it when the head was taken.</summary>
    public void Found(StreamId stream, long sequence, byte[] hash)
    {
        if (leaves.Count > 0 && HeadStore.IsCovered(stream.Kind))
            leaves.Remove(Convert.ToHexString(HeadTree.Leaf(HeadStore.BlindingOf(blinding, stream), sequence, hash)));
    }

    public IEnumerable<StoreFault> Missing() =>
        leaves.Count == 0
            ? []
            :
            [
                StoreFault.InHeads(
                    $"the head of {ledger.Last!.Day:yyyy-MM-dd} covers {leaves.Count} streams that have gone, or end earlier than then"
                ),
            ];
}
