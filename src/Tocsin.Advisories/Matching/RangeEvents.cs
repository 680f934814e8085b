using Tocsin.Standards.Osv;
using Tocsin.Standards.Versions;

namespace Tocsin.Advisories.Matching;

/// <summary>
/// Turns the events of a range, in whatever order, into intervals. OSV's evaluation (schema 1.7) walks the sorted events
/// with one flag; this walks them once and keeps where the flag was up.
/// </summary>
internal static class RangeEvents
{
    private enum Boundary
    {
        Introduced,
        Fixed,
        LastAffected,
    }

    private readonly record struct Event(VersionKey At, Boundary Boundary, string Text);

    /// <summary>
    /// Adds to <paramref name="intervals"/> what the range affects. Where its scheme is unknown or cannot read one of its
    /// boundaries there is no order to speak of: its affected boundaries go to <paramref name="texts"/> and match themselves.
    /// From the very beginning without an end is everything, whatever the scheme.
    /// </summary>
    public static void Read(OsvRange range, VersionScheme? scheme, List<VersionInterval> intervals, List<string> texts)
    {
        if (range.Events is not { Count: > 0 } events)
            return;
        if (events is [{ Introduced: "0" }])
            intervals.Add(VersionInterval.All);
        else if (scheme is null || !TrySort(events, scheme, out var sorted, out var limit))
            texts.AddRange(
                events.Select(e => e.Introduced ?? e.LastAffected).OfType<string>().Where(text => text != "0")
            );
        else
            Walk(sorted, limit, intervals);
    }

    private static bool TrySort(
        IReadOnlyList<OsvEvent> events,
        VersionScheme scheme,
        out List<Event> sorted,
        out VersionInterval below
    )
    {
        sorted = new(events.Count + 1);
        below = VersionInterval.All;
        foreach (var one in events)
        {
            if (one.Limit is { } limit)
            {
                if (!TryLimit(limit, scheme, ref below))
                    return false;
                continue;
            }
            var boundary =
                one.Introduced is not null ? Boundary.Introduced
                : one.Fixed is not null ? Boundary.Fixed
                : Boundary.LastAffected;
            if ((one.Introduced ?? one.Fixed ?? one.LastAffected) is not { } text)
                continue;
            if (!scheme.TryParseIntroduced(text, out var at) && !scheme.TryParse(text, out at))
                return false;
            sorted.Add(new(at, boundary, text));
        }
        // A range that says only where it ends began at the beginning.
        if (!sorted.Exists(e => e.Boundary == Boundary.Introduced))
            sorted.Add(new(VersionKey.Minimum, Boundary.Introduced, "0"));
        sorted.Sort((a, b) => a.At.CompareTo(b.At) is var order and not 0 ? order : a.Boundary.CompareTo(b.Boundary));
        return true;
    }

    // Of several limits the greatest counts: a version is within when it lies before any of them.
    private static bool TryLimit(string text, VersionScheme scheme, ref VersionInterval below)
    {
        if (text == "*")
            return true;
        if (!scheme.TryParse(text, out var at))
            return false;
        if (below.End is not { } end || at.CompareTo(end) > 0)
            below = new() { End = at, EndText = text };
        return true;
    }

    private static void Walk(List<Event> sorted, VersionInterval below, List<VersionInterval> intervals)
    {
        Event? opened = null;
        for (var i = 0; i < sorted.Count; )
        {
            var end = i + 1;
            while (end < sorted.Count && sorted[end].At == sorted[i].At)
                end++;
            // Events at one version: what was open ends and may begin anew; what was not begins and may end at once.
            var wasOpen = opened is not null;
            if (!wasOpen)
                Open(i, end);
            Close(i, end);
            if (wasOpen)
                Open(i, end);
            i = end;
        }
        if (opened is { } left)
            intervals.Add(new VersionInterval { Start = left.At, StartText = left.Text }.Intersect(below));

        void Open(int from, int to)
        {
            if (
                opened is null
                && sorted.FindIndex(from, to - from, e => e.Boundary == Boundary.Introduced) is >= 0 and var at
            )
                opened = sorted[at];
        }

        void Close(int from, int to)
        {
            if (opened is not { } start)
                return;
            var at = sorted.FindIndex(from, to - from, e => e.Boundary != Boundary.Introduced);
            if (at < 0)
                return;
            var interval = new VersionInterval
            {
                Start = start.At,
                StartText = start.Text,
                End = sorted[at].At,
                EndText = sorted[at].Text,
                IncludesEnd = sorted[at].Boundary == Boundary.LastAffected,
            };
            intervals.Add(interval.Intersect(below));
            opened = null;
        }
    }
}
