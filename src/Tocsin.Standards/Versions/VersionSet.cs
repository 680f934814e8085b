namespace Tocsin.Standards.Versions;

/// <summary>
/// Versions of one scheme as sorted intervals that neither overlap nor touch: what an advisory affects, whatever syntax
/// it came in. Adding, cutting and subtracting give such sets again.
/// </summary>
public sealed class VersionSet : IEquatable<VersionSet>
{
    private readonly VersionInterval[] intervals;

    private VersionSet(VersionInterval[] intervals) => this.intervals = intervals;

    public static VersionSet None { get; } = new([]);

    public static VersionSet All { get; } = new([VersionInterval.All]);

    /// <summary>Ascending, merged, none empty.</summary>
    public IReadOnlyList<VersionInterval> Intervals => intervals;

    public bool IsEmpty => intervals.Length == 0;

    /// <summary>Sorts and merges; any order, overlaps and empty intervals are fine.</summary>
    public static VersionSet Of(IEnumerable<VersionInterval> intervals)
    {
        var sorted = intervals.Where(i => !i.IsEmpty).ToList();
        sorted.Sort(VersionInterval.CompareStarts);
        var merged = new List<VersionInterval>(sorted.Count);
        foreach (var next in sorted)
        {
            if (merged is [.., var last] && VersionInterval.Touch(last, next))
                merged[^1] = VersionInterval.CompareEnds(last, next) >= 0 ? last : last.EndingLike(next);
            else
                merged.Add(next);
        }
        return new([.. merged]);
    }

    /// <summary>By binary search; allocates nothing.</summary>
    public bool Contains(VersionKey version)
    {
        int low = 0,
            high = intervals.Length - 1;
        while (low <= high)
        {
            var middle = (low + high) >>> 1;
            if (intervals[middle].IsBelow(version))
                low = middle + 1;
            else if (intervals[middle].IsAbove(version))
                high = middle - 1;
            else
                return true;
        }
        return false;
    }

    public VersionSet Union(VersionSet other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Of(intervals.Concat(other.intervals));
    }

    public VersionSet Intersect(VersionSet other)
    {
        ArgumentNullException.ThrowIfNull(other);
        var both = new List<VersionInterval>();
        for (int i = 0, j = 0; i < intervals.Length && j < other.intervals.Length; )
        {
            both.Add(intervals[i].Intersect(other.intervals[j]));
            if (VersionInterval.CompareEnds(intervals[i], other.intervals[j]) < 0)
                i++;
            else
                j++;
        }
        return Of(both);
    }

    /// <summary>What is in this and not in the other: vulnerable without patched.</summary>
    public VersionSet Except(VersionSet other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Intersect(other.Complement());
    }

    /// <summary>Every version that is not in this.</summary>
    public VersionSet Complement()
    {
        if (IsEmpty)
            return All;
        var gaps = new List<VersionInterval>();
        if (intervals[0].Below() is { } below)
            gaps.Add(below);
        for (var i = 0; i < intervals.Length; i++)
        {
            if (intervals[i].Above() is not { } above)
                break;
            gaps.Add(i + 1 < intervals.Length ? above.Intersect(intervals[i + 1].Below()!) : above);
        }
        return Of(gaps);
    }

    public bool Equals(VersionSet? other) => other is not null && intervals.SequenceEqual(other.intervals);

    public override bool Equals(object? obj) => Equals(obj as VersionSet);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var interval in intervals)
            hash.Add(interval);
        return hash.ToHashCode();
    }

    public override string ToString() => IsEmpty ? "∅" : string.Join(" ∪ ", intervals.AsEnumerable());
}
