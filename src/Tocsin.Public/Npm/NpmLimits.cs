namespace Tocsin.Public.Npm;

/// <summary>How much one audit may ask for.</summary>
public static class NpmLimits
{
    /// <summary>The largest body, bytes, inflated: some ten times the largest lock file known.</summary>
    public const int LargestAudit = 8 * 1024 * 1024;

    /// <summary>The most packages of one audit.</summary>
    public const int MostPackages = 50_000;

    /// <summary>The most versions of one audit, of all packages together.</summary>
    public const int MostVersions = 200_000;

    /// <summary>The largest body that has a whole tree of installed packages, bytes, inflated.</summary>
    public const int LargestTree = 32 * 1024 * 1024;

    /// <summary>The most packages of such a tree, counted as often as they are installed.</summary>
    public const int MostInstalled = 200_000;

    /// <summary>How deep such a tree may nest, in levels of JSON: two for each level of packages.</summary>
    public const int DeepestTree = 400;

    /// <summary>The most requirements of such a tree, of all packages together.</summary>
    public const int MostRequires = 500_000;

    /// <summary>The longest path that is told, in packages; beyond, a copy is named by where it lies.</summary>
    public const int LongestPath = 100;

    /// <summary>The most findings that one answer names: an installed package counts once for each of its advisories.</summary>
    public const int MostFindings = 50_000;

    /// <summary>The largest packument that is passed on, bytes, inflated.</summary>
    public const int LargestPackument = 64 * 1024 * 1024;

    /// <summary>How many bytes of packuments are kept in memory, all together.</summary>
    public const int KeptPackuments = 128 * 1024 * 1024;

    /// <summary>An answer beyond this many bytes is refused: ask for fewer packages.</summary>
    public const int LargestAnswer = 32 * 1024 * 1024;
}
