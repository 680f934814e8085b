using Tocsin.Advisories.LockFiles;
using Tocsin.Advisories.Matching;

namespace Tocsin.Advisories.Checks;

/// <summary>Which of many packages are affected: the same matcher that every API asks.</summary>
/// <param name="Checked">How many packages were looked up.</param>
/// <param name="Findings">The affected ones, in the order in which they were given, at most <see cref="Most"/>.</param>
/// <param name="AffectedCount">How many were affected in all.</param>
public sealed record CheckedPackages(int Checked, IReadOnlyList<Finding> Findings, int AffectedCount)
{
    /// <summary>The most affected packages that are told in full.</summary>
    public const int Most = 1_000;

    public static CheckedPackages Of(AdvisoryIndex index, IReadOnlyList<LockedPackage> packages)
    {
        ArgumentNullException.ThrowIfNull(index);
        ArgumentNullException.ThrowIfNull(packages);
        var findings = new List<Finding>();
        var count = 0;
        foreach (var package in packages)
        {
            if (Matching(index, package) is not { Count: > 0 } hits)
                continue;
            if (count++ < Most)
                findings.Add(new(package, hits));
        }
        return new(packages.Count, findings, count);
    }

    private static List<AffectedPackage>? Matching(AdvisoryIndex index, LockedPackage package)
    {
        List<AffectedPackage>? hits = null;
        var known = index.Package(package.Package.Ecosystem, package.Package.Name);
        if (known.All.IsEmpty)
            return null;
        var version = known.Version(package.Version);
        foreach (var candidate in known.All)
        {
            if (candidate.Versions.Contain(version) && hits?[^1].Record != candidate.Record)
                (hits ??= []).Add(candidate);
        }
        return hits;
    }
}

/// <summary>One affected package and why.</summary>
/// <param name="Hits">By ID of record.</param>
public sealed record Finding(LockedPackage Package, IReadOnlyList<AffectedPackage> Hits);
