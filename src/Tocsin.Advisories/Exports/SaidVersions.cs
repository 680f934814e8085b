using Tocsin.Advisories.Matching;
using Tocsin.Standards.Osv;
using Tocsin.Standards.Problems;
using Tocsin.Standards.Versions;

namespace Tocsin.Advisories.Exports;

/// <summary>Ranges and listed versions of one package, exactly as the matcher understands them (<see cref="OsvVersions"/>).</summary>
internal sealed class SaidVersions
{
    private readonly List<AffectedSpan> spans = [];
    private readonly List<string> versions = [];

    public IReadOnlyList<AffectedSpan> Spans => spans;

    public IReadOnlyList<string> Versions => [.. versions.Distinct(StringComparer.Ordinal)];

    public static SaidVersions Of(
        string ecosystem,
        IReadOnlyList<OsvAffected> entries,
        string path,
        FaultCollector unsaid
    )
    {
        var said = new SaidVersions();
        var own = VersionScheme.For(ecosystem);
        // Without an order of its own an ecosystem has only the ranges that are SemVer by their type.
        var ordered = entries.Select(e => e with { Ranges = Keep(e, r => own is not null || r.Type == "SEMVER") });
        said.InOrder(OsvVersions.Of(ecosystem, [.. ordered]), own ?? VersionScheme.SemVer);
        if (own is null)
        {
            foreach (var range in entries.SelectMany(e => Keep(e, r => r.Type is not ("SEMVER" or "GIT"))))
                said.AsWritten(range.Events ?? [], path, unsaid);
        }
        said.LeaveSyntaxOut(path, unsaid);
        // Everything is everything: nothing beside it says more.
        if (said.spans.Find(s => s is { FromBeginning: true, End: null }) is { } all)
        {
            said.spans.Clear();
            said.spans.Add(all);
            said.versions.Clear();
        }
        return said;
    }

    private void InOrder(OsvVersions affected, VersionScheme scheme)
    {
        var isSemVer = scheme == VersionScheme.Npm || scheme == VersionScheme.SemVer;
        // Up to the beginning there is no version.
        foreach (var interval in affected.Set.Intervals.Where(i => i.End != VersionKey.Minimum))
        {
            var start =
                interval.Start == VersionKey.Minimum
                    ? AffectedSpan.Beginning
                    : Text(interval.Start, interval.StartText);
            var end = interval.End is { } key ? Text(key, interval.EndText!) : null;
            if (interval.IncludesEnd && interval.End == interval.Start)
                versions.Add(start);
            else
                spans.Add(new(start, end, interval.IncludesEnd, isSemVer));
        }
        // Each version once, however often it is spelled.
        foreach (var single in affected.Singles.Where(s => !affected.Set.Contains(s.Key)).DistinctBy(s => s.Key))
            versions.Add(Text(single.Key, single.Text));
        versions.AddRange(affected.Texts);

        string Text(VersionKey key, string written) => isSemVer ? scheme.Print(key) : written;
    }

    // Written elsewhere, such a text would be read as syntax and say something else: "*" would affect every version.
    private void LeaveSyntaxOut(string path, FaultCollector unsaid)
    {
        foreach (var text in versions.Where(v => !IsPlain(v)).Distinct(StringComparer.Ordinal))
            unsaid.Warn(path, $"\u201c{text}\u201d is no version that other formats could take for one.");
        versions.RemoveAll(v => !IsPlain(v));
    }

    private static bool IsPlain(string version) =>
        version.Length > 0
        && version is not "-"
        && version[0] != '='
        && version.AsSpan().IndexOfAny("<>|*,") < 0
        && !version.Equals("n/a", StringComparison.OrdinalIgnoreCase)
        && !version.Equals("unspecified", StringComparison.OrdinalIgnoreCase);

    // Nobody can sort these: only events that stand in pairs say where a run begins and ends.
    private void AsWritten(IReadOnlyList<OsvEvent> events, string path, FaultCollector unsaid)
    {
        if (!ArePairs(events))
        {
            unsaid.Warn(
                path,
                "A range whose events are no pairs, among versions that nobody can order: its ends are listed."
            );
            versions.AddRange(events.Select(e => e.Introduced ?? e.LastAffected).OfType<string>().Where(v => v != "0"));
            return;
        }
        for (var i = 0; i < events.Count; i += 2)
        {
            var end = i + 1 < events.Count ? events[i + 1] : null;
            spans.Add(
                new(
                    events[i].Introduced!,
                    end?.Fixed ?? end?.LastAffected,
                    end?.LastAffected is not null,
                    IsSemVer: false
                )
            );
        }
    }

    // From the beginning on is everything, whatever stands beside it: hence only as the first of all.
    private static bool ArePairs(IReadOnlyList<OsvEvent> events) =>
        events
            .Select(
                (one, i) => i % 2 == 0 ? IsStart(one, i) : (one.Fixed ?? one.LastAffected) is { } end && IsPlain(end)
            )
            .All(fits => fits);

    private static bool IsStart(OsvEvent one, int place) =>
        one.Introduced is { } start && IsPlain(start) && (place == 0 || start != AffectedSpan.Beginning);

    private static List<OsvRange> Keep(OsvAffected entry, Func<OsvRange, bool> keep) =>
        [.. (entry.Ranges ?? []).Where(keep)];
}
