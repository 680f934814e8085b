using System.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Tocsin.Ledger;
using Tocsin.Workspace.Storage;
using Tocsin.Workspace.Storage.Rows;

namespace Tocsin.Workspace.Audit;

/// <summary>Checks one stream: its chain, its keys, every byte of every part, its rows, and the files that it names.</summary>
internal sealed class StreamCheck(Func<CaseDb> open, KeyStore keys, ProgrammeKeys programme, EntryKinds kinds)
{
    /// <param name="each">Told of every entry that is fine as far as the chain goes: its stream, sequence and hash.</param>
    public async Task<StreamResult> Check(StreamId id, Action<StreamId, long, byte[]> each, CancellationToken cancel)
    {
        await using var db = open();
        // one look at everything: what others write meanwhile is not half of it
        await using var snapshot = await Snapshot(db, cancel);
        var row = await db
            .Streams.AsNoTracking()
            .FirstOrDefaultAsync(s => s.Kind == id.Kind && s.Name == id.Name, cancel);
        var entries = await Entries(db, id, cancel);
        if (row is null)
            return new(entries.Count, 0, [StoreFault.InChain(id, 0, "there are entries of a stream that has gone")]);
        try
        {
            var head = new Head(row.Sequence, row.Hash);
            Chain.VerifyHashes(programme.Public.Programme, id, entries, head);
            foreach (var entry in entries)
                each(id, entry.Sequence, entry.Hash);
            // after the entries: the key of each was written before it
            var recorded = await Open(id, entries, head, cancel);
            var files = await new FileCheck(db, programme.Public.Programme).Check(id, recorded.Entries, cancel);
            var rows = await ProjectionCheck.Differences(db, id, recorded.Key, recorded.Entries, row.Sequence, cancel);
            recorded.Key.Dispose();
            return new(entries.Count, files.Count, [.. files.Faults, .. rows.Select(d => StoreFault.InRows(id, d))]);
        }
        catch (LedgerBrokenException broken)
        {
            return new(entries.Count, 0, [StoreFault.Of(broken)]);
        }
    }

    private async Task<(StreamKey Key, IReadOnlyList<Recorded> Entries)> Open(
        StreamId id,
        IReadOnlyList<SealedEntry> entries,
        Head head,
        CancellationToken cancel
    )
    {
        var wrapped =
            await keys.OfStream(id, cancel)
            ?? throw StoreFault.Broken(id, "the key of the stream is missing, so that nothing of it can be read");
        var key = StreamKey.Unwrap(programme.Private!, wrapped);
        try
        {
            return (key, new StreamSealer(kinds).Open(key, entries, await keys.OfParts(id, cancel), head));
        }
        catch
        {
            key.Dispose();
            throw;
        }
    }

    private static async Task<IReadOnlyList<SealedEntry>> Entries(CaseDb db, StreamId id, CancellationToken cancel) =>
        [
            .. (
                await db
                    .Entries.AsNoTracking()
                    .Where(e => e.Kind == id.Kind && e.Name == id.Name)
                    .OrderBy(e => e.Sequence)
                    .ToListAsync(cancel)
            ).Select(Sealed),
        ];

    private static SealedEntry Sealed(EntryRow row) =>
        new(row.Format, row.Sequence, row.Facts, row.Text, row.FactsCommitment, row.TextCommitment, row.Hash);

    // on SQLite one that does not keep others from writing
    private static async Task<IAsyncDisposable> Snapshot(CaseDb db, CancellationToken cancel)
    {
        if (db.Database.IsNpgsql())
            return await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancel);
        await db.Database.OpenConnectionAsync(cancel);
        var begun = ((SqliteConnection)db.Database.GetDbConnection()).BeginTransaction(deferred: true);
        return (await db.Database.UseTransactionAsync(begun, cancel))!;
    }
}

/// <param name="Entries">How many there are.</param>
/// <param name="Files">How many attachments it names.</param>
internal sealed record StreamResult(int Entries, int Files, IReadOnlyList<StoreFault> Faults);
