using System.Text.Json;
using BenchmarkDotNet.Reports;

namespace Tocsin.Benchmarks;

/// <summary>What a benchmark must reach, and should, in operations a second: a row of <c>bench/budgets.json</c>.</summary>
public sealed record Budget(string Benchmark, string What, double Must, double Aim)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>Prints how each measured benchmark stands to its budget; false when one misses what it must reach.</summary>
    public static bool CheckAll(IEnumerable<Summary> summaries, TextWriter output)
    {
        var path = Path.Combine(AppContext.BaseDirectory, "budgets.json");
        var budgets = JsonSerializer.Deserialize<Budget[]>(File.ReadAllText(path), Json)!;
        var kept = true;
        foreach (var report in summaries.SelectMany(summary => summary.Reports))
        {
            var method = report.BenchmarkCase.Descriptor;
            var name = $"{method.Type.Name}.{method.WorkloadMethod.Name}";
            if (Array.Find(budgets, budget => budget.Benchmark == name) is { } budget)
                kept &= budget.Check(report, $"{name} {report.BenchmarkCase.Parameters.DisplayInfo}", output);
        }
        return kept;
    }

    private bool Check(BenchmarkReport report, string name, TextWriter output)
    {
        // A benchmark that failed has no result, and has not kept its budget.
        var reached = report.ResultStatistics is { Mean: var nanoseconds } ? 1e9 / nanoseconds : 0;
        var verdict =
            reached >= Aim ? "reaches the aim"
            : reached >= Must ? "keeps the budget"
            : "MISSES THE BUDGET";
        output.WriteLine($"{name}: {reached:N0} a second, {verdict} (must {Must:N0}, aim {Aim:N0}: {What})");
        return reached >= Must;
    }
}
