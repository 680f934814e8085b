using Tocsin.Benchmarks;
using Tocsin.Benchmarks.Cases;
using Tocsin.Benchmarks.Importing;
using Tocsin.Benchmarks.Matching;
using Tocsin.Benchmarks.Report;
using Tocsin.Benchmarks.Serving;
using Tocsin.Benchmarks.Versions;

// dotnet run -c Release --project bench/Tocsin.Benchmarks [PART...]; without a part all of them, in this order
var parts = new Dictionary<string, Func<Task<IReadOnlyList<Figure>>>>(StringComparer.Ordinal)
{
    ["versions"] = () => Task.FromResult(CompareFigures.Measure()),
    ["matching"] = MatchFigures.Measure,
    ["import"] = () => Task.FromResult(ImportFigures.Measure()),
    ["start"] = () => Task.FromResult(StartFigures.Measure()),
    ["cases"] = CaseFigures.Measure,
    ["serve"] = () => Task.FromResult(ServeFigures.Measure()),
};
if (args is ["host", var data, var port])
    return await Host.Run(data, port);
if (args is ["inflate", var zip])
    return Inflating.Here(zip) > TimeSpan.Zero ? 0 : 1;
if (args.Except(parts.Keys, StringComparer.Ordinal).FirstOrDefault() is { } unknown)
{
    Console.Error.WriteLine($"There is no part {unknown}; there are {string.Join(", ", parts.Keys)}.");
    return 64;
}
var kept = true;
foreach (var part in args.Length == 0 ? [.. parts.Keys] : args)
{
    var figures = await parts[part]();
    PerformancePage.Write(figures);
    foreach (var figure in figures)
    {
        var budget = Budget.All.First(budget => budget.Name == figure.Name);
        Console.WriteLine(budget.Verdict(figure));
        kept &= budget.IsKept(figure.Value);
    }
}
return kept ? 0 : 1;
