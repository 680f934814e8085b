using System.IO.Compression;
using System.Text.Json.Nodes;

namespace Tocsin.Benchmarks.Workloads;

/// <summary>The npm dump as large as npm's is today: its records again and again, under other IDs and about other packages.</summary>
internal static class ScaledDump
{
    /// <summary>So many records has the public npm dump.</summary>
    public const int Today = 214_000;

    /// <summary>The zip, in the layout of the public ones; written once and kept under <c>artifacts/</c>.</summary>
    public static string Zip()
    {
        var path = Artifacts.At($"npm-{Today}.zip");
        if (File.Exists(path))
            return path;
        Console.Error.WriteLine($"Writing {Today:N0} records once ...");
        using (var zip = ZipFile.Open(path + ".unfinished", ZipArchiveMode.Create))
        {
            foreach (var (id, body) in Records(Today))
            {
                using var entry = zip.CreateEntry(id + ".json", CompressionLevel.Optimal).Open();
                entry.Write(body);
            }
        }
        File.Move(path + ".unfinished", path, overwrite: true);
        return path;
    }

    /// <summary>So many records, in the order of the dump.</summary>
    public static IEnumerable<(string Id, byte[] Body)> Records(int count)
    {
        using var zip = ZipFile.OpenRead(SharedData.At("osv/npm/all.zip"));
        var entries = zip.Entries.ToList();
        for (var at = 0; at < count; at++)
        {
            var (copy, entry) = (at / entries.Count, entries[at % entries.Count]);
            using var read = new MemoryStream();
            using (var from = entry.Open())
                from.CopyTo(read);
            var id = Path.GetFileNameWithoutExtension(entry.Name);
            yield return copy == 0 ? (id, read.ToArray()) : Renamed(read.ToArray(), id, "-x" + copy);
        }
    }

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
            .Select(affected => (string)affected!["package"]!["name"]!)
            .Distinct(StringComparer.Ordinal);

    private static (string Id, byte[] Body) Renamed(byte[] body, string id, string suffix)
    {
        var record = JsonNode.Parse(body)!.AsObject();
        record["id"] = id + suffix;
        record.Remove("aliases");
        foreach (var affected in record["affected"]?.AsArray() ?? [])
        {
            if (affected?["package"] is { } package)
                package["name"] = package["name"] + suffix;
        }
        return (id + suffix, System.Text.Encoding.UTF8.GetBytes(record.ToJsonString()));
    }
}
