namespace Tocsin.Benchmarks.Versions;

/// <summary>How quickly versions are compared, by the slowest scheme.</summary>
internal static class CompareFigures
{
    public static IReadOnlyList<Figure> Measure()
    {
        var summary = Micro.Run<CompareBenchmarks>();
        return
        [
            Slowest("versions.keys", nameof(CompareBenchmarks.Keys)),
            Slowest("versions.texts", nameof(CompareBenchmarks.Texts)),
        ];

        Figure Slowest(string name, string method)
        {
            var slowest = summary
                .Reports.Where(r => r.BenchmarkCase.Descriptor.WorkloadMethod.Name == method)
                .MaxBy(r => r.ResultStatistics!.Mean)!;
            return new(name, 1e3 / slowest.ResultStatistics!.Mean, slowest.BenchmarkCase.Parameters.DisplayInfo);
        }
    }
}
