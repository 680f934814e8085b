using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Tocsin.Storage;

namespace Tocsin.Tests.Storage;

/// <summary>A database of its own for one test, with the real migrations, gone afterwards.</summary>
public sealed class TestDatabase<TDb> : IAsyncDisposable
    where TDb : DbContext
{
    private readonly DirectoryInfo? folder;
    private readonly Func<TDb> open;

    internal TestDatabase(string connection, DirectoryInfo? folder, Func<TDb> open) =>
        (Connection, this.folder, this.open) = (connection, folder, open);

    /// <summary>As an operator would configure it.</summary>
    public string Connection { get; }

    /// <summary>A context that the caller disposes.</summary>
    public TDb Open() => open();

    public async ValueTask DisposeAsync()
    {
        if (folder is not null)
        {
            SqliteConnection.ClearPool(new SqliteConnection(Connection));
            folder.Delete(recursive: true);
            return;
        }
        await TestServer.Drop(Connection);
    }
}

/// <summary>Makes databases for tests.</summary>
public static class TestDatabase
{
    /// <summary>An empty database without tables.</summary>
    public static async Task<TestDatabase<TDb>> Create<TDb, TSqlite, TPostgres>(Provider provider)
        where TDb : DbContext
        where TSqlite : TDb
        where TPostgres : TDb
    {
        if (provider == Provider.Sqlite)
        {
            var folder = Directory.CreateTempSubdirectory("tocsin-test-");
            var file = $"Data Source={Path.Combine(folder.FullName, "test.db")}";
            return new TestDatabase<TDb>(file, folder, () => Context<TSqlite>(file));
        }
        var server = await TestServer.NewDatabase();
        return new TestDatabase<TDb>(server, null, () => Context<TPostgres>(server));
    }

    /// <summary>A database with every table: a copy of one that was migrated, since migrating takes longer than most tests.</summary>
    public static async Task<TestDatabase<TDb>> Migrated<TDb, TSqlite, TPostgres>(Provider provider)
        where TDb : DbContext
        where TSqlite : TDb
        where TPostgres : TDb
    {
        if (provider == Provider.Sqlite)
        {
            var copy = await Create<TDb, TSqlite, TPostgres>(provider);
            await Fill<TSqlite>(new SqliteConnection(copy.Connection).DataSource);
            return copy;
        }
        var server = await TestServer.NewDatabase(await Template<TPostgres>.OnServer.Value);
        return new TestDatabase<TDb>(server, null, () => Context<TPostgres>(server));
    }

    /// <summary>The same, as a SQLite file in a place that is the caller's.</summary>
    public static async Task Fill<TSqlite>(string file)
        where TSqlite : DbContext => File.Copy(await Template<TSqlite>.InFile.Value, file);

    // made once in the life of the process, of the real migrations
    private static class Template<TProvider>
        where TProvider : DbContext
    {
        public static Lazy<Task<string>> InFile { get; } =
            new(async () =>
            {
                var folder = Directory.CreateTempSubdirectory("tocsin-template-");
                AppDomain.CurrentDomain.ProcessExit += (_, _) => folder.Delete(recursive: true);
                var file = Path.Combine(folder.FullName, "template.db");
                var connection = $"Data Source={file};Pooling=False";
                await Databases.Migrate(Context<TProvider>(connection), CancellationToken.None);
                return file;
            });

        public static Lazy<Task<string>> OnServer { get; } =
            new(async () =>
            {
                var connection = await TestServer.NewDatabase();
                AppDomain.CurrentDomain.ProcessExit += (_, _) => TestServer.Drop(connection).Wait();
                await Databases.Migrate(Context<TProvider>(connection + ";Pooling=False"), CancellationToken.None);
                return connection;
            });
    }

    private static TProvider Context<TProvider>(string connection)
        where TProvider : DbContext
    {
        var options = new DbContextOptionsBuilder<TProvider>();
        Databases.Use(options, connection);
        return (TProvider)Activator.CreateInstance(typeof(TProvider), options.Options)!;
    }
}
