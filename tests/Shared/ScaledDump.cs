using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;

namespace Tocsin.Tests.Shared;

/// <summary>A dump as large as one likes: that of the shared data, over and over, with other IDs and packages each time.</summary>
public static class ScaledDump
{
    /// <summary>Writes <paramref name="records"/> records of <paramref name="dump"/> (a zip of OSV records) to a zip at <paramref name="path"/>.</summary>
    /// <param name="from">How many come before: others of the same dump have been written elsewhere.</param>
    public static void Write(string dump, string path, int records, int from = 0)
    {
        using var to = ZipFile.Open(path, ZipArchiveMode.Create);
        foreach (var (id, body) in Records(dump, records, from))
        {
            using var write = to.CreateEntry(id + ".json", CompressionLevel.Optimal).Open();
            write.Write(body);
        }
    }

    /// <summary>So many records of a dump, in its order; the first round as they are.</summary>
    public static IEnumerable<(string Id, byte[] Body)> Records(string dump, int count, int from = 0)
    {
        using var zip = ZipFile.OpenRead(dump);
        var entries = zip.Entries.Where(entry => entry.Name.EndsWith(".json", StringComparison.Ordinal)).ToList();
        for (var at = from; at < from + count; at++)
        {
            using var read = new MemoryStream();
            using (var entry = entries[at % entries.Count].Open())
                entry.CopyTo(read);
            yield return Renamed(read.ToArray(), at / entries.Count);
        }
    }

    private static (string Id, byte[] Body) Renamed(byte[] body, int round)
    {
        var record = JsonNode.Parse(body)!;
        var id = (string)record["id"]!;
        if (round == 0)
            return (id, body);
        var ending = $"~{round}";
        record["id"] = id + ending;
        foreach (var affected in record["affected"]?.AsArray() ?? [])
        {
            if (affected?["package"] is { } package)
                package["name"] = (string)package["name"]! + ending;
        }
        return (id + ending, Encoding.UTF8.GetBytes(record.ToJsonString()));
    }
}
