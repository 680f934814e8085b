using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using Tocsin.Advisories.Documents;
using Tocsin.Advisories.Documents;

namespace Tocsin.Public.Storage;

/// <content>The bulk path, which goes past EF.</content>
public sealed partial class PublicStore
{
    /// <summary>
    /// Takes other people's documents in one transaction: readers see the generation before or the one after, and an import that
    /// is killed leaves nothing. Upsert by ID and modified: what is not newer than the revision in force is counted and left alone,
    /// what is newer becomes the next revision (the document's own number is not looked at). Safe to repeat.
    /// </summary>
    public async Task<ImportCount> Import(IAsyncEnumerable<PublishedDocument> documents, CancellationToken cancel)
    {
        await using var db = open();
        var unsound = new StrongBox<int>();
        var sound = Sound(documents, unsound, cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var within = transaction.GetDbTransaction();
        var done = db.Database.GetDbConnection() switch
        {
            SqliteConnection file => await Upsert(file, within, await MoveGeneration(db, cancel), sound, cancel),
            NpgsqlConnection server => await CopyAndMerge(server, db, sound, cancel),
            var other => throw new NotSupportedException(other.GetType().Name),
        };
        if (done.Added + done.Changed > 0)
        {
            await Announce(db, cancel);
            await transaction.CommitAsync(cancel);
        }
        return done with { Unsound = unsound.Value };
    }

    private static async IAsyncEnumerable<PublishedDocument> Sound(
        IAsyncEnumerable<PublishedDocument> documents,
        StrongBox<int> unsound,
        [EnumeratorCancellation] CancellationToken cancel
    )
    {
        await foreach (var document in documents.WithCancellation(cancel))
        {
            if (IsSound(document.Id))
                yield return document;
            else
                unsound.Value++;
        }
    }

    private static async Task<ImportCount> Upsert(
        SqliteConnection file,
        System.Data.Common.DbTransaction transaction,
        long generation,
        IAsyncEnumerable<PublishedDocument> documents,
        CancellationToken cancel
    )
    {
        using var upsert = new SqliteUpsert(file, (SqliteTransaction)transaction, generation);
        var (added, changed, unchanged) = (0, 0, 0);
        await foreach (var document in documents.WithCancellation(cancel))
        {
            switch (upsert.Put(document))
            {
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
        return new(added, changed, unchanged, 0);
    }

    private static async Task<ImportCount> CopyAndMerge(
        NpgsqlConnection server,
        PublicDb db,
        IAsyncEnumerable<PublishedDocument> documents,
        CancellationToken cancel
    )
    {
        var copied = await PostgresMerge.Copy(server, documents, cancel);
        // Only now: whoever publishes meanwhile does not wait for a source to be read.
        var generation = await MoveGeneration(db, cancel);
        var (added, changed) = await PostgresMerge.Merge(server, generation, cancel);
        return new(added, changed, copied - added - changed, 0);
    }
}
