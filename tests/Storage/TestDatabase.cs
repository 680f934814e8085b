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

    /// <summary>A database with every table.</summary>
    public static async Task<TestDatabase<TDb>> Migrated<TDb, TSqlite, TPostgres>(Provider provider)
        where TDb : DbContext
        where TSqlite : TDb
        where TPostgres : TDb
    {
        var database = await Create<TDb, TSqlite, TPostgres>(provider);
        await Databases.Migrate(database.Open(), CancellationToken.None);
        return database;
    }

    private static TProvider Context<TProvider>(string connection)
        where TProvider : DbContext
    {
        var options = new DbContextOptionsBuilder<TProvider>();
        Databases.Use(options, connection);
        return (TProvider)Activator.CreateInstance(typeof(TProvider), options.Options)!;
    }
}
