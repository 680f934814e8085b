namespace Tocsin.Tests.Shared;

/// <summary>A fact that needs the shared data; skipped, and saying so, where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class DataFactAttribute : FactAttribute
{
    public DataFactAttribute(string path)
    {
        if (!Path.Exists(SharedData.At(path)))
            Skip = $"needs {path} of the shared data";
    }
}

/// <summary>Other people's real data, beside the project's root and never in it.</summary>
public static class SharedData
{
    /// <summary>Where <paramref name="path"/> of the shared data lies, whether or not it is there.</summary>
    public static string At(string path) => Path.Combine(Root(), "../shared/data", path);

    /// <summary>The root of the working copy, which holds <c>Tocsin.slnx</c>.</summary>
    public static string Root()
    {
        var at = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(at, "Tocsin.slnx")))
            at = Path.GetDirectoryName(at) ?? throw new InvalidOperationException("not run from a working copy");
        return at;
    }
}
