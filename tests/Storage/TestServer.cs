using Npgsql;

namespace Tocsin.Tests.Storage;

/// <summary>The PostgreSQL server that tests may create databases on: <c>TOCSIN_TEST_POSTGRES</c> is its connection string.</summary>
internal static class TestServer
{
    public static string? Connection { get; } = Environment.GetEnvironmentVariable("TOCSIN_TEST_POSTGRES");

    public static async Task Execute(string sql)
    {
        await using var server = new NpgsqlConnection(Connection);
        await server.OpenAsync();
        await using var command = server.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }
}
