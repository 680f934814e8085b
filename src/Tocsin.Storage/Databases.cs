using System.Data.Common;
using System.Globalization;
using System.Reflection;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Tocsin.Storage;

/// <summary>Chooses the providers from the connection strings and applies migrations.</summary>
public static class Databases
{
    // any number that nothing else of ours locks
    private const long MigrationLock = 8_472_916_305;

    /// <summary>
    /// A database that is SQLite or PostgreSQL, by its connection string. Registers a <c>Func&lt;TDb&gt;</c> that opens a context
    /// from a pool; whoever calls it disposes it.
    /// </summary>
    public static void AddDatabase<TDb, TSqlite, TPostgres>(this IServiceCollection services, string connection)
        where TDb : DbContext
        where TSqlite : TDb
        where TPostgres : TDb
    {
        if (IsPostgres(connection))
            Add<TDb, TPostgres>(services, options => Use(options, connection));
        else
            Add<TDb, TSqlite>(services, options => Use(options, connection));
    }

    /// <summary>The provider that the connection string is written for.</summary>
    public static void Use(DbContextOptionsBuilder options, string connection)
    {
        if (IsPostgres(connection))
            options.UseNpgsql(connection);
        else
            options.UseSqlite(connection);
    }

    /// <summary>Whether this connection string is PostgreSQL's: it names a host, which SQLite's never does.</summary>
    public static bool IsPostgres(string connection) =>
        connection.Contains("Host=", StringComparison.OrdinalIgnoreCase);

    /// <summary>A connection without EF, not opened: for who only reads, and starts before EF is compiled.</summary>
    public static DbConnection Connect(string connection) =>
        IsPostgres(connection) ? new NpgsqlConnection(connection) : new SqliteConnection(connection);

    /// <summary>Applies the migrations that are missing; several processes may do so at once. Where none is, EF is not even asked.</summary>
    /// <param name="pageSize">Of a SQLite file that is made now; 0: SQLite's own, 4 KB.</param>
    public static async Task Migrate<TDb, TSqlite, TPostgres>(
        string connection,
        Func<TDb> open,
        CancellationToken cancel,
        int pageSize = 0
    )
        where TDb : DbContext
        where TSqlite : TDb
        where TPostgres : TDb
    {
        await using var plain = Connect(connection);
        if (!await IsCurrent(plain, IsPostgres(connection) ? typeof(TPostgres) : typeof(TSqlite), cancel))
            await Migrate(open(), cancel, pageSize);
    }

    /// <summary>Whether the database is there and has every migration that this version knows.</summary>
    public static async Task<bool> IsCurrent<TDb, TSqlite, TPostgres>(string connection, CancellationToken cancel)
        where TSqlite : TDb
        where TPostgres : TDb
    {
        await using var plain = Connect(connection);
        return await IsCurrent(plain, IsPostgres(connection) ? typeof(TPostgres) : typeof(TSqlite), cancel);
    }

    /// <summary>Applies the migrations that are missing and disposes <paramref name="db"/>; several processes may do so at once.</summary>
    public static async Task Migrate(DbContext db, CancellationToken cancel, int pageSize = 0)
    {
        await using (db)
        {
            if (!(await db.Database.GetPendingMigrationsAsync(cancel)).Any())
                return;
            if (db.Database.IsSqlite())
                await MigrateFile(db, pageSize, cancel);
            else
                await MigrateServer(db, cancel);
        }
    }

    // EF would first make its whole model, which is half of what a start takes.
    private static async Task<bool> IsCurrent(DbConnection connection, Type context, CancellationToken cancel)
    {
        if (connection is SqliteConnection && new FileInfo(connection.DataSource) is not { Exists: true, Length: > 0 })
            return false;
        try
        {
            await connection.OpenAsync(cancel);
            await using var history = connection.CreateCommand();
            history.CommandText = """SELECT "MigrationId" FROM "__EFMigrationsHistory" """;
            await using var rows = await history.ExecuteReaderAsync(cancel);
            var applied = new HashSet<string>(StringComparer.Ordinal);
            while (await rows.ReadAsync(cancel))
                applied.Add(rows.GetString(0));
            return KnownTo(context).All(applied.Contains);
        }
        catch (DbException)
        {
            // not there yet, or EF says better what is wrong
            return false;
        }
    }

    private static IEnumerable<string> KnownTo(Type context) =>
        from type in context.Assembly.GetTypes()
        where type.IsSubclassOf(typeof(Migration))
        where type.GetCustomAttribute<DbContextAttribute>()?.ContextType == context
        select type.GetCustomAttribute<MigrationAttribute>()!.Id;

    // EF guards SQLite migrations with a row; a process killed meanwhile leaves it behind, and every later start would
    // wait for it for ever. The operating system's lock on a file goes with the process, so under it the row is stale.
    private static async Task MigrateFile(DbContext db, int pageSize, CancellationToken cancel)
    {
        var file = new SqliteConnectionStringBuilder(db.Database.GetConnectionString()).DataSource;
        await using var held = await Lock(file + ".migrating", cancel);
        if (pageSize > 0)
            await Begin(file, pageSize, cancel);
        await db.Database.ExecuteSqlRawAsync("""DROP TABLE IF EXISTS "__EFMigrationsLock" """, cancel);
        await db.Database.MigrateAsync(cancel);
    }

    // In a file that has pages already it changes nothing; in an empty one the second pragma writes the first page.
    private static async Task Begin(string path, int pageSize, CancellationToken cancel)
    {
        await using var file = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ConnectionString
        );
        await file.OpenAsync(cancel);
        await using var begin = file.CreateCommand();
        begin.CommandText =
            $"PRAGMA page_size = {pageSize.ToString(CultureInfo.InvariantCulture)}; PRAGMA user_version = 0";
        await begin.ExecuteNonQueryAsync(cancel);
    }

    // EF's own lock on PostgreSQL ends with each migration's transaction: of several, two processes would both do the second.
    private static async Task MigrateServer(DbContext db, CancellationToken cancel)
    {
        if (!await db.Database.GetService<IRelationalDatabaseCreator>().ExistsAsync(cancel))
        {
            await db.Database.MigrateAsync(cancel);
            return;
        }
        // the lock is the session's, and goes with it
        await db.Database.OpenConnectionAsync(cancel);
        await db.Database.ExecuteSqlRawAsync($"SELECT pg_advisory_lock({MigrationLock})", cancel);
        try
        {
            await db.Database.MigrateAsync(cancel);
        }
        finally
        {
            await db.Database.ExecuteSqlRawAsync($"SELECT pg_advisory_unlock({MigrationLock})", CancellationToken.None);
        }
    }

    private static async Task<FileStream> Lock(string path, CancellationToken cancel)
    {
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, cancel);
            }
        }
    }

    private static void Add<TDb, TProvider>(IServiceCollection services, Action<DbContextOptionsBuilder> use)
        where TDb : DbContext
        where TProvider : TDb
    {
        services.AddPooledDbContextFactory<TProvider>(use);
        services.AddSingleton<Func<TDb>>(p =>
        {
            // who never opens one does not wait for EF
            var factory = new Lazy<IDbContextFactory<TProvider>>(p.GetRequiredService<IDbContextFactory<TProvider>>);
            return () => factory.Value.CreateDbContext();
        });
    }
}
