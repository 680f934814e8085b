using Tocsin.Advisories.Clusters;

namespace Tocsin.Public.Pages;

/// <summary>A vulnerability in a list; <c>/advisories/{id}.json</c> has all of a record.</summary>
/// <param name="Id">Of the record that stands for all.</param>
/// <param name="Aliases">The other names.</param>
/// <param name="Records">The IDs of the records that are here, this one first.</param>
/// <param name="Packages"><c>npm/left-pad</c>.</param>
public sealed record ListedAdvisory(
    string Id,
    string Title,
    IReadOnlyList<string> Aliases,
    IReadOnlyList<string> Records,
    IReadOnlyList<string> Packages,
    DateTimeOffset Published,
    DateTimeOffset Modified,
    DateTimeOffset? Withdrawn
)
{
    internal static ListedAdvisory Of(AliasCluster cluster) =>
        new(
            cluster.Head.Id,
            cluster.Head.Title,
            cluster.OtherNames,
            [.. cluster.Records.Select(record => record.Id)],
            [.. cluster.Packages.Select(package => $"{package.Ecosystem}/{package.Name}")],
            cluster.Head.Date,
            cluster.Head.Modified,
            cluster.Head.Withdrawn
        );
}
