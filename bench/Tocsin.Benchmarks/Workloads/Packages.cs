using System.Text.Json;

namespace Tocsin.Benchmarks.Workloads;

/// <summary>Packages that somebody has installed.</summary>
internal static class Packages
{
    /// <summary>What one real lock file of npm has: 1,468 packages.</summary>
    public static (string Name, string Version)[] OfALockFile() => Read("workloads/w1-npm.json");

    /// <summary>1,500 packages of npm that old advisories often hit.</summary>
    public static (string Name, string Version)[] Dense() => Read("workloads/w3-npm-dense.json");

    /// <summary>As npm's bulk audit asks about them.</summary>
    public static byte[] AsBulk((string Name, string Version)[] packages) =>
        JsonSerializer.SerializeToUtf8Bytes(
            packages
                .GroupBy(package => package.Name, package => package.Version, StringComparer.Ordinal)
                .ToDictionary(versions => versions.Key, versions => versions.ToArray(), StringComparer.Ordinal)
        );

    /// <summary>As OSV's batch asks about the first thousand.</summary>
    public static byte[] AsBatch((string Name, string Version)[] packages) =>
        JsonSerializer.SerializeToUtf8Bytes(
            new { queries = packages.Take(1_000).Select(package => Query(package.Name, package.Version)) }
        );

    /// <summary>As OSV's query asks about one.</summary>
    public static byte[] AsQuery(string name, string version) =>
        JsonSerializer.SerializeToUtf8Bytes(Query(name, version));

    private static object Query(string name, string version) =>
        new { version, package = new { ecosystem = "npm", name } };

    private static (string Name, string Version)[] Read(string path)
    {
        using var packages = JsonDocument.Parse(File.ReadAllBytes(SharedData.At(path)));
        return
        [
            .. packages
                .RootElement.EnumerateArray()
                .Select(p => (p.GetProperty("name").GetString()!, p.GetProperty("version").GetString()!)),
        ];
    }
}
