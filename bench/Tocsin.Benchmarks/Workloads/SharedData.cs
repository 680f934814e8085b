namespace Tocsin.Benchmarks.Workloads;

/// <summary>Other people's real data, beside the project's root and never in it.</summary>
internal static class SharedData
{
    public static string At(string path) => Path.Combine(Artifacts.Root, "../shared/data", path);
}
