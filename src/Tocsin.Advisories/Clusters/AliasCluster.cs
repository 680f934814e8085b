using Tocsin.Advisories.Matching;

namespace Tocsin.Advisories.Clusters;

/// <summary>
/// One vulnerability with many names: the records that say of each other, directly or through others, that they are the same.
/// Each record stays its own; only pages and lists for people show them as one.
/// </summary>
/// <param name="Head">The record that is shown for all of them.</param>
/// <param name="Records">All of them, the head first, then by ID; a record without any other is a cluster too.</param>
public sealed record AliasCluster(IndexedRecord Head, IReadOnlyList<IndexedRecord> Records)
{
    /// <summary>The other names: IDs of the other records and what any of them is also known by, in ordinal order.</summary>
    public IReadOnlyList<string> OtherNames { get; } =
    [
        .. Records
            .SelectMany(record => record.Aliases.Prepend(record.Id))
            .Where(name => name != Head.Id)
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>The packages of all of them, each once, the head's first.</summary>
    public IReadOnlyList<AffectedPackage> Packages { get; } =
    [.. Records.SelectMany(record => record.Affected).DistinctBy(package => (package.Ecosystem, package.Name))];

    /// <summary>The other records.</summary>
    public IEnumerable<IndexedRecord> Others => Records.Skip(1);
}
