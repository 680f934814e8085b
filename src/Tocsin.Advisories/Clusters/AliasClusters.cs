using System.Runtime.InteropServices;
using Tocsin.Advisories.Matching;

namespace Tocsin.Advisories.Clusters;

/// <summary>Which records of an index are the same vulnerability (OSV schema 1.7, <c>aliases</c>: symmetric and transitive).</summary>
public sealed class AliasClusters
{
    /// <summary>
    /// The most records of a cluster: a source that calls everything the same must not make one page of a database. What
    /// would make a larger one stays apart.
    /// </summary>
    public const int Most = 64;

    private readonly Dictionary<IndexedRecord, AliasCluster> clusters;

    private AliasClusters(Dictionary<IndexedRecord, AliasCluster> clusters) => this.clusters = clusters;

    /// <param name="isOwn">Whether the programme published an ID itself: such a record heads its cluster.</param>
    public static AliasClusters Of(AdvisoryIndex index, Func<string, bool> isOwn)
    {
        ArgumentNullException.ThrowIfNull(index);
        var groups = new Dictionary<IndexedRecord, List<IndexedRecord>>(ReferenceEqualityComparer.Instance);
        foreach (var record in index.Newest)
        {
            foreach (var alias in record.Aliases)
            {
                if (index.Find(alias) is { } named)
                    Join(groups, record, named);
                // of those that share the alias each joins the first
                if (index.WithAlias(alias) is [var first, ..])
                    Join(groups, record, first);
            }
        }
        var made = new Dictionary<IndexedRecord, AliasCluster>(ReferenceEqualityComparer.Instance);
        foreach (var group in groups.Values.Distinct())
        {
            var cluster = Made(group, isOwn);
            foreach (var record in group)
                made[record] = cluster;
        }
        return new(made);
    }

    /// <summary>The cluster of a record of the index; of one that is alone, itself.</summary>
    public AliasCluster Of(IndexedRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return clusters.TryGetValue(record, out var found) ? found : new(record, [record]);
    }

    /// <summary>The clusters of these records, each once, where its first record stands.</summary>
    public IEnumerable<AliasCluster> Of(IEnumerable<IndexedRecord> records)
    {
        var seen = new HashSet<AliasCluster>(ReferenceEqualityComparer.Instance);
        foreach (var record in records)
        {
            if (!clusters.TryGetValue(record, out var cluster))
                yield return new(record, [record]);
            else if (seen.Add(cluster))
                yield return cluster;
        }
    }

    /// <summary>How many clusters these records are.</summary>
    public int Count(IEnumerable<IndexedRecord> records)
    {
        var (alone, together) = (0, new HashSet<AliasCluster>(ReferenceEqualityComparer.Instance));
        foreach (var record in records)
        {
            if (clusters.TryGetValue(record, out var cluster))
                together.Add(cluster);
            else
                alone++;
        }
        return alone + together.Count;
    }

    private static void Join(
        Dictionary<IndexedRecord, List<IndexedRecord>> groups,
        IndexedRecord one,
        IndexedRecord other
    )
    {
        if (one == other)
            return;
        var (left, right) = (Group(groups, one), Group(groups, other));
        if (left == right || left.Count + right.Count > Most)
            return;
        var (large, small) = left.Count >= right.Count ? (left, right) : (right, left);
        large.AddRange(small);
        foreach (var record in small)
            groups[record] = large;
    }

    private static List<IndexedRecord> Group(
        Dictionary<IndexedRecord, List<IndexedRecord>> groups,
        IndexedRecord record
    )
    {
        ref var group = ref CollectionsMarshal.GetValueRefOrAddDefault(groups, record, out _);
        return group ??= [record];
    }

    // The programme's own word first; what was withdrawn or names no package last.
    private static AliasCluster Made(List<IndexedRecord> group, Func<string, bool> isOwn)
    {
        var head = group
            .OrderByDescending(record => isOwn(record.Id))
            .ThenBy(record => record.Withdrawn is not null)
            .ThenByDescending(record => record.Affected.Count > 0)
            .ThenBy(record => record.Id, StringComparer.Ordinal)
            .First();
        return new(
            head,
            [head, .. group.Where(record => record != head).OrderBy(record => record.Id, StringComparer.Ordinal)]
        );
    }
}
