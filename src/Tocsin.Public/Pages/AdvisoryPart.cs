using Tocsin.Advisories.Clusters;
using Tocsin.Advisories.Search;

namespace Tocsin.Public.Pages;

/// <summary>One page of a list of vulnerabilities.</summary>
/// <param name="Shown">Those on this page.</param>
/// <param name="Literal">How many of the shown have the words of the search as they were written; the rest is similar.</param>
/// <param name="Found">How many the whole search found; null where nothing was searched for.</param>
/// <param name="Similar">How many of these are only similar; null where nothing was searched for.</param>
/// <param name="Number">Of this page, from 1.</param>
/// <param name="Next">The number of the next page, or null.</param>
public sealed record AdvisoryPart(
    IReadOnlyList<AliasCluster> Shown,
    int Literal,
    int? Found,
    int? Similar,
    int Number,
    int? Next
)
{
    internal static AdvisoryPart Of(IEnumerable<AliasCluster> all, int number)
    {
        var shown = all.Skip((number - 1) * ListAdvisories.PageSize).Take(ListAdvisories.PageSize + 1).ToList();
        var more = shown.Count > ListAdvisories.PageSize;
        if (more)
            shown.RemoveAt(ListAdvisories.PageSize);
        return new(shown, shown.Count, null, null, number, NextAfter(number, more));
    }

    internal static AdvisoryPart Of(SearchHits hits, AliasClusters clusters, int number)
    {
        var found = clusters.Count(hits.Records);
        var literal = clusters.Count(hits.Records.Take(hits.Literal));
        var before = (number - 1) * ListAdvisories.PageSize;
        var shown = clusters.Of(hits.Records).Skip(before).Take(ListAdvisories.PageSize).ToList();
        return new(
            shown,
            Math.Clamp(literal - before, 0, shown.Count),
            found,
            found - literal,
            number,
            NextAfter(number, found > before + shown.Count)
        );
    }

    private static int? NextAfter(int number, bool more) =>
        more && number < ListAdvisories.LastPage ? number + 1 : null;
}
