using Tocsin.Advisories.Documents;
using Tocsin.Advisories.Imports;
using Tocsin.Advisories.Matching;
using Tocsin.Public.Storage;

namespace Tocsin.Public.Live;

/// <summary>
/// An import of much into a store that had nothing writes the file of the index beside it: whoever serves need not read and parse all
/// of it again. Best effort: where anything is not as expected there is no file, and it is made as always.
/// </summary>
internal sealed class IndexHandover : IAsyncDisposable
{
    private SnapshotFiller<Taken>? filler;
    private long offered;
    private bool isFinished;

    private IndexHandover(SnapshotFiller<Taken>? filler) => this.filler = filler;

    /// <param name="indexFile">Null where there is none to be written.</param>
    /// <param name="expected">About how many documents will come; for few it is not worth while.</param>
    /// <param name="between">Called between two of them.</param>
    public static async Task<IndexHandover> Begin(
        PublicStore store,
        string? indexFile,
        int expected,
        Action between,
        CancellationToken cancel
    )
    {
        if (
            indexFile is null
            || expected <= IndexFollower.MostObjects
            || await store.Has(PublishedDocument.Advisory, cancel)
        )
            return new(null);
        try
        {
            return new(new SnapshotFiller<Taken>(indexFile, Next, Environment.ProcessorCount, expected));
        }
        catch (Exception unwritable) when (unwritable is IOException or UnauthorizedAccessException)
        {
            return new(null);
        }

        IndexedRecord? Next(Taken document)
        {
            between();
            return Read(document);
        }
    }

    /// <summary>A document that is put into the store.</summary>
    public async ValueTask Offer(Taken document, CancellationToken cancel)
    {
        if (filler is null || document.Kind != PublishedDocument.Advisory)
            return;
        offered++;
        try
        {
            await filler.Add(document, cancel);
        }
        catch (IOException)
        {
            await Abandon();
        }
    }

    /// <summary>
    /// In the transaction, when all are in: the file is there before readers hear of the change. Only if what was offered is everything
    /// that is in force. Should the transaction fail, no store will ever have the file's mark.
    /// </summary>
    public async Task Finish(ImportTransaction within, ImportCount done, CancellationToken cancel)
    {
        if (filler is null)
            return;
        var (stamp, inForce) = await PublicStore.Within(within, PublishedDocument.Advisory, cancel);
        if (offered == 0 || done.Added != offered || inForce != offered)
            return;
        var written = within.WriteOut();
        try
        {
            await filler.Finish(stamp, cancel);
            isFinished = true;
        }
        catch (IOException)
        {
            await Abandon();
        }
        finally
        {
            await written;
        }
    }

    /// <summary>Of what is finished the rest is done here, after the commit: until then the disk is the commit's.</summary>
    public async ValueTask DisposeAsync()
    {
        if (isFinished)
            filler?.MakeDurable();
        await Abandon();
    }

    private static IndexedRecord? Read(Taken document)
    {
        var read = document.Sight is { } seen
            ? IndexedRecord.Read(document.Body, seen, 1)
            : IndexedRecord.Read(document.Body, 1);
        return read.TryGet(out var record, out _) && record.Id == document.Id ? record : null;
    }

    private async ValueTask Abandon()
    {
        if (filler is { } begun)
            await begun.DisposeAsync();
        filler = null;
    }
}
