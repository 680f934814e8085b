using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Tocsin.Advisories.Documents;
using Tocsin.Advisories.Documents;
using Tocsin.Advisories.Matching;
using Tocsin.Public.Storage;

namespace Tocsin.Public.Live;

/// <summary>Keeps the <see cref="LiveIndex"/> with the store: reads all of it at start, then whatever a commit brings.</summary>
public sealed partial class IndexFollower(
    Func<PublicDb> open,
    LiveIndex live,
    TimeProvider time,
    ILogger<IndexFollower> log
) : BackgroundService
{
    /// <summary>After the store could not be reached it is tried again so much later.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    private readonly PublicStore store = new(open);

    /// <summary>Reads what changed since the edition that is live, and swaps. False when nothing had changed.</summary>
    public async Task<bool> CatchUp(CancellationToken cancel)
    {
        var (before, changed) = (live.Now, new List<PublishedDocument>());
        var generation = await ReadSince(before.Generation, changed, cancel);
        if (generation == before.Generation && live.IsReady)
            return false;
        if (generation < before.Generation)
        {
            // The store was put back to an earlier day: nothing of what is live can be relied on.
            before = Edition.Empty;
            generation = await ReadSince(before.Generation, changed, cancel);
        }
        // Parsing is most of the work at start; few changes are not worth a second thread.
        var records = changed.Count < 100 ? changed.Select(Read) : changed.AsParallel().Select(Read);
        live.Swap(new(before.Index.With(records.OfType<IndexedRecord>()), generation));
        Follows(log, generation, changed.Count);
        return true;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await Follow(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception broken) when (broken is System.Data.Common.DbException or IOException or TimeoutException)
            {
                // What is live goes on being read.
                Lost(log, broken.GetType().Name);
                await Task.Delay(Pause, time, stoppingToken);
            }
        }
    }

    private Task<long> ReadSince(long generation, List<PublishedDocument> changed, CancellationToken cancel) =>
        store.ReadSince(generation, PublishedDocument.Advisory, changed.Add, cancel);

    private async Task Follow(CancellationToken cancel)
    {
        // first to watch, then to read: whatever is committed in between is noticed
        await using var signal = await ChangeSignal.Watch(open, time, cancel);
        while (true)
        {
            await CatchUp(cancel);
            await signal.Wait(cancel);
        }
    }

    private IndexedRecord? Read(PublishedDocument document)
    {
        if (
            IndexedRecord.Read(document.Body, document.Revision).TryGet(out var record, out var problem)
            && record.Id == document.Id
        )
            return record;
        Unreadable(log, document.Id, problem?.Code ?? "another ID");
        return null;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The index is at generation {Generation}, {Count} changed")]
    private static partial void Follows(ILogger logger, long generation, int count);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The public store cannot be read ({Type}); trying again")]
    private static partial void Lost(ILogger logger, string type);

    [LoggerMessage(
        Level = LogLevel.Error,
        Message = "The published advisory {Id} cannot be read ({Code}) and is left out"
    )]
    private static partial void Unreadable(ILogger logger, string id, string code);
}
