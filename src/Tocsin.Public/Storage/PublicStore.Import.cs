using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Npgsql;
using Tocsin.Advisories.Documents;

namespace Tocsin.Public.Storage;

/// <content>The bulk path, which goes past EF.</content>
public sealed partial class PublicStore
{
    /// <summary>
    /// Of a SQLite file, in bytes: ten records lie on a page, where of SQLite's own 4 KB most are on two. An import writes it in a third of the
    /// time.
    /// </summary>
    public const int PageSize = 16 * 1024;

    // 96 MB for the pages that an import of a hundred thousand documents comes back to. Without them it reads its own writes again; and what is
    // written to the log twice makes the commit read all of the log, for its checksums.
    // The log is moved to its place after the commit, when readers have the new state already.
    private const string BeforeImport = "PRAGMA cache_size = -98304; PRAGMA wal_autocheckpoint = 0";

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
        await using var connection = connect();
        await connection.OpenAsync(cancel);
        if (connection is not SqliteConnection)
            return await Within(connection, source, documents, alongside, cancel);
        await Execute(connection, null, BeforeImport, cancel);
        try
        {
            return await Within(connection, source, documents, alongside, cancel);
        }
        finally
        {
            await Execute(connection, null, AfterImport, CancellationToken.None);
        }
    }

    private async Task<ImportCount> Within(
        DbConnection connection,
        string source,
        IAsyncEnumerable<IncomingDocument> documents,
        Alongside alongside,
        CancellationToken cancel
    )
    {
        var unsound = new StrongBox<int>();
        var sound = Sound(documents, unsound, cancel);
        await using var within = await ImportTransaction.Begin(open, connection, cancel);
        await using var ahead = WriteAhead.Of(connection);
        var done = connection switch
        {
            SqliteConnection file => await Upsert(file, within.Transaction, source, sound, cancel),
            NpgsqlConnection server => await CopyAndMerge(server, within.Transaction, source, sound, cancel),
            var other => throw new NotSupportedException(other.GetType().Name),
        };
        done = done with { Unsound = unsound.Value };
        var isNew = done.Added + done.Changed > 0;
        if (await alongside(within, done, cancel) | isNew)
        {
            if (isNew)
                await Announce(connection, within.Transaction, cancel);
            await within.Commit(cancel);
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
        DbTransaction transaction,
        string source,
        IAsyncEnumerable<IncomingDocument> documents,
        CancellationToken cancel
    )
    {
        var (added, changed, unchanged, foreign) = (0, 0, 0, new List<ForeignDocument>());
        // The transaction has the file to itself: the generation moves at the end, and only if there is a reason.
        var generation = 1 + await Scalar(file, transaction, "SELECT value FROM generation", cancel);
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
            await MoveGeneration(file, transaction, cancel);
        return new(added, changed, unchanged, 0) { Foreign = foreign };
    }

    private static async Task<ImportCount> CopyAndMerge(
        NpgsqlConnection server,
        DbTransaction transaction,
        string source,
        IAsyncEnumerable<IncomingDocument> documents,
        CancellationToken cancel
    )
    {
        var copied = await PostgresMerge.Copy(server, documents, cancel);
        // Only now: whoever publishes meanwhile does not wait for a source to be read.
        var generation = await MoveGeneration(server, transaction, cancel);
        var foreign = await PostgresMerge.Turn(server, source, cancel);
        var (added, changed) = await PostgresMerge.Merge(server, source, generation, cancel);
        if (added + changed == 0)
            await MoveGenerationBack(server, transaction, cancel);
        return new(added, changed, copied - added - changed - foreign.Count, 0) { Foreign = foreign };
    }
}
