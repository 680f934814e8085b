using Tocsin.Standards.Problems;
using Tocsin.Standards.Versions;

namespace Tocsin.Advisories.Drafts;

/// <summary>What can be wrong with a range, and with two of them together.</summary>
internal static class RangeLint
{
    /// <summary>The range as an interval, or null where it has none: its faults say why, or nobody knows the order.</summary>
    public static CheckedRange? Check(AffectedRange range, string path, VersionScheme? scheme, FaultCollector faults)
    {
        var introduced = faults.Required($"{path}.introduced", range.Introduced, AdvisoryLimits.Version);
        var fix = faults.Optional($"{path}.fixed", range.Fixed, AdvisoryLimits.Version);
        var last = faults.Optional($"{path}.lastAffected", range.LastAffected, AdvisoryLimits.Version);
        if (fix is not null && last is not null)
        {
            faults.Add(
                $"{path}.lastAffected",
                "Where a version is fixed, the last affected one follows from it: leave this empty."
            );
            return null;
        }
        if (fix is null && last is null && introduced.Length > 0)
            faults.Warn($"{path}.fixed", $"No fix: {FromOn(introduced)} is affected.");
        if (scheme is null)
        {
            if (introduced == (fix ?? last))
                faults.Add(EndOf(path, last), "A range that ends where it starts holds nothing.");
            return null;
        }
        var start = Parse($"{path}.introduced", introduced, scheme, isStart: true, faults);
        var end = Parse(EndOf(path, last), fix ?? last, scheme, isStart: false, faults);
        if (start is not { } from || (end is null && (fix ?? last) is not null))
            return null;
        return InOrder(from, end, last is not null, EndOf(path, last), faults)
            ? new(
                path,
                new()
                {
                    Start = from,
                    StartText = introduced,
                    End = end,
                    EndText = fix ?? last,
                    IncludesEnd = last is not null,
                }
            )
            : null;
    }

    /// <summary>Two ranges that share versions: an error where one says fixed and the other affected, else untidy.</summary>
    public static void CheckTogether(IReadOnlyList<CheckedRange> ranges, FaultCollector faults)
    {
        for (var i = 0; i < ranges.Count; i++)
        {
            for (var j = 0; j < ranges.Count; j++)
            {
                if (i == j || ranges[i].Interval.Intersect(ranges[j].Interval).IsEmpty)
                    continue;
                if (ranges[i].Interval is { IncludesEnd: false, End: { } fix } && ranges[j].Interval.Contains(fix))
                    faults.Add($"{ranges[i].Path}.fixed", $"{ranges[j].Path} says that this version is affected.");
                else if (i < j && !Contradict(ranges[j], ranges[i]))
                    faults.Warn(ranges[j].Path, $"This and {ranges[i].Path} share versions; one range would do.");
            }
        }
    }

    private static bool Contradict(CheckedRange one, CheckedRange other) =>
        one.Interval is { IncludesEnd: false, End: { } fix } && other.Interval.Contains(fix);

    private static bool InOrder(
        VersionKey start,
        VersionKey? end,
        bool endIsAffected,
        string path,
        FaultCollector faults
    )
    {
        var order = end is { } until ? until.CompareTo(start) : 1;
        if (order < 0)
        {
            faults.Add(
                path,
                endIsAffected ? "The range ends before it starts." : "The fix lies before the introduction."
            );
        }
        else if (order == 0)
        {
            faults.Add(
                path,
                endIsAffected
                    ? "The range ends where it starts; a single version belongs under versions."
                    : "The range ends where it starts: no version is affected."
            );
        }
        return order > 0;
    }

    private static VersionKey? Parse(
        string path,
        string? text,
        VersionScheme scheme,
        bool isStart,
        FaultCollector faults
    )
    {
        if (string.IsNullOrEmpty(text))
            return null;
        var known = isStart ? scheme.TryParseIntroduced(text, out var key) : scheme.TryParse(text, out key);
        if (known)
            return key;
        faults.Add(path, $"{scheme} does not know this as a version.");
        return null;
    }

    private static string EndOf(string path, string? last) => last is null ? $"{path}.fixed" : $"{path}.lastAffected";

    private static string FromOn(string introduced) =>
        introduced == AffectedRange.Beginning ? "every version" : $"every version from {introduced} on";
}

/// <summary>A range that is sound in itself.</summary>
internal sealed record CheckedRange(string Path, VersionInterval Interval);
