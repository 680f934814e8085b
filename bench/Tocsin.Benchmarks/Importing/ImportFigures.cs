using System.Diagnostics;
using System.IO.Compression;
using System.Text.Json;
using Tocsin.Benchmarks.Serving;
using Tocsin.Benchmarks.Workloads;

namespace Tocsin.Benchmarks.Importing;

/// <summary>As many records as npm has, from a zip to the first answer about one of them.</summary>
internal static class ImportFigures
{
    private const int Port = 6191;

    public static IReadOnlyList<Figure> Measure()
    {
        RealServer.Build();
        var zip = NpmDump.Zip();
        // once to have the zip in memory, for both
        Tokenized(zip);
        var peer = Tokenized(zip);
        var data = Artifacts.Empty("data");
        var (id, name) = NpmDump.First();
        using var server = RealServer.Public(data, Port);
        server.WaitForReady();
        var watch = Stopwatch.StartNew();
        using var import = RealServer.Begin("import", zip, "--data", data);
        server.WaitFor((name, "1.0.0"), id);
        var searchable = watch.Elapsed;
        import.WaitForExit();
        var note =
            $"{searchable.TotalSeconds:0.0} s beside {peer.TotalSeconds:0.0} s; the importing process ended after {watch.Elapsed.TotalSeconds:0.0} s";
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
