using Npgsql;

namespace Tocsin.Server.Backups;

/// <summary>
/// Whether a text's key was destroyed on a PostgreSQL server while it was dumped: then the entries may be from before, and the keys from
/// after, and the two would not verify together. A copy in files is verified itself; a dump cannot be without a place to put it.
/// </summary>
internal sealed class KeysMeanwhile : IAsyncDisposable
{
    private readonly NpgsqlConnection db;

    private KeysMeanwhile(NpgsqlConnection db) => this.db = db;

    /// <summary>Remembers which keys there are, in a table that nobody else sees and that goes with the connection.</summary>
    public static async Task<KeysMeanwhile> Watch(string connection, CancellationToken cancel)
    {
        var opened = new NpgsqlConnection(connection);
        await opened.OpenAsync(cancel);
        await using var command = opened.CreateCommand();
        command.CommandText = """CREATE TEMP TABLE before AS SELECT "Commitment" FROM part_keys""";
        await command.ExecuteNonQueryAsync(cancel);
        return new(opened);
    }

    public async Task<bool> AnyDestroyed(CancellationToken cancel)
    {
        await using var command = db.CreateCommand();
        command.CommandText = """
            SELECT EXISTS (SELECT FROM before LEFT JOIN part_keys k USING ("Commitment") WHERE k."Commitment" IS NULL)
            """;
        return (bool)(await command.ExecuteScalarAsync(cancel))!;
    }

    public ValueTask DisposeAsync() => db.DisposeAsync();
}
