using Tocsin.Standards.Osv;
using Tocsin.Standards.Versions;

namespace Tocsin.Advisories.Matching;

/// <summary>What OSV's <c>ranges</c> and <c>versions</c> mean (schema 1.7, "Evaluation"): a set, single versions, and texts that match only themselves.</summary>
/// <param name="Set">Of the ranges.</param>
/// <param name="Singles">Listed versions that the ecosystem's scheme reads, with their spelling; some may lie in the set.</param>
/// <param name="Texts">What no scheme reads.</param>
public sealed record OsvVersions(VersionSet Set, IReadOnlyList<ListedVersion> Singles, IReadOnlyList<string> Texts)
{
    /// <summary>What the entries of one package, together, affect. Ranges of type <c>GIT</c> have no versions.</summary>
    public static OsvVersions Of(string ecosystem, IReadOnlyList<OsvAffected> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        var scheme = VersionScheme.For(ecosystem);
        var intervals = new List<VersionInterval>();
        var texts = new List<string>();
        var singles = new List<ListedVersion>();
        foreach (var entry in entries)
        {
            foreach (var range in entry.Ranges ?? [])
            {
                if (range.Type != "GIT")
                    RangeEvents.Read(
                        range,
                        range.Type == "SEMVER" ? scheme ?? VersionScheme.SemVer : scheme,
                        intervals,
                        texts
                    );
            }
            foreach (var version in entry.Versions ?? [])
            {
                if (scheme is not null && scheme.TryParse(version, out var key))
                    singles.Add(new(key, version));
                else
                    texts.Add(version);
            }
        }
        return new(
            intervals is [var only] && only.Equals(VersionInterval.All) ? VersionSet.All : VersionSet.Of(intervals),
            singles,
            texts
        );
    }
}

/// <summary>A version of a record's <c>versions</c>, as it was written.</summary>
public readonly record struct ListedVersion(VersionKey Key, string Text);
