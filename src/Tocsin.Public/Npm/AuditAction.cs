using Tocsin.Advisories.Matching;
using Tocsin.Standards.Versions;

namespace Tocsin.Public.Npm;

/// <summary>What npm 6 is told to do about findings. Yarn 1 shows only what is among it, so that every copy is.</summary>
/// <param name="Verb"><c>update</c> within the range that the project asks for, <c>install</c> beyond it, <c>review</c> where only people can tell.</param>
/// <param name="Target">The version to move to; null for a review.</param>
internal sealed record AuditAction(
    string Verb,
    string Module,
    string? Target,
    bool IsMajor,
    IReadOnlyList<(AffectedPackage Package, InstalledPackage Copy)> Resolves
)
{
    /// <summary>
    /// A copy that the project itself asks for can be moved to the first patched version that no advisory affects. For a
    /// copy that something else asked for, only the registry knows which version of that would take another: a review.
    /// </summary>
    public static IReadOnlyList<AuditAction> For(
        InstalledTree tree,
        IReadOnlyList<AuditFinding> findings,
        AdvisoryIndex index
    )
    {
        // of an advisory once, however many copies of its package there are
        var known = new Dictionary<AffectedPackage, VersionSet>();
        VersionSet Patched(AffectedPackage package) =>
            known.TryGetValue(package, out var set)
                ? set
                : known[package] = NpmVersions.PatchedSet(package.EntriesOf(package.Record.ReadAll()));
        var actions = new List<AuditAction>();
        var copies = findings.SelectMany(f => f.Copies.Select(copy => (f.Package, Copy: copy))).GroupBy(f => f.Copy);
        foreach (var copy in copies)
        {
            var target = IsDirect(tree, copy.Key)
                ? FirstClean(copy.Key, [.. copy.Select(c => c.Package)], index, Patched)
                : null;
            var verb =
                target is not { } to ? "review"
                : IsAskedFor(tree, copy.Key, to) ? "update"
                : "install";
            actions.Add(
                new(
                    verb,
                    copy.Key.Name,
                    target is null ? null : VersionScheme.Npm.Print(target.Value),
                    verb == "install" && IsMajorStep(copy.Key.Version, target!.Value),
                    [.. copy]
                )
            );
        }
        return actions;
    }

    // what others asked for may lie at the top as well
    private static bool IsDirect(InstalledTree tree, InstalledPackage copy) =>
        copy.Above == tree.Project && tree.Project.Requires.ContainsKey(copy.Key);

    private static VersionKey? FirstClean(
        InstalledPackage copy,
        AffectedPackage[] affecting,
        AdvisoryIndex index,
        Func<AffectedPackage, VersionSet> patched
    )
    {
        if (!VersionScheme.Npm.TryParse(copy.Version, out var current))
            return null;
        var candidates = affecting
            .SelectMany(package => patched(package).Intervals)
            .Where(gap => gap.IncludesStart && gap.Start > current)
            .Select(gap => gap.Start)
            .Distinct()
            .Order();
        foreach (var candidate in candidates)
        {
            var text = VersionScheme.Npm.Print(candidate);
            var known = index.Package("npm", copy.Name);
            var version = known.Version(text);
            var isClean = true;
            foreach (var other in known.All)
                isClean &= !other.Versions.Contain(version);
            if (isClean)
                return candidate;
        }
        return null;
    }

    private static bool IsAskedFor(InstalledTree tree, InstalledPackage copy, VersionKey target) =>
        tree.Project.Requires.TryGetValue(copy.Key, out var range)
        && NpmRange.TryParse(range, out var asked, NpmRangeOptions.None)
        && asked.Contains(target);

    private static bool IsMajorStep(string from, VersionKey to) =>
        NpmRange.TryParse("^" + from, out var compatible, NpmRangeOptions.None) && !compatible.Contains(to);
}
