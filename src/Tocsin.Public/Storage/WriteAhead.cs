using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace Tocsin.Public.Storage;

/// <summary>
/// Sends what a large transaction of SQLite has written to the disk while it goes on writing, so that its commit does not wait for all of it. It
/// decides nothing: the commit waits for the disk as ever.
/// </summary>
internal sealed class WriteAhead : IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly CancellationTokenSource ending = new();
    private readonly Task sending;

    private WriteAhead(string? log) =>
        sending = log is null ? Task.CompletedTask : Task.Run(() => Send(log, ending.Token));

    /// <summary>For the log of the database that a connection has open: of SQLite's, which has one (journal mode WAL); of any other nothing is done.</summary>
    public static WriteAhead Of(DbConnection connection) =>
        new(connection is SqliteConnection file ? Path.GetFullPath(file.DataSource) + "-wal" : null);

    public async ValueTask DisposeAsync()
    {
        await ending.CancelAsync();
        await sending;
        ending.Dispose();
    }

    // SQLite locks nothing in the log itself: a handle of it can be closed without taking a lock from the connection
    private static async Task Send(string log, CancellationToken end)
    {
        try
        {
            using var handle = File.OpenHandle(log, share: FileShare.ReadWrite | FileShare.Delete);
            while (!end.IsCancellationRequested)
            {
                RandomAccess.FlushToDisk(handle);
                await Task.Delay(Pause, TimeProvider.System, end)
                    .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
        catch (Exception absent) when (absent is IOException or UnauthorizedAccessException)
        {
            // then the commit has all of it to do
        }
    }
}
