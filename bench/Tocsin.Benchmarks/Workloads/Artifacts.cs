namespace Tocsin.Benchmarks.Workloads;

/// <summary>Where this run keeps what it makes: <c>artifacts/bench</c>.</summary>
internal static class Artifacts
{
    public static string Root { get; } = FindRoot();

    public static string At(string name)
    {
        var folder = Path.Combine(Root, "artifacts", "bench");
        Directory.CreateDirectory(folder);
        return Path.Combine(folder, name);
    }

    /// <summary>A folder that is empty and for its owner alone.</summary>
    public static string Empty(string name)
    {
        var folder = At(name);
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
        Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return folder;
    }

    private static string FindRoot()
    {
        var root = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(root, "Tocsin.slnx")))
            root = Path.GetDirectoryName(root) ?? throw new InvalidOperationException("not run from a working copy");
        return root;
    }
}
