using Tocsin.Standards.Osv;
using Tocsin.Standards.Versions;

namespace Tocsin.Advisories.Matching;

/// <summary>
/// Which versions of one package a record affects, in the form that a query is compared with: sorted intervals, sorted
/// versions, and sorted texts for what the scheme cannot read. Comparing allocates nothing.
/// </summary>
public sealed class AffectedVersions
{
    private static readonly AffectedVersions Everything = new(VersionSet.All, [], []);
    private static readonly AffectedVersions Nothing = new(VersionSet.None, [], []);

    private readonly Interval[] intervals;
    private readonly VersionKey[] versions;
    private readonly string[] texts;
    private readonly bool all;

    private AffectedVersions(VersionSet set, VersionKey[] versions, string[] texts)
    {
        intervals = [.. set.Intervals.Select(i => new Interval(i))];
        all = set.Equals(VersionSet.All);
        (this.versions, this.texts) = (versions, texts);
    }

    /// <summary>What the entries of one package, together, affect.</summary>
    public static AffectedVersions Of(string ecosystem, IReadOnlyList<OsvAffected> entries)
    {
        var read = OsvVersions.Of(ecosystem, entries);
        if (read.Set.Equals(VersionSet.All))
            return Everything;
        if (read is { Set.IsEmpty: true, Singles.Count: 0, Texts.Count: 0 })
            return Nothing;
        return new(read.Set, Sorted(read.Singles.Select(single => single.Key)), Sorted(read.Texts));
    }

    /// <summary>Whether the version is affected. One that the scheme cannot read is when it is listed as it stands, or when all are.</summary>
    public bool Contain(VersionQuery version) =>
        all
        || (
            version.IsRead
            && (IsWithin(version.Key) || (versions.Length > 0 && Array.BinarySearch(versions, version.Key) >= 0))
        )
        || (texts.Length > 0 && IsListed(version.Text));

    /// <summary>For tests and debuggers: intervals, versions, texts.</summary>
    public override string ToString() =>
        $"{string.Join(',', intervals)};{string.Join(',', versions)};{string.Join(',', texts)}";

    private bool IsWithin(in VersionKey version)
    {
        int low = 0,
            high = intervals.Length - 1;
        while (low <= high)
        {
            var middle = (low + high) >>> 1;
            ref readonly var interval = ref intervals[middle];
            if (interval.IsBelow(version))
                low = middle + 1;
            else if (interval.IsAbove(version))
                high = middle - 1;
            else
                return true;
        }
        return false;
    }

    private bool IsListed(ReadOnlySpan<char> text)
    {
        int low = 0,
            high = texts.Length - 1;
        while (low <= high)
        {
            var middle = (low + high) >>> 1;
            var order = texts[middle].AsSpan().SequenceCompareTo(text);
            if (order == 0)
                return true;
            (low, high) = order < 0 ? (middle + 1, high) : (low, middle - 1);
        }
        return false;
    }

    private static VersionKey[] Sorted(IEnumerable<VersionKey> keys) => [.. keys.Distinct().Order()];

    private static string[] Sorted(IEnumerable<string> texts) =>
        [.. texts.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    // VersionInterval without its texts, as a value, so that an array of them is one object.
    private readonly struct Interval(VersionInterval interval)
    {
        private readonly VersionKey start = interval.Start;
        private readonly VersionKey end = interval.End ?? default;
        private readonly bool ends = interval.End is not null;
        private readonly bool includesStart = interval.IncludesStart;
        private readonly bool includesEnd = interval.IncludesEnd;

        public override string ToString() =>
            $"{(includesStart ? '[' : '(')}{start} {(ends ? end.ToString() : "")}{(includesEnd ? ']' : ')')}";

        public bool IsAbove(in VersionKey version)
        {
            var order = version.CompareTo(start);
            return order < 0 || (order == 0 && !includesStart);
        }

        public bool IsBelow(in VersionKey version)
        {
            if (!ends)
                return false;
            var order = version.CompareTo(end);
            return order > 0 || (order == 0 && !includesEnd);
        }
    }
}
