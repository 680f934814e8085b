using System.Text.Json;
using Tocsin.Standards.Versions;
using Xunit.Abstractions;

namespace Tocsin.Standards.Tests.Versions;

/// <summary>Reads node-semver's own fixtures: rows of arguments, the last perhaps options (<c>true</c> means loose).</summary>
internal static class NpmFixtures
{
    public static void AllHold(string name, ITestOutputHelper output, Func<JsonElement[], bool?> holds)
    {
        using var rows = JsonDocument.Parse(File.ReadAllText(SharedData.At($"npm-semver/{name}.json")));
        var wrong = new List<string>();
        int count = 0,
            other = 0;
        foreach (var row in rows.RootElement.EnumerateArray())
        {
            var held = holds([.. row.EnumerateArray()]);
            if (held is null)
                other++;
            else
                count++;
            if (held is false)
                wrong.Add(row.GetRawText());
        }
        output.WriteLine($"{name}: {count - wrong.Count} of {count} rows hold; {other} are not about text");
        wrong.ShouldBeEmpty();
        count.ShouldBeGreaterThan(0);
    }

    public static NpmRangeOptions Options(JsonElement[] row, int at) =>
        at >= row.Length ? NpmRangeOptions.None
        : row[at].ValueKind == JsonValueKind.True ? NpmRangeOptions.Loose
        : row[at].ValueKind != JsonValueKind.Object ? NpmRangeOptions.None
        : (Has(row[at], "loose") ? NpmRangeOptions.Loose : NpmRangeOptions.None)
            | (Has(row[at], "includePrerelease") ? NpmRangeOptions.IncludePrerelease : NpmRangeOptions.None);

    public static NpmRange Range(JsonElement text, NpmRangeOptions options) =>
        NpmRange.Parse(text.GetString(), options).Value;

    /// <summary>As node-semver reads it with these options; null when it does not.</summary>
    public static VersionKey? Version(JsonElement text, NpmRangeOptions options) =>
        (options.HasFlag(NpmRangeOptions.Loose) ? VersionScheme.Npm : VersionScheme.NpmStrict).TryParse(
            text.GetString(),
            out var key
        )
            ? key
            : null;

    private static bool Has(JsonElement options, string name) =>
        options.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.True;
}
