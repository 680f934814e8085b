using Tocsin.Advisories.Documents;
using Tocsin.Advisories.Matching;
using Tocsin.Advisories.Snapshots;
using Tocsin.Public.Storage;

namespace Tocsin.Public.Live;

/// <summary>Writes everything that is in force into the file of an index.</summary>
internal static class SnapshotOf
{
    /// <param name="read">Null for a document that is left out.</param>
    /// <returns>The state of the store that the file now holds.</returns>
    /// <exception cref="IOException">The file cannot be written, or another process is at it.</exception>
    public static async Task<SnapshotStamp> Everything(
        PublicStore store,
        string path,
        Func<PublishedDocument, IndexedRecord?> read,
        CancellationToken cancel
    )
    {
        SnapshotStamp reached;
        await using (var filler = new SnapshotFiller(path, read))
        {
            reached = await store.ReadSince(
                0,
                PublishedDocument.Advisory,
                document => filler.Add(document, cancel),
                cancel
            );
            await filler.Finish(reached, cancel);
        }
        Settle();
        return reached;
    }

    // What was read is garbage now; without this the process would keep its peak for hours.
    private static void Settle() =>
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
}
