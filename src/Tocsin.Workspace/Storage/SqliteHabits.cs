using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Tocsin.Workspace.Storage;

/// <summary>
/// How the case store and the keys treat a SQLite file: what was acknowledged is on the disk (synchronous FULL), readers do
/// not wait for writers (WAL), and what was deleted is overwritten (secure_delete).
/// </summary>
internal sealed class SqliteHabits : DbConnectionInterceptor
{
    private const string Pragmas =
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON; PRAGMA foreign_keys = ON;";

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(
        DbConnection connection,
        ConnectionEndEventData eventData,
        CancellationToken cancellationToken = default
    )
    {
        await using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
