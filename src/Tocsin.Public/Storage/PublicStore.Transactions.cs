using System.Data;
using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Tocsin.Public.Storage;

/// <content>What both providers need said a little differently.</content>
public sealed partial class PublicStore
{
    /// <summary>The PostgreSQL channel on which a commit says "look"; the payload is always empty.</summary>
    internal const string Channel = "tocsin_published";

    // Done first in every writing transaction: on PostgreSQL this row is what makes writers take turns, so that
    // generations become visible in the order in which they count.
    private static async Task<long> MoveGeneration(
        DbConnection connection,
        DbTransaction within,
        CancellationToken cancel
    )
    {
        var generation = await Scalar(
            connection,
            within,
            "UPDATE generation SET value = value + 1 RETURNING value",
            cancel
        );
        var drawn = connection is SqliteConnection ? "randomblob(16)" : "uuid_send(gen_random_uuid())";
        await using var mark = Command(
            connection,
            within,
            $"INSERT INTO editions (generation, mark) VALUES (@generation, {drawn})",
            ("generation", generation)
        );
        await mark.ExecuteNonQueryAsync(cancel);
        return generation;
    }

    // Nothing came of it.
    private static async Task MoveGenerationBack(
        DbConnection connection,
        DbTransaction within,
        CancellationToken cancel
    )
    {
        var before = await Scalar(
            connection,
            within,
            "UPDATE generation SET value = value - 1 RETURNING value",
            cancel
        );
        await Execute(
            connection,
            within,
            "DELETE FROM editions WHERE generation > @before",
            cancel,
            ("before", before)
        );
    }

    private static async Task Announce(DbConnection connection, DbTransaction within, CancellationToken cancel)
    {
        if (connection is NpgsqlConnection)
            await Execute(connection, within, "NOTIFY " + Channel, cancel);
    }

    private static async Task Execute(
        DbConnection connection,
        DbTransaction? within,
        string sql,
        CancellationToken cancel,
        params (string Name, object Value)[] values
    )
    {
        await using var command = Command(connection, within, sql, values);
        await command.ExecuteNonQueryAsync(cancel);
    }

    // A reading transaction that sees one instant: SQLite's deferred one, PostgreSQL's repeatable read.
    private static async ValueTask<DbTransaction> BeginSnapshot(DbConnection connection, CancellationToken cancel) =>
        connection is SqliteConnection file
            ? file.BeginTransaction(deferred: true)
            : await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancel);

    private static DbCommand Command(
        DbConnection connection,
        DbTransaction? transaction,
        string sql,
        params ReadOnlySpan<(string Name, object Value)> values
    )
    {
        var command = connection.CreateCommand();
        (command.CommandText, command.Transaction) = (sql, transaction);
        foreach (var (name, value) in values)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value);
            command.Parameters.Add(parameter);
        }
        return command;
    }

    private static async Task<long> Scalar(
        DbConnection connection,
        DbTransaction transaction,
        string sql,
        CancellationToken cancel
    )
    {
        await using var command = Command(connection, transaction, sql);
        return (long)(await command.ExecuteScalarAsync(cancel))!;
    }
}
