using Tocsin.Standards.CveRecords;
using Tocsin.Standards.Identifiers;
using Tocsin.Standards.Versions;

namespace Tocsin.Standards.CveRules;

/// <summary>
/// Ranges hold something, end after they start, and say one thing of one version: by the order of the product's own
/// ecosystem, and where nobody knows one, as far as the texts show it.
/// </summary>
internal static class VersionRules
{
    public static void Check(RecordPart product, PackageName? package, CveFindings findings)
    {
        var own = package is { } named ? VersionScheme.For(named.Ecosystem) : null;
        var sound = new List<CheckedSpan>();
        foreach (var (index, entry) in product.Each("versions").Index())
        {
            if (findings.IsFull)
                return;
            if (CheckEntry(entry, own ?? SchemeOf(entry), findings) is { } span)
                sound.Add(span with { Index = index });
        }
        foreach (var order in sound.GroupBy(span => span.Scheme))
            CheckTogether([.. order], findings);
    }

    private static VersionScheme? SchemeOf(RecordPart entry) =>
        entry.Text("versionType")?.ToUpperInvariant() switch
        {
            "SEMVER" => VersionScheme.SemVer,
            "PYTHON" => VersionScheme.PyPi,
            "MAVEN" => VersionScheme.Maven,
            "NPM" => VersionScheme.Npm,
            _ => null,
        };

    private static CheckedSpan? CheckEntry(RecordPart entry, VersionScheme? scheme, CveFindings findings)
    {
        var start = entry.Text("version") ?? "";
        var name = entry.Has("lessThan") ? "lessThan" : "lessThanOrEqual";
        var end = entry.Text(name);
        if (IsNothing(start) || (end is not null && IsNothing(end)))
        {
            findings.Add(
                CveRuleTable.VersionMissing,
                entry.At(IsNothing(start) ? "version" : name),
                "Name a version: 0 for the beginning, * for no end."
            );
        }
        if (end is not null && end == start && !IsOpen(end))
        {
            findings.Add(CveRuleTable.RangeEmpty, entry.At(name), "Mend the range: it ends where it starts.");
            return null;
        }
        // commits have no order that could be read off them
        if (scheme is null || entry.Text("versionType") == "git" || start.Length == 0)
            return null;
        if (!TryInterval(entry, start, name, end, scheme, findings, out var interval))
            return null;
        CheckChanges(entry, interval, scheme, findings);
        return new(0, entry, scheme, interval, entry.Text("status") ?? "", entry.Has("changes"));
    }

    private static bool TryInterval(
        RecordPart entry,
        string start,
        string name,
        string? end,
        VersionScheme scheme,
        CveFindings findings,
        out VersionInterval interval
    )
    {
        interval = VersionInterval.All;
        if (end is null)
            return TrySingle(start, scheme, out interval);
        if (!IsNothing(start) && start is not ("0" or "*"))
        {
            if (!scheme.TryParse(start, out var from))
                return Unknown(entry.At("version"), start, scheme, findings);
            interval = interval with { Start = from, StartText = start };
        }
        if (IsOpen(end) || IsNothing(end))
            return true;
        if (CveComparators.TryEndOfSeries(end, scheme, out var until, out _))
            interval = interval with { End = until, EndText = end };
        else if (scheme.TryParse(end, out until))
            interval = interval with { End = until, EndText = end, IncludesEnd = name == "lessThanOrEqual" };
        else
            return Unknown(entry.At(name), end, scheme, findings);
        var order = until.CompareTo(interval.Start);
        if (order < 0)
            findings.Add(CveRuleTable.RangeBackwards, entry.At(name), $"Mend the range: {end} comes before {start}.");
        else if (order == 0)
            findings.Add(
                CveRuleTable.RangeEmpty,
                entry.At(name),
                $"Mend the range: {end} is the same version as {start}."
            );
        return order > 0;
    }

    // what the scheme does not know matches itself and contradicts nobody
    private static bool TrySingle(string text, VersionScheme scheme, out VersionInterval interval)
    {
        interval = VersionInterval.All;
        if (text == "*" || CveComparators.TryRead(text, scheme, out interval))
            return !interval.IsEmpty;
        if (IsNothing(text) || !scheme.TryParse(text, out var key))
            return false;
        interval = new()
        {
            Start = key,
            StartText = text,
            End = key,
            EndText = text,
            IncludesEnd = true,
        };
        return true;
    }

    private static bool Unknown(string path, string text, VersionScheme scheme, CveFindings findings)
    {
        findings.Add(
            CveRuleTable.VersionUnknown,
            path,
            $"Write a version that {scheme.Name} knows: “{(text.Length > 60 ? text[..60] + "…" : text)}” has no place in its order."
        );
        return false;
    }

    private static void CheckChanges(
        RecordPart entry,
        VersionInterval whole,
        VersionScheme scheme,
        CveFindings findings
    )
    {
        foreach (var change in entry.Each("changes"))
        {
            if (change.Text("at") is not { } text)
                continue;
            if (!scheme.TryParse(text, out var at))
                Unknown(change.At("at"), text, scheme, findings);
            else if (at <= whole.Start || !whole.Contains(at))
                findings.Add(
                    CveRuleTable.RangeChange,
                    change.At("at"),
                    "Put the change after the start of the range and before its end."
                );
        }
    }

    /// <summary>
    /// Sorted by start, each is compared with those before it that reach farthest, one for each status: whatever overlaps
    /// anything overlaps one of these, so that a hundred thousand entries cost no more than sorting them.
    /// </summary>
    private static void CheckTogether(List<CheckedSpan> spans, CveFindings findings)
    {
        spans.Sort((a, b) => a.Interval.Start.CompareTo(b.Interval.Start));
        var farthest = new Dictionary<string, CheckedSpan>(StringComparer.Ordinal);
        foreach (var span in spans)
        {
            foreach (var before in farthest.Values)
                Compare(before, span, findings);
            if (
                !farthest.TryGetValue(span.Status, out var far)
                || VersionInterval.CompareEnds(far.Interval, span.Interval) < 0
            )
                farthest[span.Status] = span;
        }
    }

    private static void Compare(CheckedSpan one, CheckedSpan other, CveFindings findings)
    {
        if (one.Interval.Intersect(other.Interval).IsEmpty)
            return;
        // the entry that stands later in the record is the one to mend
        if (one.Index > other.Index)
            (one, other) = (other, one);
        if (one.Status != other.Status && !one.HasChanges && !other.HasChanges)
            findings.Add(
                CveRuleTable.RangeContradiction,
                other.Entry.Path,
                $"Take the overlap out: {one.Entry.Path} says {one.Status} of versions that are {other.Status} here."
            );
        else if (EndsWithin(one, other) || EndsWithin(other, one))
            findings.Add(
                CveRuleTable.RangeContradiction,
                other.Entry.Path,
                $"Make one range of this and {one.Entry.Path}: one ends at a version that the other still holds."
            );
        else
            findings.Add(
                CveRuleTable.RangeOverlap,
                other.Entry.Path,
                $"Join this with {one.Entry.Path}: they share versions."
            );
    }

    private static bool EndsWithin(CheckedSpan one, CheckedSpan other) =>
        one.Status == other.Status
        && one.Interval is { IncludesEnd: false, End: { } end }
        && other.Interval.Contains(end);

    private static bool IsOpen(string text) => text == "*";

    private static bool IsNothing(string text) => text != "0" && text != "*" && Prose.SaysNothing(text);

    private sealed record CheckedSpan(
        int Index,
        RecordPart Entry,
        VersionScheme Scheme,
        VersionInterval Interval,
        string Status,
        bool HasChanges
    );
}
