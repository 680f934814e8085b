using BenchmarkDotNet.Attributes;
using Tocsin.Advisories.Documents;
using Tocsin.Advisories.Imports;
using Tocsin.Advisories.Matching;
using Tocsin.Advisories.Snapshots;
using Tocsin.Benchmarks.Workloads;

namespace Tocsin.Benchmarks.Matching;

/// <summary>One pass over the packages of a workload, each version read and compared with everything known of its package.</summary>
[MemoryDiagnoser]
public class MatchBenchmarks
{
    private (string Name, string Version)[] dense = [];
    private (string Name, string Version)[] lockFile = [];
    private AdvisoryIndex workingGroup = AdvisoryIndex.Empty;
    private AdvisoryIndex small = AdvisoryIndex.Empty;
    private AdvisoryIndex large = AdvisoryIndex.Empty;

    [GlobalSetup]
    public async Task Read()
    {
        (dense, lockFile) = (Packages.Dense(), Packages.OfALockFile());
        workingGroup = await WorkingGroup();
        small = Snapshot(25_000);
        large = Snapshot(NpmDump.Today);
    }

    /// <summary>Workload 3 on the working group's advisories.</summary>
    [Benchmark]
    public int Dense() => Hits(workingGroup, dense);

    /// <summary>Workload 1 on 25,000 records.</summary>
    [Benchmark(Baseline = true)]
    public int LockFileOn25000() => Hits(small, lockFile);

    /// <summary>Workload 1 on as many records as npm has.</summary>
    [Benchmark]
    public int LockFileOn214000() => Hits(large, lockFile);

    /// <summary>The working group's own files, as an index.</summary>
    internal static async Task<AdvisoryIndex> WorkingGroup()
    {
        using var source = ImportSource.Open(SharedData.At("nswg"), new ImportRules()).Value;
        var records = new List<IndexedRecord>();
        await foreach (var item in source.ReadAsync())
        {
            if (item is Taken { Kind: PublishedDocument.Advisory } taken)
                records.Add(IndexedRecord.Read(taken.Body, 1).Value);
        }
        return AdvisoryIndex.Of(records);
    }

    internal static int Hits(AdvisoryIndex index, (string Name, string Version)[] packages)
    {
        var hits = 0;
        foreach (var (name, version) in packages)
        {
            var known = index.Package("npm", name);
            if (known.All.IsEmpty)
                continue;
            var query = known.Version(version);
            foreach (var candidate in known.All)
                hits += candidate.Versions.Contain(query) ? 1 : 0;
        }
        return hits;
    }

    private static AdvisoryIndex Snapshot(int records)
    {
        var path = Artifacts.At($"index-{records}");
        if (AdvisoryIndex.Open(path) is { } there)
            return there;
        using (var writer = new SnapshotWriter(path))
        {
            foreach (var (_, body) in NpmDump.Records(records))
                writer.Add(IndexedRecord.Read(body, 1).Value);
            writer.Finish(new SnapshotStamp(1, Guid.Empty));
        }
        return AdvisoryIndex.Open(path)!;
    }
}
