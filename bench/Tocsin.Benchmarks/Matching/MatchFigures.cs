using BenchmarkDotNet.Reports;

namespace Tocsin.Benchmarks.Matching;

/// <summary>How quickly versions are matched, beside npm's own way of doing it.</summary>
internal static class MatchFigures
{
    public static async Task<IReadOnlyList<Figure>> Measure()
    {
        var summary = Micro.Run<MatchBenchmarks>();
        var dense = Of(summary, nameof(MatchBenchmarks.Dense));
        var (small, large) = (
            Of(summary, nameof(MatchBenchmarks.LockFileOn25000)),
            Of(summary, nameof(MatchBenchmarks.LockFileOn214000))
        );
        var figures = new List<Figure>
        {
            new(
                "matching.scale",
                large.Nanoseconds / small.Nanoseconds,
                $"{large.Nanoseconds / 1e3:N0} µs beside {small.Nanoseconds / 1e3:N0} µs"
            ),
            new("matching.allocated", dense.Bytes + small.Bytes + large.Bytes),
        };
        if (NodeSemver.Pass() is not { } peer)
        {
            Console.Error.WriteLine("matching.dense is skipped: there is no Node, or ./test has not installed semver.");
            return figures;
        }
        var hits = MatchBenchmarks.Hits(await MatchBenchmarks.WorkingGroup(), Workloads.Packages.Dense());
        if (hits != peer.Hits)
            throw new InvalidOperationException(
                $"{hits} hits beside the peer's {peer.Hits}: a speed would say nothing."
            );
        figures.Add(
            new(
                "matching.dense",
                peer.Nanoseconds / dense.Nanoseconds,
                $"{dense.Nanoseconds / 1e3:N0} µs beside {peer.Nanoseconds / 1e3:N0} µs, {hits:N0} hits each"
            )
        );
        return figures;
    }

    private static (double Nanoseconds, double Bytes) Of(Summary summary, string method)
    {
        var report = summary.Reports.Single(r => r.BenchmarkCase.Descriptor.WorkloadMethod.Name == method);
        return (
            report.ResultStatistics!.Mean,
            report.GcStats.GetBytesAllocatedPerOperation(report.BenchmarkCase) ?? double.NaN
        );
    }
}
