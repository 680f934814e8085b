using Microsoft.Data.Sqlite;

namespace Tocsin.Clients.Tests.Crashes;

/// <summary>A database that we have begun to write to and not finished: whoever else wants to write waits, for as long as this lives.</summary>
internal sealed class HeldDatabase : IAsyncDisposable
{
    private readonly SqliteConnection connection;

    private HeldDatabase(SqliteConnection connection) => this.connection = connection;

    public static async Task<HeldDatabase> Hold(string file)
    {
        var opened = new SqliteConnection($"Data Source={file};Pooling=False;Default Timeout=30");
        await opened.OpenAsync();
        await using var begin = opened.CreateCommand();
        begin.CommandText = "BEGIN IMMEDIATE";
        await begin.ExecuteNonQueryAsync();
        return new(opened);
    }

    public ValueTask DisposeAsync() => connection.DisposeAsync();
}
