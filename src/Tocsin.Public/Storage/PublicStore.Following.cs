using System.Data;
using System.Data.Common;
using Tocsin.Advisories.Documents;
using Tocsin.Advisories.Snapshots;

namespace Tocsin.Public.Storage;

/// <content>For who keeps up with the store.</content>
public sealed partial class PublicStore
{
    /// <summary>Begins to watch: whatever is committed after this returns makes the signal come.</summary>
    public Task<ChangeSignal> Watch(TimeProvider time, CancellationToken cancel) =>
        ChangeSignal.Watch(connect(), time, cancel);

    /// <summary>What there is to read of a kind for who has read everything up to a generation.</summary>
    public async Task<Lag> LagOf(SnapshotStamp since, string kind, CancellationToken cancel)
    {
        await using var connection = connect();
        await connection.OpenAsync(cancel);
        await using var snapshot = await BeginSnapshot(connection, cancel);
        var then = await Mark(connection, snapshot, since.Generation, cancel);
        await using var count = Command(
            connection,
            snapshot,
            $"SELECT COUNT(*) FROM in_force f WHERE {Since(since.Generation)}",
            ("kind", kind),
            ("since", since.Generation)
        );
        return new(
            await Reached(connection, snapshot, cancel) != since,
            then == since.Mark,
            (long)(await count.ExecuteScalarAsync(cancel))!
        );
    }

    /// <summary>
    /// Hands every document of <paramref name="kind"/> that came into force after generation <paramref name="since"/> to
    /// <paramref name="each"/> (0: everything in force), in no order, streamed, and returns the generation that this reaches.
    /// One snapshot: what is published meanwhile is in the next call.
    /// </summary>
    public async Task<SnapshotStamp> ReadSince(
        long since,
        string kind,
        Func<PublishedDocument, ValueTask> each,
        CancellationToken cancel
    )
    {
        await using var connection = connect();
        await connection.OpenAsync(cancel);
        await using var snapshot = await BeginSnapshot(connection, cancel);
        var reached = await Reached(connection, snapshot, cancel);
        if (reached.Generation > since)
            await ReadRows(connection, snapshot, since, kind, each, cancel);
        return reached;
    }

    /// <summary>The same, for what is little enough to be held at once.</summary>
    public Task<SnapshotStamp> ReadSince(
        long since,
        string kind,
        ICollection<PublishedDocument> into,
        CancellationToken cancel
    ) =>
        ReadSince(
            since,
            kind,
            document =>
            {
                into.Add(document);
                return default;
            },
            cancel
        );

    /// <summary>Within a transaction that writes: the state that it makes, and how many documents of a kind are in force in it.</summary>
    internal static async Task<(SnapshotStamp Stamp, long InForce)> Within(
        ImportTransaction within,
        string kind,
        CancellationToken cancel
    )
    {
        var (connection, transaction) = (within.Connection, within.Transaction);
        await using var count = Command(
            connection,
            transaction,
            "SELECT COUNT(*) FROM in_force WHERE kind = @kind",
            ("kind", kind)
        );
        var inForce = (long)(await count.ExecuteScalarAsync(cancel))!;
        return (await Reached(connection, transaction, cancel), inForce);
    }

    // What is new is a few of very many: SQLite would rather walk all of the kind than the index of generations, unless the kind is no
    // column that an index has.
    private static string Since(long since) =>
        since == 0 ? "f.kind = @kind AND f.generation > @since" : "f.kind || '' = @kind AND f.generation > @since";

    private static async Task<SnapshotStamp> Reached(
        DbConnection connection,
        DbTransaction snapshot,
        CancellationToken cancel
    )
    {
        await using var command = Command(connection, snapshot, "SELECT value FROM generation");
        var generation = (long)(await command.ExecuteScalarAsync(cancel))!;
        return new(generation, await Mark(connection, snapshot, generation, cancel));
    }

    // nothing was drawn for what was there before anything was published
    private static async Task<Guid> Mark(
        DbConnection connection,
        DbTransaction snapshot,
        long generation,
        CancellationToken cancel
    )
    {
        await using var command = Command(
            connection,
            snapshot,
            "SELECT mark FROM editions WHERE generation = @generation",
            ("generation", generation)
        );
        return await command.ExecuteScalarAsync(cancel) is byte[] mark ? new(mark) : Guid.Empty;
    }

    private static async Task ReadRows(
        DbConnection connection,
        DbTransaction snapshot,
        long since,
        string kind,
        Func<PublishedDocument, ValueTask> each,
        CancellationToken cancel
    )
    {
        await using var command = Command(
            connection,
            snapshot,
            $"""
            SELECT d.id, d.revision, d.modified, d.body
            FROM in_force f JOIN documents d ON d.kind = f.kind AND d.id = f.id AND d.revision = f.revision
            WHERE {Since(since)}
            """,
            ("kind", kind),
            ("since", since)
        );
        await using var rows = await command.ExecuteReaderAsync(CommandBehavior.SequentialAccess, cancel);
        while (await rows.ReadAsync(cancel))
        {
            var (id, revision, modified) = (rows.GetString(0), rows.GetInt32(1), rows.GetInt64(2));
            await each(new(kind, id, revision, Microseconds.ToInstant(modified), rows.GetFieldValue<byte[]>(3)));
        }
    }
}
