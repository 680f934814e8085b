using Tocsin.Standards.Versions;

namespace Tocsin.Advisories.Matrices;

/// <summary>What a vulnerability means for one release line.</summary>
/// <param name="Fixed">The release of the line that is no longer affected; null unless <see cref="ReleaseState.Fixed"/>.</param>
public readonly record struct ReleaseCell(ReleaseState State, string? Fixed)
{
    public static ReleaseCell Of(ReleaseLine line, VersionSet affected)
    {
        ArgumentNullException.ThrowIfNull(affected);
        var versions = line.Versions;
        var here = affected.Intersect(versions);
        if (here.IsEmpty)
            return new(ReleaseState.NotAffected, null);
        var (last, whole) = (here.Intervals[^1], versions.Intervals[0]);
        if (last.End is not { } end || end >= whole.End)
            return new(ReleaseState.Open, null);
        // where only the last affected release is known, what follows it is not
        return last.IncludesEnd
            ? new(ReleaseState.Fixed, $"after {last.EndText}")
            : new(ReleaseState.Fixed, last.EndText);
    }
}

/// <summary>Whether a line is affected, and whether it was fixed.</summary>
public enum ReleaseState
{
    NotAffected,
    Fixed,

    /// <summary>Affected to its end: the line has no fix.</summary>
    Open,
}
