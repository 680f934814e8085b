namespace Tocsin.Benchmarks;

/// <summary>Other people's real data, beside the project's root and never in it.</summary>
internal static class SharedData
{
    public static string At(string path)
    {
        var root = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(root, "Tocsin.slnx")))
            root = Path.GetDirectoryName(root) ?? throw new InvalidOperationException("not run from a working copy");
        return Path.Combine(root, "../shared/data", path);
    }
}
