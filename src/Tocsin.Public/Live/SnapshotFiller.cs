using System.Threading.Channels;
using Tocsin.Advisories.Matching;
using Tocsin.Advisories.Snapshots;

namespace Tocsin.Public.Live;

/// <summary>Fills the file of an index with documents as they come, in whatever form: parsed beside whoever brings them, and never all of them in memory.</summary>
internal sealed class SnapshotFiller<T> : IAsyncDisposable
{
    private const int BatchSize = 64;
    private const int BatchesAhead = 4;

    private readonly string path;
    private readonly SnapshotWriter writer;
    private readonly Func<T, IndexedRecord?> read;
    private readonly CancellationTokenSource failed = new();
    private readonly Channel<List<T>> batches = Channel.CreateBounded<List<T>>(
        new BoundedChannelOptions(BatchesAhead) { SingleWriter = true }
    );
    private readonly Task parsing;
    private List<T> batch = new(BatchSize);

    /// <param name="read">Null for a document that is left out.</param>
    /// <param name="parsers">So many documents are read at once.</param>
    /// <param name="expected">About so many documents will come.</param>
    /// <exception cref="IOException">The file cannot be written, or another process is at it.</exception>
    public SnapshotFiller(string path, Func<T, IndexedRecord?> read, int parsers, int expected = 0)
    {
        (this.path, this.read) = (path, read);
        writer = new(path, expected);
        parsing = Task.WhenAll(Enumerable.Range(0, parsers).Select(_ => Task.Run(Parse)));
    }

    /// <summary>Each document once, in any order, by one caller at a time.</summary>
    /// <exception cref="IOException">The disk is full.</exception>
    public async ValueTask Add(T document, CancellationToken cancel)
    {
        batch.Add(document);
        if (batch.Count == BatchSize)
            await Send(cancel);
    }

    /// <summary>From now on the file is there, and believed for as long as the machine runs.</summary>
    /// <param name="stamp">The state of the store that these documents are.</param>
    /// <exception cref="IOException">The disk is full.</exception>
    public async Task Finish(SnapshotStamp stamp, CancellationToken cancel)
    {
        await Send(cancel);
        batches.Writer.Complete();
        await parsing;
        writer.Finish(stamp);
    }

    /// <summary>Waits until a finished file is on the disk: for seconds, and whatever else wants the disk waits too.</summary>
    public void MakeDurable()
    {
        try
        {
            SnapshotWriter.MakeDurable(path);
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            // replaced meanwhile, or the disk fails: then it is not believed after a loss of power
        }
    }

    /// <summary>What was not finished is as if it had never begun.</summary>
    public async ValueTask DisposeAsync()
    {
        await failed.CancelAsync();
        await parsing.ContinueWith(
            _ => { },
            CancellationToken.None,
            TaskContinuationOptions.None,
            TaskScheduler.Default
        );
        writer.Dispose();
        failed.Dispose();
    }

    private async Task Send(CancellationToken cancel)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancel, failed.Token);
        try
        {
            await batches.Writer.WriteAsync(batch, either.Token);
            batch = new(BatchSize);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            // says what is wrong
            await parsing;
        }
    }

    private async Task Parse()
    {
        try
        {
            await foreach (var next in batches.Reader.ReadAllAsync(failed.Token))
            {
                var records = next.ConvertAll(document => read(document));
                lock (writer)
                {
                    foreach (var record in records.OfType<IndexedRecord>())
                        writer.Add(record);
                }
            }
        }
        catch
        {
            // who brings documents must not wait for who will not take any more
            await failed.CancelAsync();
            throw;
        }
    }
}
