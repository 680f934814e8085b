using System.Data.Common;
using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace Tocsin.Public.Storage;

/// <summary>
/// The transaction of an import. It is the database's own: EF, whose model alone takes half a second of a process that lives for four, is
/// asked for by who has more to write than documents.
/// </summary>
internal sealed class ImportTransaction : IAsyncDisposable
{
    private readonly Func<PublicDb> open;
    private PublicDb? db;
    private string? own;

    private ImportTransaction(Func<PublicDb> open, DbConnection connection, DbTransaction transaction) =>
        (this.open, Connection, Transaction) = (open, connection, transaction);

    public DbConnection Connection { get; }

    public DbTransaction Transaction { get; }

    /// <param name="connection">Open; stays so, and its owner's.</param>
    public static async Task<ImportTransaction> Begin(
        Func<PublicDb> open,
        DbConnection connection,
        CancellationToken cancel
    ) => new(open, connection, await connection.BeginTransactionAsync(cancel));

    /// <summary>The store as EF sees it, within this transaction and for as long as it lasts.</summary>
    public async Task<PublicDb> Db(CancellationToken cancel)
    {
        if (db is not null)
            return db;
        db = open();
        // with the password, which a connection does not give away again
        own = RelationalOptionsExtension.Extract(db.GetService<IDbContextOptions>()).ConnectionString;
        db.Database.SetDbConnection(Connection);
        await db.Database.UseTransactionAsync(Transaction, cancel);
        return db;
    }

    /// <summary>
    /// Writes what SQLite still holds in memory to its log, so that the commit finds little left to do. It decides nothing, and may be done beside
    /// whatever does not use the connection.
    /// </summary>
    public Task WriteOut() =>
        Connection is SqliteConnection { Handle: { } file }
            ? Task.Run(() => CacheFlush(file.DangerousGetHandle()))
            : Task.CompletedTask;

    public Task Commit(CancellationToken cancel) => Transaction.CommitAsync(cancel);

    /// <summary>What was not committed never was.</summary>
    public async ValueTask DisposeAsync()
    {
        if (db is not null)
        {
            // it goes back to a pool, and must not keep what is ours
            await db.Database.UseTransactionAsync(null);
            db.Database.SetDbConnection(null);
            db.Database.SetConnectionString(own);
            await db.DisposeAsync();
        }
        await Transaction.DisposeAsync();
    }

    // sqlite.org/c3ref/db_cacheflush.html; what it could not write the commit tries again, and says
    [DllImport("e_sqlite3", EntryPoint = "sqlite3_db_cacheflush")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.AssemblyDirectory)]
    private static extern int CacheFlush(nint connection);
}
