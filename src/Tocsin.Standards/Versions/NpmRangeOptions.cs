namespace Tocsin.Standards.Versions;

/// <summary>The two options of node-semver that change what a range means.</summary>
[Flags]
public enum NpmRangeOptions
{
    /// <summary>As <c>npm install</c> reads a dependency: a pre-release matches only where its own numbers are named.</summary>
    None = 0,

    /// <summary>Versions are read loosely, and what is not a comparator at all is passed over.</summary>
    Loose = 1,

    /// <summary>Pre-releases match like all others.</summary>
    IncludePrerelease = 2,

    /// <summary>As <c>npm audit</c> reads the range of an advisory.</summary>
    Advisory = Loose | IncludePrerelease,
}
