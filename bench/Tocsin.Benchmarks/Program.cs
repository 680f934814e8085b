using BenchmarkDotNet.Running;
using Tocsin.Benchmarks;

// In this process: a project that BenchmarkDotNet writes itself would not build under this house's rules.
var summaries = BenchmarkSwitcher.FromAssembly(typeof(Budget).Assembly).Run([.. args, "--inProcess"]);
return Budget.CheckAll(summaries, Console.Out) ? 0 : 1;
