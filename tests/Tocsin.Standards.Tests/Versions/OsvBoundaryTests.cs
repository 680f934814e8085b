using System.IO.Compression;
using System.Text.Json;
using Tocsin.Standards.Versions;
using Xunit.Abstractions;

namespace Tocsin.Standards.Tests.Versions;

/// <summary>What databases write as versions, the schemes read.</summary>
public sealed class OsvBoundaryTests(ITestOutputHelper output)
{
    [DataTheory("osv")]
    [InlineData("PyPI")]
    [InlineData("Maven")]
    [InlineData("NuGet")]
    [InlineData("RubyGems")]
    [InlineData("Packagist")]
    [InlineData("Go")]
    [InlineData("crates.io")]
    [InlineData("Hex")]
    [InlineData("Julia")]
    public void Boundaries_and_listed_versions_are_read(string ecosystem)
    {
        var scheme = VersionScheme.For(ecosystem)!;
        var count = 0;
        var unread = new List<string>();
        using var zip = ZipFile.OpenRead(SharedData.At($"osv/{ecosystem}/all.zip"));
        foreach (var entry in zip.Entries)
        {
            using var stream = entry.Open();
            using var record = JsonDocument.Parse(stream);
            foreach (var version in Affected(record.RootElement, ecosystem).SelectMany(Versions))
            {
                count++;
                if (!scheme.TryParse(version, out _))
                    unread.Add(version);
            }
        }
        output.WriteLine($"{ecosystem}: {count - unread.Count} of {count} read");
        // Some records list what a repository has, branches with it.
        unread.RemoveAll(version => version.StartsWith("branch", StringComparison.Ordinal));
        unread.ShouldBeEmpty();
        count.ShouldBeGreaterThan(0);
    }

    private static IEnumerable<JsonElement> Affected(JsonElement record, string ecosystem) =>
        Array(record, "affected")
            .Where(affected =>
                affected.TryGetProperty("package", out var package)
                && package.GetProperty("ecosystem").GetString()?.Split(':')[0] == ecosystem
            );

    private static IEnumerable<string> Versions(JsonElement affected) =>
        Array(affected, "ranges")
            .Where(range => range.GetProperty("type").GetString() != "GIT")
            .SelectMany(range => Array(range, "events"))
            .SelectMany(e => e.EnumerateObject().Select(boundary => boundary.Value.GetString()!))
            .Where(boundary => boundary is not ("0" or "*"))
            .Concat(Array(affected, "versions").Select(version => version.GetString()!));

    private static IEnumerable<JsonElement> Array(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Array
            ? value.EnumerateArray()
            : [];
}
