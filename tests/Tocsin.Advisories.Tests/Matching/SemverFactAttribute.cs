namespace Tocsin.Advisories.Tests.Matching;

/// <summary>A fact judged by npm's own <c>semver</c> package; skipped, and saying so, where it or the shared data is not.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SemverFactAttribute : FactAttribute
{
    public SemverFactAttribute(string path)
    {
        if (!Path.Exists(SharedData.At(path)))
            Skip = $"needs {path} of the shared data";
        else if (!Path.Exists(Semver))
            Skip = "needs npm's semver: npm install --prefix ~/.cache/tocsin/clients/semver semver@7";
    }

    /// <summary>Where the tests' client programs are installed, outside the tree.</summary>
    public static string Semver { get; } =
        Path.Combine(
            Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } cache
                ? cache
                : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache"),
            "tocsin/clients/semver/node_modules/semver"
        );
}
