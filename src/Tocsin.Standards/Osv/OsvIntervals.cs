using Tocsin.Standards.Versions;

namespace Tocsin.Standards.Osv;

/// <summary>Intervals of versions, whatever syntax they came in, as OSV's ranges and listed versions.</summary>
internal static class OsvIntervals
{
    /// <summary><c>SEMVER</c> says that any reader of SemVer orders these right; else only the ecosystem's own order does.</summary>
    public static string TypeOf(VersionScheme? scheme) =>
        scheme is not null && (scheme == VersionScheme.Npm || scheme == VersionScheme.SemVer) ? "SEMVER" : "ECOSYSTEM";

    /// <summary>
    /// One range an interval, so that none mixes <c>fixed</c> with <c>last_affected</c>; an interval of one version is a
    /// listed one. False when an interval begins after a version and the scheme has no next one: OSV cannot say that.
    /// </summary>
    public static bool TryWrite(VersionSet set, VersionScheme scheme, List<OsvRange> ranges, List<string> versions)
    {
        var type = TypeOf(scheme);
        foreach (var interval in set.Intervals)
        {
            if (interval is { IncludesStart: true, IncludesEnd: true, End: { } only } && only == interval.Start)
            {
                versions.Add(Text(scheme, only, interval.StartText));
                continue;
            }
            if (!TryStart(interval, scheme, out var start))
                return false;
            var events = new List<OsvEvent>(2) { new() { Introduced = start } };
            if (interval.End is { } end)
            {
                var text = Text(scheme, end, interval.EndText);
                events.Add(interval.IncludesEnd ? new() { LastAffected = text } : new() { Fixed = text });
            }
            ranges.Add(new() { Type = type, Events = events });
        }
        return true;
    }

    private static bool TryStart(VersionInterval interval, VersionScheme scheme, out string text)
    {
        var start = interval.Start;
        text = "0";
        if (start == VersionKey.Minimum)
            return true;
        if (interval.IncludesStart)
        {
            text = Text(scheme, start, interval.StartText);
            return true;
        }
        // OSV has no "after": the start is the very next version there can be, 1.0.1-0 after 1.0.0.
        if (!scheme.TryNext(start, out var next))
            return false;
        text = scheme.Print(next);
        return true;
    }

    // SEMVER's versions are canonical; elsewhere the spelling is the ecosystem's business.
    private static string Text(VersionScheme scheme, VersionKey key, string? written) =>
        written is null || TypeOf(scheme) == "SEMVER" ? scheme.Print(key) : written;
}
