using System.Text.Json.Nodes;
using Tocsin.Tests.Shared;

namespace Tocsin.Benchmarks.Workloads;

/// <summary>The npm dump, as large as npm's is today.</summary>
internal static class NpmDump
{
    /// <summary>So many records has the public one.</summary>
    public const int Today = 214_000;

    /// <summary>So many come with one of <see cref="Further"/>.</summary>
    public const int More = 45_000;

    /// <summary>The zip, in the layout of the public ones; written once and kept under <c>artifacts/</c>.</summary>
    public static string Zip() => Written($"npm-{Today}.zip", Today, 0);

    /// <summary>A zip of as many records as <see cref="More"/> that are not in <see cref="Zip"/>, nor in another of these.</summary>
    /// <param name="nth">From 0.</param>
    public static string Further(int nth) => Written($"npm-further-{nth}.zip", More, Today + (nth * More));

    private static string Written(string name, int count, int from)
    {
        var path = Artifacts.At(name);
        if (File.Exists(path))
            return path;
        Console.Error.WriteLine($"Writing {count:N0} records once ...");
        File.Delete(path + ".unfinished");
        ScaledDump.Write(SharedData.At("osv/npm/all.zip"), path + ".unfinished", count, from);
        File.Move(path + ".unfinished", path);
        return path;
    }

    /// <summary>So many records of it.</summary>
    public static IEnumerable<(string Id, byte[] Body)> Records(int count) =>
        ScaledDump.Records(SharedData.At("osv/npm/all.zip"), count);

    /// <summary>A record, and its first package, every version of which is affected.</summary>
    public static (string Id, string Name) First()
    {
        foreach (var (id, body) in Records(1_000))
        {
            var affected = JsonNode.Parse(body)!["affected"]?[0];
            if (
                affected?["ranges"]?[0]?["events"] is JsonArray { Count: 1 } events
                && (string?)events[0]?["introduced"] == "0"
            )
                return (id, (string)affected["package"]!["name"]!);
        }
        throw new InvalidDataException("The dump has no record of a package of which all is affected.");
    }

    /// <summary>Every package, once.</summary>
    public static IEnumerable<string> Names() =>
        Records(Today)
            .SelectMany(record => JsonNode.Parse(record.Body)!["affected"]?.AsArray() ?? [])
            .Select(affected => (string?)affected?["package"]?["name"])
            .OfType<string>()
            .Distinct(StringComparer.Ordinal);
}
