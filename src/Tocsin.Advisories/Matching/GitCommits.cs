using System.Buffers;
using Tocsin.Standards.Osv;

namespace Tocsin.Advisories.Matching;

/// <summary>
/// Commits that a record names as affected. What lies between two commits only their repository knows, so that a range
/// of type <c>GIT</c> matches where it begins and where it says that it was last affected, not between.
/// </summary>
internal static class GitCommits
{
    private static readonly SearchValues<char> Hexadecimal = SearchValues.Create("0123456789abcdefABCDEF");

    public static IReadOnlyList<string> Of(OsvRecord record)
    {
        List<string>? found = null;
        foreach (var affected in record.Affected ?? [])
        {
            foreach (var range in affected.Ranges ?? [])
            {
                if (range.Type != "GIT")
                    continue;
                foreach (var boundary in range.Events ?? [])
                {
                    Add(ref found, boundary.Introduced);
                    Add(ref found, boundary.LastAffected);
                }
            }
            foreach (var version in affected.Versions ?? [])
                Add(ref found, version);
        }
        return found is null ? [] : [.. found.Distinct(StringComparer.Ordinal)];
    }

    /// <summary>Whether this is the full name of a commit: SHA-1 or SHA-256 in hexadecimal.</summary>
    public static bool IsCommit(ReadOnlySpan<char> text) =>
        text.Length is 40 or 64 && text.IndexOfAnyExcept(Hexadecimal) < 0;

    private static void Add(ref List<string>? found, string? text)
    {
        if (text is not null && IsCommit(text))
            (found ??= []).Add(text.ToLowerInvariant());
    }
}
