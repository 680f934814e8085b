using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Tocsin.Advisories.Documents;
using Tocsin.Advisories.Matching;
using Tocsin.Public.Settings;
using Tocsin.Public.Storage;

namespace Tocsin.Public.Live;

/// <summary>Keeps the <see cref="LiveIndex"/> with the store: begins with the file that it wrote before, then reads whatever a commit brings.</summary>
/// <param name="indexFile">Where an index of many records is kept; null: in memory alone.</param>
public sealed partial class IndexFollower(
    PublicStore store,
    LiveIndex live,
    WriteIndex write,
    TimeProvider time,
    ILogger<IndexFollower> log,
    string? indexFile = null,
    SendOut? sendOut = null
) : BackgroundService
{
    /// <summary>After the store could not be reached it is tried again so much later.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    /// <summary>
    /// Of more records than this the index lies in its file. Reading so many anew takes one processor some hundredths of a second, which is
    /// what those who ask meanwhile may notice.
    /// </summary>
    public const int MostObjects = 2_000;

    /// <summary>More changed records than this are not kept as objects: the whole index is written to its file anew, and read from there.</summary>
    public int MostChanged { get; init; } = MostObjects;

    /// <summary>Is told to look whenever something was published; null where nobody follows the programme.</summary>
    public ProgrammeInForce? Programme { get; init; }

    /// <summary>Reads what changed since the edition that is live, and swaps. False when nothing had changed.</summary>
    public async Task<bool> CatchUp(CancellationToken cancel)
    {
        var before = live.IsReady ? live.Now : Kept();
        var lag = await store.LagOf(before.Stamp, PublishedDocument.Advisory, cancel);
        if (live.IsReady && lag is { IsBehind: false, IsPast: true })
            return false;
        if (!lag.IsPast)
        {
            // The store was put back to an earlier day: nothing of what is live can be relied on.
            before = Edition.Empty;
            lag = await store.LagOf(before.Stamp, PublishedDocument.Advisory, cancel);
        }
        if (indexFile is not null && before.Index.Changed + lag.Documents > MostChanged && live.IsReady)
            // whoever imported that much, or another node of this machine, may have written it
            (before, lag) = await Nearer(before, lag, cancel);
        var next =
            indexFile is not null && before.Index.Changed + lag.Documents > MostChanged
                ? await Written(indexFile, cancel)
                : null;
        next ??= await Changed(before, cancel);
        // before anybody reads the edition: what is made of it has the programme's name in it
        if (Programme is not null)
            await Programme.Look(cancel);
        live.Swap(next);
        Follows(log, next.Generation, lag.Documents);
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

    private Edition Kept() =>
        indexFile is not null && AdvisoryIndex.Open(indexFile) is { Snapshot: { } stamp } index
            ? new(index, stamp)
            : Edition.Empty;

    private async Task<(Edition, Lag)> Nearer(Edition before, Lag lag, CancellationToken cancel)
    {
        var kept = Kept();
        var its = await store.LagOf(kept.Stamp, PublishedDocument.Advisory, cancel);
        return its.IsPast && its.Documents < lag.Documents ? (kept, its) : (before, lag);
    }

    private async Task<Edition> Changed(Edition before, CancellationToken cancel)
    {
        var changed = new List<PublishedDocument>();
        var reached = await store.ReadSince(before.Generation, PublishedDocument.Advisory, changed, cancel);
        // whoever is served needs the other processors; few changes are not worth a second thread
        var records =
            live.IsReady || changed.Count < 100 ? changed.Select(write.Read) : changed.AsParallel().Select(write.Read);
        return new(before.Index.With(records.OfType<IndexedRecord>()), reached);
    }

    // Null when the file cannot be written: then memory has to do.
    private async Task<Edition?> Written(string path, CancellationToken cancel)
    {
        if (sendOut is not null && live.IsReady && await sendOut(Errand.Index, cancel))
            return Kept();
        try
        {
            var reached = await write.Run(path, live.IsReady, cancel);
            return AdvisoryIndex.Open(path) is { } index ? new(index, reached) : null;
        }
        catch (Exception full) when (full is IOException or UnauthorizedAccessException)
        {
            Unwritten(log, full.GetType().Name);
            return null;
        }
    }

    private async Task Follow(CancellationToken cancel)
    {
        // first to watch, then to read: whatever is committed in between is noticed
        await using var signal = await store.Watch(time, cancel);
        while (true)
        {
            await CatchUp(cancel);
            await signal.Wait(cancel);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The index is at generation {Generation}, {Count} changed")]
    private static partial void Follows(ILogger logger, long generation, long count);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The public store cannot be read ({Type}); trying again")]
    private static partial void Lost(ILogger logger, string type);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "The index cannot be kept in a file ({Type}) and takes memory instead; is the disk full?"
    )]
    private static partial void Unwritten(ILogger logger, string type);
}
