using Tocsin.Benchmarks.Importing;
using Tocsin.Benchmarks.Workloads;

namespace Tocsin.Benchmarks.Serving;

/// <summary>The program over as many records as npm has: into the store, up again, and in memory.</summary>
internal static class StartFigures
{
    private const int Port = 6190;
    private const int Starts = 5;

    private static readonly (string Id, string Name) Known = NpmDump.First();

    public static IReadOnlyList<Figure> Measure()
    {
        RealServer.Build();
        var data = Artifacts.At("data");
        if (!File.Exists(Path.Combine(data, "public", "index")))
            ImportFigures.Measure();
        return [First(data), Memory(data)];
    }

    private static Figure First(string data)
    {
        var times = new List<double>();
        for (var i = 0; i < Starts; i++)
        {
            using var server = RealServer.Public(data, Port);
            times.Add(server.FirstAnswer((Known.Name, "1.0.0"), Known.Id).TotalSeconds);
        }
        times.Sort();
        return new("start.first", times[Starts / 2], $"the median of {Starts}");
    }

    // Asking about every package makes an object of every record: there is nothing left that could be asked about.
    private static Figure Memory(string data)
    {
        using var server = RealServer.Public(data, Port);
        server.FirstAnswer((Known.Name, "1.0.0"), Known.Id);
        var before = server.AnonymousMegabytes();
        foreach (var names in NpmDump.Names().Chunk(1_000))
            server.Ask("/v1/querybatch", Packages.AsBatch([.. names.Select(name => (name, "1.0.0"))]));
        server.Ask("/-/npm/v1/security/advisories/bulk", Packages.AsBulk(Packages.OfALockFile()));
        var asked = server.AnonymousMegabytes();
        server.Get("/");
        server.Get("/advisories?q=left-pad");
        return new(
            "memory.served",
            server.AnonymousMegabytes(),
            $"{before:N0} MB before anything was asked, {asked:N0} MB before the search"
        );
    }
}
