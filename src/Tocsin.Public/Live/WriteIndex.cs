using Microsoft.Extensions.Logging;
using Tocsin.Advisories.Documents;
using Tocsin.Advisories.Matching;
using Tocsin.Advisories.Snapshots;
using Tocsin.Public.Storage;

namespace Tocsin.Public.Live;

/// <summary>Writes everything that is in force into the file of an index.</summary>
public sealed partial class WriteIndex(PublicStore store, ILogger<WriteIndex> log)
{
    /// <summary>From when this returns the file holds a state of the store that was current after it was called.</summary>
    /// <param name="serving">Whether this process answers meanwhile: then one processor is left to that.</param>
    /// <exception cref="IOException">The file cannot be written, or another process is at it.</exception>
    public async Task<SnapshotStamp> Run(string path, bool serving, CancellationToken cancel)
    {
        SnapshotStamp reached;
        var count = 0;
        await using (
            var filler = new SnapshotFiller<PublishedDocument>(path, Read, serving ? 1 : Environment.ProcessorCount)
        )
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
            // whoever waits for the file need not wait for the disk
            _ = Task.Run(filler.MakeDurable, CancellationToken.None);
        }
        Leftovers.Collect(count, pausing: !serving);
        return reached;
    }

    /// <summary>Null, and a line in the log, for what is no record: it is left out.</summary>
    internal IndexedRecord? Read(PublishedDocument document)
    {
        if (
            IndexedRecord.Read(document.Body, document.Revision).TryGet(out var record, out var problem)
            && record.Id == document.Id
        )
            return record;
        Unreadable(log, document.Id, problem?.Code ?? "another ID");
        return null;
    }

    [LoggerMessage(
        Level = LogLevel.Error,
        Message = "The published advisory {Id} cannot be read ({Code}) and is left out"
    )]
    private static partial void Unreadable(ILogger logger, string id, string code);
}
