using Tocsin.Advisories.Matching;
using Tocsin.Standards.Problems;

namespace Tocsin.Public.Npm;

/// <summary>What an audit of a whole tree finds.</summary>
internal static class AuditFindings
{
    /// <summary>One for each advisory that affects an installed copy, by package and by ID of the record.</summary>
    public static Result<IReadOnlyList<AuditFinding>> In(InstalledTree tree, AdvisoryIndex index)
    {
        var found = new List<AuditFinding>();
        var count = 0;
        foreach (
            var copies in tree
                .All.GroupBy(p => p.Name, StringComparer.Ordinal)
                .OrderBy(c => c.Key, StringComparer.Ordinal)
        )
        {
            foreach (var candidate in index.Package("npm", copies.Key).All.ToArray())
            {
                List<InstalledPackage> affected = [.. copies.Where(copy => IsAffected(candidate, copy.Version, index))];
                count += affected.Count;
                if (count > NpmLimits.MostFindings)
                    return TooMany;
                if (affected.Count > 0)
                    found.Add(new(candidate, affected));
            }
        }
        return found;
    }

    /// <summary>Whether a version of the candidate's package is affected.</summary>
    public static bool IsAffected(AffectedPackage candidate, string version, AdvisoryIndex index) =>
        candidate.Versions.Contain(index.Package("npm", candidate.Name).Version(version));

    /// <summary>What is found cannot be told in one answer.</summary>
    public static Problem TooLarge =>
        new("npm.too-many", 413, "The answer would be too large.", "Ask for one workspace at a time.");

    private static Problem TooMany =>
        new(
            "npm.too-many-findings",
            413,
            $"More than {NpmLimits.MostFindings:N0} findings are more than one answer can hold.",
            "Ask for one workspace at a time."
        );
}
