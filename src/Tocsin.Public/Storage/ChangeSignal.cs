using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Tocsin.Public.Storage;

/// <summary>Says that somebody may have published, cheaply enough to be asked all the time. What changed is for the generation to say.</summary>
public abstract class ChangeSignal : IAsyncDisposable
{
    /// <summary>How often a SQLite file is looked at: one page of shared memory, no query.</summary>
    public static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(100);

    /// <summary>After this a change is assumed on PostgreSQL, should a notification have been lost with its connection.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Begins to watch: whatever is committed after this returns makes <see cref="Wait"/> return.</summary>
    public static async Task<ChangeSignal> Watch(Func<PublicDb> open, TimeProvider time, CancellationToken cancel)
    {
        var db = open();
        try
        {
            await db.Database.OpenConnectionAsync(cancel);
            return db.Database.GetDbConnection() switch
            {
                SqliteConnection file => new FileSignal(db, file, time),
                NpgsqlConnection server => await NotifiedSignal.Listen(db, server, cancel),
                var other => throw new NotSupportedException(other.GetType().Name),
            };
        }
        catch
        {
            await db.DisposeAsync();
            throw;
        }
    }

    /// <summary>Returns when somebody may have published since the last return.</summary>
    public abstract Task Wait(CancellationToken cancel);

    public abstract ValueTask DisposeAsync();

    private sealed class FileSignal : ChangeSignal
    {
        private readonly PublicDb db;
        private readonly TimeProvider time;
        private readonly SqliteCommand look;
        private long seen;

        public FileSignal(PublicDb db, SqliteConnection file, TimeProvider time)
        {
            (this.db, this.time, look) = (db, time, file.CreateCommand());
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
            await db.DisposeAsync();
        }

        private long Look() => (long)look.ExecuteScalar()!;
    }

    private sealed class NotifiedSignal(PublicDb db, NpgsqlConnection server) : ChangeSignal
    {
        public static async Task<ChangeSignal> Listen(PublicDb db, NpgsqlConnection server, CancellationToken cancel)
        {
            await using var listen = server.CreateCommand();
            listen.CommandText = "LISTEN " + PublicStore.Channel;
            await listen.ExecuteNonQueryAsync(cancel);
            return new NotifiedSignal(db, server);
        }

        public override Task Wait(CancellationToken cancel) => server.WaitAsync(Patience, cancel);

        public override ValueTask DisposeAsync() => db.DisposeAsync();
    }
}
