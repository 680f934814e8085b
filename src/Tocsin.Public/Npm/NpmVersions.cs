using Tocsin.Advisories.Matching;
using Tocsin.Standards.Osv;
using Tocsin.Standards.Versions;

namespace Tocsin.Public.Npm;

/// <summary>Affected versions in npm's range syntax.</summary>
internal static class NpmVersions
{
    // An empty range would mean every version; this holds none.
    private const string None = "<0.0.0-0";

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
}
