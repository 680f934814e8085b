using Microsoft.EntityFrameworkCore;
using Tocsin.Cases;
using Tocsin.Cases.Reports;
using Tocsin.Ledger;
using Tocsin.Workspace.Storage.Rows;

namespace Tocsin.Workspace.Storage;

/// <summary>The streams that one transaction touches, opened once each, and what it adds to them.</summary>
internal sealed class LedgerSession(
    CaseDb db,
    KeyStore keys,
    ProgrammeKeys programme,
    StreamSealer sealer,
    DateTimeOffset now
) : IDisposable
{
    private readonly Dictionary<StreamId, OpenStream> streams = [];
    private readonly Dictionary<StreamId, (object State, Action<Recorded> Apply)> beginnings = [];

    public CaseDb Db => db;

    /// <summary>The instant of this transaction: of everything that it records.</summary>
    public DateTimeOffset Now => now;

    /// <summary>What folding the stream gives. Loaded once; recording goes on from here or loses the race.</summary>
    public async Task<T> Load<T>(StreamId id, CancellationToken cancel)
        where T : class, IFolded<T>
    {
        var stream = await Open(id, cancel);
        if (stream.State is T known)
            return known;
        var state = Folding.Fold<T>(id, await Entries(id, stream, cancel));
        (stream.State, stream.Apply) = (state, state.Apply);
        return state;
    }

    /// <summary>What is in the stream as it was written, in order; nothing where there is none.</summary>
    public async Task<IReadOnlyList<Recorded>> Entries(StreamId id, CancellationToken cancel) =>
        await db.Streams.AnyAsync(row => row.Kind == id.Kind && row.Name == id.Name, cancel)
            ? await Entries(id, await Open(id, cancel), cancel)
            : [];

    private async Task<IReadOnlyList<Recorded>> Entries(StreamId id, OpenStream stream, CancellationToken cancel)
    {
        // what others committed since this transaction saw the head is not part of what it decides on
        var reached = stream.Head.Sequence;
        var rows = await db
            .Entries.AsNoTracking()
            .Where(e => e.Kind == id.Kind && e.Name == id.Name && e.Sequence <= reached)
            .OrderBy(e => e.Sequence)
            .ToListAsync(cancel);
        return [.. sealer.Open(stream.Key, [.. rows.Select(Sealed)], await keys.OfParts(id, cancel), stream.Head)];
    }

    /// <summary>Says that <paramref name="id"/> is new and what its state is before anything is in it.</summary>
    public void Begin<T>(StreamId id, T empty)
        where T : class, IFolded<T> => beginnings[id] = (empty, empty.Apply);

    /// <summary>Adds what was decided for <paramref name="id"/>, for other streams, and what is due.</summary>
    public async Task Record(StreamId id, Decision decision, Actor by, CancellationToken cancel)
    {
        await Append(id, decision.Entries, by, cancel);
        foreach (var (other, entry) in decision.Elsewhere)
            await Append(other, [entry], by, cancel);
        foreach (var due in decision.Dues)
            await Ask(due, cancel);
    }

    /// <summary>The key of a stream that is open or new; the session disposes of it.</summary>
    public async Task<StreamKey> Key(StreamId id, CancellationToken cancel) => (await Open(id, cancel)).Key;

    /// <summary>Writes everything, with the projections of what changed.</summary>
    public async Task Save(CancellationToken cancel)
    {
        foreach (var stream in streams.Values.Where(s => s.Changed && s.State is not null))
        {
            await Projection.Write(db, stream.Key, stream.State!, stream.Head.Sequence, cancel);
            // what somebody has begun to work on stands in line no more, whatever they did
            if (
                stream.State is Case begun
                && (begun.State != ReportState.Received || begun.WaitingFor != WaitingFor.Team)
            )
                await LineStore.Leave(db, begun.Number, now, cancel);
            // here and not in each decision: whatever sets a clock, it is watched
            if (stream.State is Case { Owes: [var soonest, ..] } owing)
                await Ask(new(Case.WatchDue, owing.Number.Text, soonest.By), cancel);
        }
        await db.SaveChangesAsync(cancel);
    }

    public void Dispose()
    {
        foreach (var stream in streams.Values)
            stream.Key.Dispose();
    }

    private async Task Append(StreamId id, IReadOnlyList<Entry> entries, Actor by, CancellationToken cancel)
    {
        if (entries.Count == 0)
            return;
        var stream = await Open(id, cancel);
        var batch = sealer.Seal(stream.Key, stream.Head, entries, by, now);
        await keys.Add(batch.Keys, cancel);
        db.Entries.AddRange(batch.Entries.Select(e => Row(id, e)));
        for (var i = 0; i < entries.Count; i++)
            stream.Apply?.Invoke(new(id, batch.Entries[i].Sequence, now, by, entries[i], Redacted: false));
        stream.MoveTo(batch.Head);
    }

    /// <summary>Has something done at an instant; what was asked before is asked anew.</summary>
    public async Task Ask(DueRow due, CancellationToken cancel)
    {
        var row = await db.Dues.FindAsync([due.Kind, due.Key], cancel);
        if (row is null)
        {
            db.Dues.Add(
                new()
                {
                    Kind = due.Kind,
                    Key = due.Key,
                    At = due.At,
                    Asked = 1,
                }
            );
        }
        else
        {
            (row.At, row.LeasedUntil, row.Attempts) = (due.At, null, 0);
            row.Asked++;
        }
    }

    private async Task<OpenStream> Open(StreamId id, CancellationToken cancel)
    {
        if (streams.TryGetValue(id, out var open))
            return open;
        var row = await Locked(id, cancel);
        open = row is null ? await Begin(id, cancel) : new(await Unwrap(id, cancel), row);
        return streams[id] = open;
    }

    // PostgreSQL: whoever comes second waits here, rather than to find out at the end that it lost; SQLite has one writer
    private async Task<StreamRow?> Locked(StreamId id, CancellationToken cancel) =>
        db.Database.IsNpgsql()
            ? await db
                .Streams.FromSql(
                    $"""SELECT * FROM streams WHERE "Kind" = {id.Kind} AND "Name" = {id.Name} FOR UPDATE"""
                )
                .AsAsyncEnumerable()
                .FirstOrDefaultAsync(cancel)
            : await db.Streams.FindAsync([id.Kind, id.Name], cancel);

    private async Task<OpenStream> Begin(StreamId id, CancellationToken cancel)
    {
        var key = StreamKey.Create(programme.Public.Programme, id);
        var mine = key.WrapFor(programme.Public);
        var stored = await keys.Add(mine, cancel);
        if (!stored.Bytes.AsSpan().SequenceEqual(mine.Bytes))
        {
            key.Dispose();
            key = StreamKey.Unwrap(Private(), stored);
        }
        var row = new StreamRow
        {
            Kind = id.Kind,
            Name = id.Name,
            Sequence = Head.Start.Sequence,
            Hash = Head.Start.Hash,
        };
        var (state, apply) = beginnings.GetValueOrDefault(id);
        return new(key, row)
        {
            New = db,
            State = state,
            Apply = apply,
        };
    }

    private async Task<StreamKey> Unwrap(StreamId id, CancellationToken cancel) =>
        StreamKey.Unwrap(
            Private(),
            await keys.OfStream(id, cancel) ?? throw new InvalidOperationException($"the key of {id} is missing")
        );

    private Ledger.Sealing.ProgrammeKey Private() =>
        programme.Private ?? throw new InvalidOperationException("this process can seal and not open");

    private static SealedEntry Sealed(EntryRow row) =>
        new(row.Format, row.Sequence, row.Facts, row.Text, row.FactsCommitment, row.TextCommitment, row.Hash);

    private static EntryRow Row(StreamId id, SealedEntry entry) =>
        new()
        {
            Kind = id.Kind,
            Name = id.Name,
            Sequence = entry.Sequence,
            Format = entry.Format,
            Facts = entry.Facts,
            Text = entry.Text,
            FactsCommitment = entry.FactsCommitment,
            TextCommitment = entry.TextCommitment,
            Hash = entry.Hash,
        };

    private sealed class OpenStream(StreamKey key, StreamRow row)
    {
        public StreamKey Key => key;

        /// <summary>Set for a stream that has no row yet: where to add it with its first entry.</summary>
        public CaseDb? New { get; init; }

        public Head Head { get; private set; } = new(row.Sequence, row.Hash);

        public bool Changed { get; private set; }

        public object? State { get; set; }

        public Action<Recorded>? Apply { get; set; }

        public void MoveTo(Head head)
        {
            if (!Changed)
                New?.Streams.Add(row);
            (Head, Changed) = (head, true);
            (row.Sequence, row.Hash) = (head.Sequence, head.Hash);
        }
    }
}
