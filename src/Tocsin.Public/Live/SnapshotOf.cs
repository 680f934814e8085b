using System.Threading.Channels;
using Tocsin.Advisories.Documents;
using Tocsin.Advisories.Matching;
using Tocsin.Advisories.Snapshots;
using Tocsin.Public.Storage;

namespace Tocsin.Public.Live;

/// <summary>Writes everything that is in force into the file of an index: read, parsed and written at once, and never all of it in memory.</summary>
internal static class SnapshotOf
{
    private const int BatchSize = 256;
    private const int BatchesAhead = 8;

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
        using var writer = new SnapshotWriter(path);
        var batches = Channel.CreateBounded<List<PublishedDocument>>(
            new BoundedChannelOptions(BatchesAhead) { SingleWriter = true }
        );
        using var failed = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var parsers = Enumerable
            .Range(0, Environment.ProcessorCount)
            .Select(_ => Task.Run(() => Parse(batches.Reader, writer, read, failed), failed.Token))
            .ToList();
        SnapshotStamp reached;
        try
        {
            reached = await Fill(store, batches.Writer, failed.Token);
        }
        finally
        {
            batches.Writer.TryComplete();
            await Task.WhenAll(parsers);
        }
        writer.Finish(reached);
        Settle();
        _ = Task.Run(() => MakeDurable(path), CancellationToken.None);
        return reached;
    }

    private static async Task<SnapshotStamp> Fill(
        PublicStore store,
        ChannelWriter<List<PublishedDocument>> to,
        CancellationToken cancel
    )
    {
        var batch = new List<PublishedDocument>(BatchSize);
        var reached = await store.ReadSince(
            0,
            PublishedDocument.Advisory,
            async document =>
            {
                batch.Add(document);
                if (batch.Count < BatchSize)
                    return;
                await to.WriteAsync(batch, cancel);
                batch = new(BatchSize);
            },
            cancel
        );
        await to.WriteAsync(batch, cancel);
        return reached;
    }

    private static async Task Parse(
        ChannelReader<List<PublishedDocument>> from,
        SnapshotWriter writer,
        Func<PublishedDocument, IndexedRecord?> read,
        CancellationTokenSource failed
    )
    {
        try
        {
            await foreach (var batch in from.ReadAllAsync(failed.Token))
            {
                var records = batch.ConvertAll(document => read(document));
                lock (writer)
                {
                    foreach (var record in records.OfType<IndexedRecord>())
                        writer.Add(record);
                }
            }
        }
        catch
        {
            // who reads the store must not wait for who will not take any more
            await failed.CancelAsync();
            throw;
        }
    }

    // readers need not wait for the disk; what comes of it is told at the next start
    private static void MakeDurable(string path)
    {
        try
        {
            SnapshotWriter.MakeDurable(path);
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            // replaced meanwhile, or the disk fails: then it is not believed
        }
    }

    // What was read is garbage now; without this the process would keep its peak for hours.
    private static void Settle() =>
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
}
