using System.Diagnostics;
using System.IO.Compression;
using System.Text.Json;
using Tocsin.Benchmarks.Serving;
using Tocsin.Benchmarks.Workloads;

namespace Tocsin.Benchmarks.Importing;

/// <summary>As many records as npm has, from a zip to the first answer about one of them.</summary>
internal static class ImportFigures
{
    public static IReadOnlyList<Figure> Measure()
    {
        RealServer.Build();
        var zip = NpmDump.Zip();
        // once to have the zip in memory, for both
        Tokenized(zip);
        var peer = Tokenized(zip);
        var data = Artifacts.Empty("data");
        var watch = Stopwatch.StartNew();
        RealServer.Run("import", zip, "--data", data);
        var imported = watch.Elapsed;
        using (var server = RealServer.Public(data, 6191))
            server.FirstAnswer((NpmDump.First().Name, "1.0.0"), NpmDump.First().Id);
        var searchable = watch.Elapsed;
        var note =
            $"{searchable.TotalSeconds:0.0} s, of it {imported.TotalSeconds:0.0} s to the store, beside {peer.TotalSeconds:0.0} s";
        return
        [
            new("import.cold", searchable / peer, note),
            new("import.records", NpmDump.Today / searchable.TotalSeconds, note),
        ];
    }

    private static TimeSpan Tokenized(string path)
    {
        var watch = Stopwatch.StartNew();
        using var zip = ZipFile.OpenRead(path);
        var buffer = new byte[1024 * 1024];
        var tokens = 0L;
        foreach (var entry in zip.Entries)
        {
            if (entry.Length > buffer.Length)
                buffer = new byte[entry.Length];
            using (var from = entry.Open())
                from.ReadExactly(buffer, 0, (int)entry.Length);
            var reader = new Utf8JsonReader(buffer.AsSpan(0, (int)entry.Length));
            while (reader.Read())
                tokens++;
        }
        return tokens > 0 ? watch.Elapsed : throw new InvalidDataException("The zip is empty.");
    }
}
