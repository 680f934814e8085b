using System.Security.Cryptography;
using Npgsql;

namespace Tocsin.Tests.Storage;

/// <summary>The PostgreSQL server that tests may create databases on: <c>TOCSIN_TEST_POSTGRES</c> is its connection string.</summary>
internal static class TestServer
{
    public static string? Connection { get; } = Environment.GetEnvironmentVariable("TOCSIN_TEST_POSTGRES");

    /// <summary>The connection string of a new database.</summary>
    /// <param name="template">Of the database that it is a copy of, to which nobody is connected; null: it is empty.</param>
    public static async Task<string> NewDatabase(string? template = null)
    {
        var name = $"tocsin_test_{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8))}";
        var copied = template is null ? "" : $" TEMPLATE {new NpgsqlConnectionStringBuilder(template).Database}";
        await Execute($"CREATE DATABASE {name}{copied}");
        return new NpgsqlConnectionStringBuilder(Connection) { Database = name }.ConnectionString;
    }

    /// <summary>Drops what <see cref="NewDatabase"/> made, whoever is still connected.</summary>
    public static async Task Drop(string connection)
    {
        NpgsqlConnection.ClearPool(new NpgsqlConnection(connection));
        await Execute($"DROP DATABASE {new NpgsqlConnectionStringBuilder(connection).Database} WITH (FORCE)");
    }

    public static async Task Execute(string sql)
    {
        await using var server = new NpgsqlConnection(Connection);
        await server.OpenAsync();
        await using var command = server.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }
}
