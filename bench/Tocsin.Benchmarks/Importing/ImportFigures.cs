using System.Diagnostics;
using Tocsin.Benchmarks.Serving;
using Tocsin.Benchmarks.Workloads;

namespace Tocsin.Benchmarks.Importing;

/// <summary>As many records as npm has, from a zip to the first answer about one of them.</summary>
internal static class ImportFigures
{
    private const int Port = 6191;
    private const int Rounds = 5;

    public static IReadOnlyList<Figure> Measure()
    {
        RealServer.Build();
        var zip = NpmDump.Zip();
        // in memory, for both
        Inflating.Here(zip);
        var rounds = Enumerable.Range(0, Rounds).Select(_ => Round(zip)).OrderBy(round => round.Times).ToList();
        var again = Inflating.Here(zip);
        var median = rounds[Rounds / 2];
        var note =
            $"{median.Searchable.TotalSeconds:0.0} s beside {median.Peer.TotalSeconds:0.0} s, the median of {Rounds} ({rounds[0].Times:0.00} to {rounds[^1].Times:0.00} ×); "
            + $"where the peer was compiled before it takes {again.TotalSeconds:0.0} s, {median.Searchable / again:0.00} ×";
        return
        [
            new("import.cold", median.Times, note),
            new("import.records", NpmDump.Today / median.Searchable.TotalSeconds, note),
        ];
    }

    private static (TimeSpan Searchable, TimeSpan Peer, double Times) Round(string zip)
    {
        var peer = Inflating.InAProcess(zip);
        var searchable = Searchable(zip);
        return (searchable, peer, searchable / peer);
    }

    private static TimeSpan Searchable(string zip)
    {
        var data = Artifacts.Empty("data");
        var (id, name) = NpmDump.First();
        using var server = RealServer.Public(data, Port);
        server.WaitForReady();
        // what a start and its first requests leave for later is no part of the import
        server.Use(TimeSpan.FromSeconds(3));
        var watch = Stopwatch.StartNew();
        using var import = RealServer.Begin("import", zip, "--data", data);
        server.WaitFor((name, "1.0.0"), id);
        var searchable = watch.Elapsed;
        import.WaitForExit();
        return searchable;
    }
}
