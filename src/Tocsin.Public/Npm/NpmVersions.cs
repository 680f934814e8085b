using Tocsin.Advisories.Matching;
using Tocsin.Standards.Osv;
using Tocsin.Standards.Versions;

namespace Tocsin.Public.Npm;

/// <summary>Affected versions in npm's range syntax.</summary>
internal static class NpmVersions
{
    /// <summary>An empty range would mean every version; this holds none.</summary>
    public const string None = "<0.0.0-0";

    public static string Of(IReadOnlyList<OsvAffected> entries)
    {
        var affected = OsvVersions.Of("npm", entries);
        var ranges = affected.Set.IsEmpty ? [] : new List<string> { NpmRange.Of(affected.Set).ToDisplay() };
        // Listed versions that no range holds, each once however often it is spelled.
        foreach (
            var single in affected
                .Singles.Where(s => !affected.Set.Contains(s.Key))
                .DistinctBy(s => s.Key)
                .OrderBy(s => s.Key)
        )
            ranges.Add($"={VersionScheme.Npm.Print(single.Key)}");
        return ranges.Count == 0 ? None : string.Join(" || ", ranges);
    }

    /// <summary>What follows an affected stretch and is not affected itself: where one can move to. What precedes all of it is older, not patched.</summary>
    public static string Patched(IReadOnlyList<OsvAffected> entries) => Print(PatchedSet(entries));

    /// <summary>See <see cref="Patched"/>.</summary>
    public static VersionSet PatchedSet(IReadOnlyList<OsvAffected> entries)
    {
        var affected = OsvVersions.Of("npm", entries);
        var listed = VersionSet.Of(affected.Singles.Select(single => VersionInterval.Only(single.Key, single.Text)));
        var after = affected.Set.Complement().Intervals.Where(gap => gap.Start != VersionKey.Minimum);
        // where nothing but single versions is listed, nobody said which others are patched
        return affected.Set.IsEmpty ? VersionSet.None : VersionSet.Of(after).Except(listed);
    }

    private static string Print(VersionSet versions) => versions.IsEmpty ? None : NpmRange.Of(versions).ToDisplay();
}
