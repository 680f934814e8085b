using Microsoft.EntityFrameworkCore;
using Tocsin.Ledger;
using Tocsin.Workspace.Storage.Rows;

namespace Tocsin.Workspace.Storage;

/// <summary>Reads and writes wrapped keys. Each write is durable before it returns, since it comes before its entry.</summary>
internal sealed class KeyStore(Func<KeyDb> open)
{
    /// <summary>The key of a stream; null where there is none, or it was destroyed.</summary>
    public async Task<WrappedStreamKey?> OfStream(StreamId stream, CancellationToken cancel)
    {
        await using var db = open();
        var row = await db.StreamKeys.FindAsync([stream.Kind, stream.Name], cancel);
        return row is null ? null : Read(row);
    }

    /// <summary>The keys of the streams of one kind that have these names.</summary>
    public async Task<IReadOnlyList<WrappedStreamKey>> OfStreams(
        string kind,
        IReadOnlyList<string> names,
        CancellationToken cancel
    )
    {
        await using var db = open();
        var rows = await db
            .StreamKeys.AsNoTracking()
            .Where(k => k.Kind == kind && names.Contains(k.Name))
            .ToListAsync(cancel);
        return [.. rows.Select(Read)];
    }

    /// <summary>Every part key of a stream, those of transactions that never committed too.</summary>
    public async Task<IReadOnlyList<WrappedKey>> OfParts(StreamId stream, CancellationToken cancel)
    {
        await using var db = open();
        var rows = await db
            .PartKeys.AsNoTracking()
            .Where(k => k.Kind == stream.Kind && k.Name == stream.Name)
            .ToListAsync(cancel);
        return [.. rows.Select(k => new WrappedKey(stream, k.Sequence, k.Part, k.Commitment, k.Wrapped))];
    }

    /// <summary>Stores the key of a new stream unless somebody was first; the answer is the one that is stored.</summary>
    public async Task<WrappedStreamKey> Add(WrappedStreamKey key, CancellationToken cancel)
    {
        if (await OfStream(key.Stream, cancel) is { } before)
            return before;
        await using var db = open();
        // a process that began before the pair was replaced would write what nobody can open
        if (await db.ProgrammeKeys.MaxAsync(k => (int?)k.Version, cancel) != key.KeyVersion)
            throw new InvalidOperationException("the programme has another key pair now: start this process again");
        db.StreamKeys.Add(
            new()
            {
                Kind = key.Stream.Kind,
                Name = key.Stream.Name,
                KeyVersion = key.KeyVersion,
                Wrapped = key.Bytes,
            }
        );
        try
        {
            await db.SaveChangesAsync(cancel);
            return key;
        }
        catch (DbUpdateException e) when (LostRace.Is(e))
        {
            return await OfStream(key.Stream, cancel)
                ?? throw new InvalidOperationException("a stream's key has gone", e);
        }
    }

    public async Task Add(IReadOnlyList<WrappedKey> parts, CancellationToken cancel)
    {
        await using var db = open();
        db.PartKeys.AddRange(
            parts.Select(k => new PartKeyRow
            {
                Commitment = k.Commitment,
                Kind = k.Stream.Kind,
                Name = k.Stream.Name,
                Sequence = k.Sequence,
                Part = k.Part,
                Wrapped = k.Bytes,
            })
        );
        await db.SaveChangesAsync(cancel);
    }

    private static WrappedStreamKey Read(StreamKeyRow row) => new(new(row.Kind, row.Name), row.KeyVersion, row.Wrapped);
}
