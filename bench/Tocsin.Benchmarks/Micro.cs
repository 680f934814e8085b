using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace Tocsin.Benchmarks;

/// <summary>Runs a class of BenchmarkDotNet in this process: a project that it writes itself would not build under this house's rules.</summary>
internal static class Micro
{
    public static Summary Run<T>() =>
        BenchmarkRunner.Run<T>(
            DefaultConfig
                .Instance.AddJob(Job.Default.WithToolchain(InProcessEmitToolchain.Instance))
                .WithArtifactsPath(Workloads.Artifacts.At("benchmarkdotnet"))
        );
}
