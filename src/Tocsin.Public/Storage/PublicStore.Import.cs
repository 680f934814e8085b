using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Tocsin.Advisories.Documents;

namespace Tocsin.Public.Storage;

/// <content>The bulk path, which goes past EF.</content>
public sealed partial class PublicStore
{
    // 64 MB for the pages that an import of a hundred thousand documents comes back to: without them it reads its own writes again.
    // The log is moved to its place after the commit, when readers have the new state already.
    private const string BeforeImport = "PRAGMA cache_size = -65536; PRAGMA wal_autocheckpoint = 0";

    // SQLite's own defaults: the connection goes back to a pool.
    private const string AfterImport =
        "PRAGMA cache_size = -2000; PRAGMA wal_autocheckpoint = 1000; PRAGMA wal_checkpoint(PASSIVE)";

    /// <summary>
    /// Takes other people's documents, by hand, in one transaction: readers see the generation before or the one after, and an import
    /// that is killed leaves nothing. Upsert by ID and modified: what is not newer than the revision in force is counted and left alone,
    /// what is newer becomes the next revision (the document's own number is not looked at). What names no date (the first instant
    /// of 1970) is newer when it differs. What somebody else brought is left alone. Safe to repeat.
    /// </summary>
    public Task<ImportCount> Import(IAsyncEnumerable<PublishedDocument> documents, CancellationToken cancel) =>
        Import(
            Origins.ByHand,
            documents.Select(document => new IncomingDocument(document, document.Id)),
            (_, _, _) => Task.FromResult(false),
            cancel
        );

    /// <summary>The same for a source.</summary>
    internal async Task<ImportCount> Import(
        string source,
        IAsyncEnumerable<IncomingDocument> documents,
        Alongside alongside,
        CancellationToken cancel
    )
    {
        await using var db = open();
        await db.Database.OpenConnectionAsync(cancel);
        if (!db.Database.IsSqlite())
            return await Within(db, source, documents, alongside, cancel);
        await db.Database.ExecuteSqlRawAsync(BeforeImport, cancel);
        try
        {
            return await Within(db, source, documents, alongside, cancel);
        }
        finally
        {
            await db.Database.ExecuteSqlRawAsync(AfterImport, CancellationToken.None);
        }
    }

    private static async Task<ImportCount> Within(
        PublicDb db,
        string source,
        IAsyncEnumerable<IncomingDocument> documents,
        Alongside alongside,
        CancellationToken cancel
    )
    {
        var unsound = new StrongBox<int>();
        var sound = Sound(documents, unsound, cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var done = db.Database.GetDbConnection() switch
        {
            SqliteConnection file => await Upsert(file, db, source, sound, cancel),
            NpgsqlConnection server => await CopyAndMerge(server, db, source, sound, cancel),
            var other => throw new NotSupportedException(other.GetType().Name),
        };
        done = done with { Unsound = unsound.Value };
        var isNew = done.Added + done.Changed > 0;
        if (await alongside(db, done, cancel) | isNew)
        {
            if (isNew)
                await Announce(db, cancel);
            await transaction.CommitAsync(cancel);
        }
        return done;
    }

    private static async IAsyncEnumerable<IncomingDocument> Sound(
        IAsyncEnumerable<IncomingDocument> documents,
        StrongBox<int> unsound,
        [EnumeratorCancellation] CancellationToken cancel
    )
    {
        await foreach (var incoming in documents.WithCancellation(cancel))
        {
            if (IsSound(incoming.Document.Id))
                yield return incoming;
            else
                unsound.Value++;
        }
    }

    private static async Task<ImportCount> Upsert(
        SqliteConnection file,
        PublicDb db,
        string source,
        IAsyncEnumerable<IncomingDocument> documents,
        CancellationToken cancel
    )
    {
        var (added, changed, unchanged, foreign) = (0, 0, 0, new List<ForeignDocument>());
        // The transaction has the file to itself: the generation moves at the end, and only if there is a reason.
        var generation = 1 + await Scalar(db, "SELECT value FROM generation", cancel);
        await using var ahead = WriteAhead.Of(file);
        using var upsert = new SqliteUpsert(file, source, generation);
        await foreach (var (document, path) in documents.WithCancellation(cancel))
        {
            switch (upsert.Put(document))
            {
                case -1:
                    foreign.Add(new(document.Id, path));
                    break;
                case 0:
                    unchanged++;
                    break;
                case 1:
                    added++;
                    break;
                default:
                    changed++;
                    break;
            }
        }
        if (added + changed > 0)
            await MoveGeneration(db, cancel);
        return new(added, changed, unchanged, 0) { Foreign = foreign };
    }

    private static async Task<ImportCount> CopyAndMerge(
        NpgsqlConnection server,
        PublicDb db,
        string source,
        IAsyncEnumerable<IncomingDocument> documents,
        CancellationToken cancel
    )
    {
        var copied = await PostgresMerge.Copy(server, documents, cancel);
        // Only now: whoever publishes meanwhile does not wait for a source to be read.
        var generation = await MoveGeneration(db, cancel);
        var foreign = await PostgresMerge.Turn(server, source, cancel);
        var (added, changed) = await PostgresMerge.Merge(server, source, generation, cancel);
        if (added + changed == 0)
            await MoveGenerationBack(db, cancel);
        return new(added, changed, copied - added - changed - foreign.Count, 0) { Foreign = foreign };
    }
}
