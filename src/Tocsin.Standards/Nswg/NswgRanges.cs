using Tocsin.Standards.Osv;
using Tocsin.Standards.Versions;

namespace Tocsin.Standards.Nswg;

/// <summary>npm ranges as OSV's ranges, version for version.</summary>
internal static class NswgRanges
{
    /// <summary>Reads a range that must be there, as npm audit reads it: loose, with pre-releases.</summary>
    public static VersionSet Parse(OsvElement at, string name)
    {
        // An empty text would be npm's "everything": here it is a range that somebody forgot.
        var text = at.Needed(name);
        if (text.Length == 0)
            return VersionSet.None;
        if (NpmRange.Parse(text).TryGet(out var range, out var problem))
            return range.Versions;
        at.Fault(name, problem.Title);
        return VersionSet.None;
    }

    /// <summary>One OSV range an interval, so that none mixes <c>fixed</c> with <c>last_affected</c>; null when nothing is affected.</summary>
    public static IReadOnlyList<OsvAffected>? Affected(OsvPackage package, VersionSet versions) =>
        versions.IsEmpty ? null : [new() { Package = package, Ranges = [.. versions.Intervals.Select(Range)] }];

    private static OsvRange Range(VersionInterval interval)
    {
        var events = new List<OsvEvent>(2) { new() { Introduced = Start(interval) } };
        if (interval.End is { } end)
        {
            var text = VersionScheme.Npm.Print(end);
            events.Add(interval.IncludesEnd ? new() { LastAffected = text } : new() { Fixed = text });
        }
        return new() { Type = "SEMVER", Events = events };
    }

    private static string Start(VersionInterval interval)
    {
        if (interval.Start == VersionKey.Minimum)
            return "0";
        // OSV has no "after": the start is the very next version there can be, 1.0.1-0 after 1.0.0.
        return VersionScheme.Npm.Print(
            !interval.IncludesStart && VersionScheme.Npm.TryNext(interval.Start, out var next) ? next : interval.Start
        );
    }
}
