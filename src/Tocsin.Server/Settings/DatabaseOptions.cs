using Npgsql;
using Tocsin.Standards.Problems;

namespace Tocsin.Server.Settings;

/// <summary>The connection strings of the three databases: two of what is secret, apart, and one of what is public.</summary>
public sealed record DatabaseOptions(string Public, string Cases, string Keys)
{
    internal static DatabaseOptions Read(SettingValues values, string data, FaultCollector faults)
    {
        var options = new DatabaseOptions(
            values.One("public-db") ?? File(data, "public"),
            values.One("cases-db") ?? File(data, "cases"),
            values.One("keys-db") ?? File(data, "keys")
        );
        // a connection string may hold a password: no message quotes it
        string[] names = ["public-db", "cases-db", "keys-db"];
        var places = names.Select(name => (Name: name, Place: Place(name, values.One(name), faults)));
        var shared = places
            .Where(p => p.Place is not null)
            .GroupBy(p => p.Place, StringComparer.Ordinal)
            .Where(g => g.Count() > 1);
        foreach (var same in shared)
            faults.Add(
                string.Join(" and ", same.Select(p => p.Name)),
                "These are one database; what is public, cases and keys need three, each with a login of its own."
            );
        return options;
    }

    /// <summary>The records that programs print show no connection string.</summary>
    public override string ToString() => nameof(DatabaseOptions);

    private static string File(string data, string name) => $"Data Source={Path.Combine(data, name, name + ".db")}";

    private static string? Place(string name, string? connection, FaultCollector faults)
    {
        if (connection is null)
            return null;
        try
        {
            var parsed = new NpgsqlConnectionStringBuilder(connection);
            if (parsed is { Host.Length: > 0, Database.Length: > 0 })
                return $"{parsed.Host.ToLowerInvariant()}:{parsed.Port}/{parsed.Database}";
            faults.Add(name, "The connection string names no Host or no Database.");
        }
        catch (ArgumentException)
        {
            faults.Add(
                name,
                "This is no connection string of PostgreSQL: Host=...;Database=...;Username=...;Password=..."
            );
        }
        return null;
    }
}
