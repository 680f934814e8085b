using Tocsin.Advisories.Documents;
using Tocsin.Advisories.Matching;
using Tocsin.Advisories.Snapshots;
using Tocsin.Public.Storage;

namespace Tocsin.Public.Live;

/// <summary>Writes everything that is in force into the file of an index.</summary>
internal static class SnapshotOf
{
    /// <param name="read">Null for a document that is left out.</param>
    /// <param name="serving">Whether this process answers meanwhile: then one processor is left to that.</param>
    /// <returns>The state of the store that the file now holds.</returns>
    /// <exception cref="IOException">The file cannot be written, or another process is at it.</exception>
    public static async Task<SnapshotStamp> Everything(
        PublicStore store,
        string path,
        Func<PublishedDocument, IndexedRecord?> read,
        bool serving,
        CancellationToken cancel
    )
    {
        SnapshotStamp reached;
        var count = 0;
        await using (var filler = new SnapshotFiller(path, read, serving ? 1 : Environment.ProcessorCount))
        {
            reached = await store.ReadSince(
                0,
                PublishedDocument.Advisory,
                document =>
                {
                    count++;
                    return filler.Add(document, cancel);
                },
                cancel
            );
            await filler.Finish(reached, cancel);
        }
        Leftovers.Collect(count, pausing: !serving);
        return reached;
    }
}
