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
    /// <param name="opens">The context that migrates it; null: one that needs nothing but a connection.</param>
    public static async Task<TestDatabase<TDb>> Migrated<TDb, TSqlite, TPostgres>(
        Provider provider,
        Func<string, DbContext>? opens = null
    )
        where TDb : DbContext
        where TSqlite : TDb
        where TPostgres : TDb
    {
        if (provider == Provider.Sqlite)
        {
            var copy = await Create<TDb, TSqlite, TPostgres>(provider);
            await Fill<TDb>(
                new SqliteConnection(copy.Connection).DataSource,
                connection => (TDb)(opens ?? Context<TSqlite>)(connection)
            );
            return copy;
        }
        var server = await TestServer.NewDatabase(await Template<TDb>.OnServer(opens ?? Context<TPostgres>));
        return new TestDatabase<TDb>(server, null, () => Context<TPostgres>(server));
    }

    /// <summary>The same, as a SQLite file in a place that is the caller's.</summary>
    public static async Task Fill<TDb>(string file, Func<string, TDb> opens)
        where TDb : DbContext => File.Copy(await Template<TDb>.InFile(opens), file);

    // made once in the life of the process, of the real migrations
    private static class Template<TDb>
        where TDb : DbContext
    {
        private static readonly SemaphoreSlim One = new(1);
        private static string? file;
        private static string? server;

        public static async Task<string> InFile(Func<string, DbContext> opens)
        {
            await One.WaitAsync();
            try
            {
                return file ??= await MakeFile(opens);
            }
            finally
            {
                One.Release();
            }
        }

        public static async Task<string> OnServer(Func<string, DbContext> opens)
        {
            await One.WaitAsync();
            try
            {
                return server ??= await MakeOnServer(opens);
            }
            finally
            {
                One.Release();
            }
        }

        private static async Task<string> MakeFile(Func<string, DbContext> opens)
        {
            var folder = Directory.CreateTempSubdirectory("tocsin-template-");
            AppDomain.CurrentDomain.ProcessExit += (_, _) => folder.Delete(recursive: true);
            var made = Path.Combine(folder.FullName, "template.db");
            await Databases.Migrate(opens($"Data Source={made};Pooling=False"), CancellationToken.None);
            return made;
        }

        private static async Task<string> MakeOnServer(Func<string, DbContext> opens)
        {
            var made = await TestServer.NewDatabase();
            AppDomain.CurrentDomain.ProcessExit += (_, _) => TestServer.Drop(made).Wait();
            await Databases.Migrate(opens(made + ";Pooling=False"), CancellationToken.None);
            return made;
        }
    }

    private static TProvider Context<TProvider>(string connection)
        where TProvider : DbContext
    {
        var options = new DbContextOptionsBuilder<TProvider>();
        Databases.Use(options, connection);
        return (TProvider)Activator.CreateInstance(typeof(TProvider), options.Options)!;
    }
}
