using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Tocsin.Advisories.Documents;
using Tocsin.Storage;

namespace Tocsin.Public.Storage;

/// <summary>
/// Published documents: every revision is kept, one of each document is in force. A generation counter moves in every
/// transaction that changes what readers get, so that whoever follows it sees the old state or the new, never a mixture.
/// </summary>
/// <param name="open">Opens the store for what writes or looks up single documents.</param>
/// <param name="connect">Connects to the same store, past EF: for what follows it.</param>
public sealed partial class PublicStore(Func<PublicDb> open, Func<DbConnection> connect)
{
    public PublicStore(Func<PublicDb> open)
        : this(open, () => Connect(open)) { }

    /// <summary>Who waits to publish says so there.</summary>
    public Traffic Traffic { get; init; } = Traffic.None;

    /// <summary>The longest ID of a document, in characters.</summary>
    public const int LongestId = 200;

    /// <summary>
    /// Makes <paramref name="documents"/> durable and visible in one transaction. Idempotent: a (kind, id, revision) that is
    /// there stays as it is, whatever the body, and if nothing is new the generation stays too.
    /// </summary>
    /// <exception cref="ArgumentException">An ID is no printable ASCII of at most <see cref="LongestId"/> characters, or a revision is below 1.</exception>
    public async Task Publish(IReadOnlyList<PublishedDocument> documents, CancellationToken cancel)
    {
        foreach (var document in documents)
        {
            if (!IsSound(document.Id) || document.Revision < 1)
                throw new ArgumentException(
                    "A document needs a printable ID and a revision from 1.",
                    nameof(documents)
                );
        }
        await using var db = open();
        // EF opens SQLite transactions with BEGIN IMMEDIATE; on PostgreSQL the generation row is the lock.
        await using var transaction = await Begin(db, cancel);
        var (connection, within) = (db.Database.GetDbConnection(), transaction.GetDbTransaction());
        var generation = await MoveGeneration(connection, within, cancel);
        var changed = false;
        foreach (var document in documents)
            changed |= await Put(db, document, generation, cancel);
        if (!changed)
            return;
        await db.SaveChangesAsync(cancel);
        await Announce(connection, within, cancel);
        await transaction.CommitAsync(cancel);
    }

    /// <summary>What the newest committed transaction counted.</summary>
    public async Task<long> Generation(CancellationToken cancel)
    {
        await using var db = open();
        return await db.Generations.Select(row => row.Value).SingleAsync(cancel);
    }

    /// <summary>The revision in force, or null.</summary>
    public async Task<PublishedDocument?> Find(string kind, string id, CancellationToken cancel)
    {
        // without EF, whose model would take half of a start: what the programme tells of itself is looked up before the first answer
        await using var connection = connect();
        await connection.OpenAsync(cancel);
        await using var command = Command(
            connection,
            null,
            """
            SELECT d.revision, d.modified, d.body
            FROM in_force f JOIN documents d ON d.kind = f.kind AND d.id = f.id AND d.revision = f.revision
            WHERE f.kind = @kind AND f.id = @id
            """,
            ("kind", kind),
            ("id", id)
        );
        await using var rows = await command.ExecuteReaderAsync(cancel);
        return await rows.ReadAsync(cancel)
            ? new(kind, id, rows.GetInt32(0), Microseconds.ToInstant(rows.GetInt64(1)), rows.GetFieldValue<byte[]>(2))
            : null;
    }

    /// <summary>Every revision of a document, the oldest first; empty when there is no such document.</summary>
    public async Task<IReadOnlyList<PublishedDocument>> Revisions(string kind, string id, CancellationToken cancel)
    {
        await using var db = open();
        var found = await db
            .Documents.Where(row => row.Kind == kind && row.Id == id)
            .OrderBy(row => row.Revision)
            .AsNoTracking()
            .ToListAsync(cancel);
        return found.ConvertAll(Read);
    }

    /// <summary>The newest revisions of a document, the newest first, at most <paramref name="most"/>.</summary>
    public async Task<IReadOnlyList<PublishedDocument>> Revisions(
        string kind,
        string id,
        int most,
        CancellationToken cancel
    )
    {
        await using var db = open();
        var found = await db
            .Documents.Where(row => row.Kind == kind && row.Id == id)
            .OrderByDescending(row => row.Revision)
            .Take(most)
            .AsNoTracking()
            .ToListAsync(cancel);
        return found.ConvertAll(Read);
    }

    /// <summary>One revision of a document, in force or not, or null.</summary>
    public async Task<PublishedDocument?> Find(string kind, string id, int revision, CancellationToken cancel)
    {
        await using var db = open();
        var found = await db
            .Documents.AsNoTracking()
            .SingleOrDefaultAsync(row => row.Kind == kind && row.Id == id && row.Revision == revision, cancel);
        return found is null ? null : Read(found);
    }

    /// <summary>When those of these advisories that <paramref name="source"/> brought were last changed, by their ID.</summary>
    internal async Task<Dictionary<string, DateTimeOffset>> ModifiedOf(
        string source,
        IReadOnlyCollection<string> ids,
        CancellationToken cancel
    )
    {
        await using var db = open();
        return await db
            .InForce.Where(row =>
                row.Source == source && row.Kind == PublishedDocument.Advisory && ids.Contains(row.Id)
            )
            .ToDictionaryAsync(
                row => row.Id,
                row => Microseconds.ToInstant(row.Modified),
                StringComparer.Ordinal,
                cancel
            );
    }

    // An import may have the file to itself, and be giving way to readers.
    private async Task<IDbContextTransaction> Begin(PublicDb db, CancellationToken cancel)
    {
        using var waits = Traffic.Waits();
        return await db.Database.BeginTransactionAsync(cancel);
    }

    private static async Task<bool> Put(
        PublicDb db,
        PublishedDocument document,
        long generation,
        CancellationToken cancel
    )
    {
        if (await db.Documents.FindAsync([document.Kind, document.Id, document.Revision], cancel) is not null)
            return false;

        var modified = Microseconds.Of(document.Modified);
        db.Add(
            new DocumentRow
            {
                Kind = document.Kind,
                Id = document.Id,
                Revision = document.Revision,
                Modified = modified,
                Body = document.Body.ToArray(),
            }
        );
        var force = await db.InForce.FindAsync([document.Kind, document.Id], cancel);
        if (force is null)
            db.Add(force = new InForceRow { Kind = document.Kind, Id = document.Id });
        // what was published here is ours, whoever brought it before
        force.Source = Origins.Own;
        // Revisions may arrive out of order after a crash; the greatest is in force.
        if (document.Revision > force.Revision)
            (force.Revision, force.Modified, force.Generation) = (document.Revision, modified, generation);
        return true;
    }

    private static PublishedDocument Read(DocumentRow row) =>
        new(row.Kind, row.Id, row.Revision, Microseconds.ToInstant(row.Modified), row.Body);

    // What becomes part of URLs, headers and primary keys: visible ASCII without the space.
    private static bool IsSound(string id) =>
        id.Length is > 0 and <= LongestId && id.AsSpan().IndexOfAnyExceptInRange('!', '~') < 0;

    private static DbConnection Connect(Func<PublicDb> open)
    {
        using var db = open();
        return Databases.Connect(db.Database.GetConnectionString()!);
    }
}
