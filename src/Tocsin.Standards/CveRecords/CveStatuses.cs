using Tocsin.Standards.Versions;

namespace Tocsin.Standards.CveRecords;

/// <summary>
/// What a product's <c>versions</c> say together (cve-schema, "Version status decision algorithm"): the first entry that
/// holds a version decides on it, and where none does the default. One sweep over all boundaries, so that a hundred
/// thousand entries cost no more than sorting them.
/// </summary>
internal sealed class CveStatuses
{
    // Where an interval begins or ends: before a version, or right after it.
    private readonly record struct Edge(VersionKey Key, bool After, string Text) : IComparable<Edge>
    {
        public int CompareTo(Edge other) =>
            Key.CompareTo(other.Key) is var order and not 0 ? order : After.CompareTo(other.After);
    }

    private readonly record struct Turn(Edge At, int Entry, bool Begins, bool Affected);

    private readonly List<Turn> turns = [];

    /// <summary>Adds a part of an entry; <paramref name="entry"/> is its place on the list. Parts of one entry do not overlap.</summary>
    public void Add(int entry, VersionInterval interval, bool affected)
    {
        if (interval.IsEmpty)
            return;
        var start = new Edge(interval.Start, !interval.IncludesStart, interval.StartText);
        turns.Add(new(start, entry, true, affected));
        if (interval.End is { } end)
            turns.Add(new(new(end, interval.IncludesEnd, interval.EndText ?? ""), entry, false, affected));
    }

    /// <param name="byDefault">Whether versions that no entry holds are affected.</param>
    public VersionSet Affected(bool byDefault)
    {
        turns.Sort((a, b) => a.At.CompareTo(b.At));
        var open = new SortedDictionary<int, bool>();
        var affected = new List<VersionInterval>();
        var from = new Edge(VersionKey.Minimum, false, "0");
        var status = byDefault;
        for (var i = 0; i < turns.Count; )
        {
            var at = turns[i].At;
            var end = i;
            while (end < turns.Count && turns[end].At.CompareTo(at) == 0)
                end++;
            // Who ends here goes first: the next part of the same entry may begin here.
            foreach (var turn in turns[i..end])
            {
                if (!turn.Begins)
                    open.Remove(turn.Entry);
            }
            foreach (var turn in turns[i..end])
            {
                if (turn.Begins)
                    open[turn.Entry] = turn.Affected;
            }
            if (status)
                affected.Add(Between(from, at));
            (from, status, i) = (at, open.Count == 0 ? byDefault : open.First().Value, end);
        }
        if (status)
            affected.Add(Between(from, null));
        return VersionSet.Of(affected);
    }

    private static VersionInterval Between(Edge from, Edge? to) =>
        new()
        {
            Start = from.Key,
            StartText = from.Text,
            IncludesStart = !from.After,
            End = to?.Key,
            EndText = to?.Text,
            IncludesEnd = to?.After ?? false,
        };
}
