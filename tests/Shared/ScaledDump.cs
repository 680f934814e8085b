using System.IO.Compression;
using System.Text.Json.Nodes;

namespace Tocsin.Tests.Shared;

/// <summary>A dump as large as one likes: that of the shared data, over and over, with other IDs and packages each time.</summary>
public static class ScaledDump
{
    /// <summary>Writes <paramref name="records"/> records of <paramref name="dump"/> (a zip of OSV records) to a zip at <paramref name="path"/>.</summary>
    public static void Write(string dump, string path, int records)
    {
        using var from = ZipFile.OpenRead(dump);
        using var to = ZipFile.Open(path, ZipArchiveMode.Create);
        for (var (written, round) = (0, 0); written < records; round++)
        {
            foreach (var entry in from.Entries.Where(e => e.Name.EndsWith(".json", StringComparison.Ordinal)))
            {
                if (written == records)
                    break;
                using var read = entry.Open();
                var record = JsonNode.Parse(read)!;
                if (round > 0)
                    Rename(record, $"~{round}");
                using var write = to.CreateEntry($"{(string)record["id"]!}.json", CompressionLevel.Optimal).Open();
                write.Write(System.Text.Encoding.UTF8.GetBytes(record.ToJsonString()));
                written++;
            }
        }
    }

    private static void Rename(JsonNode record, string ending)
    {
        record["id"] = (string)record["id"]! + ending;
        foreach (var affected in record["affected"]?.AsArray() ?? [])
        {
            if (affected?["package"] is { } package)
                package["name"] = (string)package["name"]! + ending;
        }
    }
}
