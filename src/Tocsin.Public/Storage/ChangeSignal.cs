using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Tocsin.Public.Storage;

/// <summary>Says that somebody may have published, cheaply enough to be asked all the time. What changed is for the generation to say.</summary>
public abstract class ChangeSignal : IAsyncDisposable
{
    /// <summary>How often a SQLite file is looked at: one page of shared memory, no query.</summary>
    public static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(50);

    /// <summary>After this a change is assumed on PostgreSQL, should a notification have been lost with its connection.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Begins to watch: whatever is committed after this returns makes <see cref="Wait"/> return.</summary>
    /// <param name="connection">Not opened yet; disposed with the signal.</param>
    internal static async Task<ChangeSignal> Watch(DbConnection connection, TimeProvider time, CancellationToken cancel)
    {
        try
        {
            await connection.OpenAsync(cancel);
            return connection switch
            {
                SqliteConnection file => new FileSignal(file, time),
                NpgsqlConnection server => await NotifiedSignal.Listen(server, cancel),
                var other => throw new NotSupportedException(other.GetType().Name),
            };
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>Returns when somebody may have published since the last return.</summary>
    public abstract Task Wait(CancellationToken cancel);

    public abstract ValueTask DisposeAsync();

    private sealed class FileSignal : ChangeSignal
    {
        private readonly SqliteConnection file;
        private readonly TimeProvider time;
        private readonly SqliteCommand look;
        private long seen;

        public FileSignal(SqliteConnection file, TimeProvider time)
        {
            (this.file, this.time, look) = (file, time, file.CreateCommand());
            // changes when another connection, of whatever process, has committed
            look.CommandText = "PRAGMA data_version";
            seen = Look();
        }

        public override async Task Wait(CancellationToken cancel)
        {
            for (var now = Look(); ; now = Look())
            {
                if (now != seen)
                {
                    seen = now;
                    return;
                }
                await Task.Delay(Poll, time, cancel);
            }
        }

        public override async ValueTask DisposeAsync()
        {
            await look.DisposeAsync();
            await file.DisposeAsync();
        }

        private long Look() => (long)look.ExecuteScalar()!;
    }

    private sealed class NotifiedSignal(NpgsqlConnection server) : ChangeSignal
    {
        public static async Task<ChangeSignal> Listen(NpgsqlConnection server, CancellationToken cancel)
        {
            await using var listen = server.CreateCommand();
            listen.CommandText = "LISTEN " + PublicStore.Channel;
            await listen.ExecuteNonQueryAsync(cancel);
            return new NotifiedSignal(server);
        }

        public override Task Wait(CancellationToken cancel) => server.WaitAsync(Patience, cancel);

        public override ValueTask DisposeAsync() => server.DisposeAsync();
    }
}
