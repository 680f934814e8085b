using Tocsin.Standards.Osv;

namespace Tocsin.Advisories.Exports;

/// <summary>Ranges of type GIT as pairs of commits in the order in which they stand: what lies between only the repository knows.</summary>
internal static class CommitSpans
{
    public static IEnumerable<AffectedSpan> Of(OsvRange range)
    {
        string? start = null;
        foreach (var one in range.Events ?? [])
        {
            if (one.Introduced is { } introduced)
            {
                if (start is not null)
                    yield return new(start, null, IncludesEnd: false, IsSemVer: false);
                start = introduced;
            }
            else if (start is not null && (one.Fixed ?? one.LastAffected) is { } end)
            {
                yield return new(start, end, one.LastAffected is not null, IsSemVer: false);
                start = null;
            }
            else if (one.LastAffected is { } alone)
            {
                // A second fix is on a branch of its own, and where that begins is not said; a commit is itself.
                yield return new(alone, alone, IncludesEnd: true, IsSemVer: false);
            }
        }
        if (start is not null)
            yield return new(start, null, IncludesEnd: false, IsSemVer: false);
    }
}
