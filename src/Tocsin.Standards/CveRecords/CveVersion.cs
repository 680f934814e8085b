using Tocsin.Standards.Osv;
using Tocsin.Standards.Versions;

namespace Tocsin.Standards.CveRecords;

/// <summary>One entry of a product's <c>versions</c>: a version, or those from it on to a bound, with changes on the way.</summary>
internal sealed record CveVersion(string Version, bool Affected, bool IsCommit, string? LessThan, string? UpTo)
{
    public required IReadOnlyList<CveChange> Changes { get; init; }

    /// <summary>Where faults of the entry belong.</summary>
    public required OsvElement At { get; init; }

    public bool IsRange => LessThan is not null || UpTo is not null;

    public static CveVersion Read(OsvElement at)
    {
        var version = at.Needed("version").Trim();
        var status = at.Needed("status");
        if (status is not ("affected" or "unaffected" or "unknown" or ""))
            at.Fault("status", "This must be affected, unaffected or unknown.");
        if (at.Text("lessThan") is not null && at.Text("lessThanOrEqual") is not null)
            at.Fault("lessThanOrEqual", "A range ends once: with lessThan or with lessThanOrEqual.");
        return new(
            version,
            status == "affected",
            at.Text("versionType") == "git",
            at.Text("lessThan")?.Trim(),
            at.Text("lessThanOrEqual")?.Trim()
        )
        {
            At = at,
            Changes = at.Each("changes", CveChange.Read) ?? [],
        };
    }

    /// <summary>Adds what the entry says to <paramref name="statuses"/>; false when it is one version that the scheme does not know.</summary>
    public bool AddTo(CveStatuses statuses, int place, VersionScheme scheme)
    {
        if (IsRange)
        {
            AddRange(statuses, place, scheme);
            return true;
        }
        if (Version == "*")
        {
            statuses.Add(place, VersionInterval.All, Affected);
            return true;
        }
        if (SaysNothing(Version))
            return true;
        if (CveComparators.TryRead(Version, scheme, out var compared))
        {
            statuses.Add(place, compared, Affected);
            return true;
        }
        if (!scheme.TryParse(Version, out var key))
            return false;
        var single = new VersionInterval
        {
            Start = key,
            StartText = Version,
            End = key,
            EndText = Version,
            IncludesEnd = true,
        };
        statuses.Add(place, single, Affected);
        return true;
    }

    /// <summary>The entry word for word, for versions that nobody can order.</summary>
    public void WriteTo(List<OsvRange> ranges, List<string> versions)
    {
        if (IsRange || Version == "*")
        {
            if (Affected || Changes.Any(c => c.Affected))
                ranges.Add(new() { Type = "ECOSYSTEM", Events = Events() });
        }
        else if (Affected && !SaysNothing(Version))
        {
            versions.Add(Version);
        }
    }

    /// <summary>The entry as boundaries in the order in which they are written.</summary>
    public List<OsvEvent> Events()
    {
        var events = new List<OsvEvent>(2 + Changes.Count);
        var affected = Affected;
        if (affected)
            events.Add(new() { Introduced = IsBeginning(Version) || Version == "*" ? "0" : Version });
        foreach (var change in Changes.Where(c => c.Affected != affected))
        {
            events.Add(change.Affected ? new() { Introduced = change.Version } : new() { Fixed = change.Version });
            affected = change.Affected;
        }
        if (affected && LessThan is { } fix && !IsUnbounded(fix))
            events.Add(new() { Fixed = fix });
        else if (affected && UpTo is { } last && !IsUnbounded(last))
            events.Add(new() { LastAffected = last });
        else if (affected && !IsRange && Version != "*")
            events.Add(new() { LastAffected = Version });
        return events;
    }

    private void AddRange(CveStatuses statuses, int place, VersionScheme scheme)
    {
        if (!TryBound(scheme, out var whole))
            return;
        var points = new List<(VersionKey Key, string Text, bool Affected)>
        {
            (whole.Start, whole.StartText, Affected),
        };
        foreach (var change in Changes)
        {
            if (scheme.TryParseIntroduced(change.Version, out var key))
                points.Add(
                    key < whole.Start
                        ? (whole.Start, whole.StartText, change.Affected)
                        : (key, change.Version, change.Affected)
                );
            else
                At.Fault("changes", $"{scheme} does not know {change.Version} as a version.");
        }
        // OrderBy is stable: of changes at one version the last counts.
        var sorted = points.OrderBy(p => p.Key).ToList();
        for (var i = 0; i < sorted.Count; i++)
        {
            var part = whole with { Start = sorted[i].Key, StartText = sorted[i].Text };
            if (i + 1 < sorted.Count)
            {
                var next = VersionInterval.All with { End = sorted[i + 1].Key, EndText = sorted[i + 1].Text };
                part = part.Intersect(next);
            }
            statuses.Add(place, part, sorted[i].Affected);
        }
    }

    private bool TryBound(VersionScheme scheme, out VersionInterval whole)
    {
        whole = VersionInterval.All;
        if (!IsBeginning(Version) && Version != "*")
        {
            if (!scheme.TryParse(Version, out var start))
            {
                At.Fault("version", $"{scheme} does not know this as a version.");
                return false;
            }
            whole = whole with { Start = start, StartText = Version };
        }
        var (name, bound) = LessThan is null ? ("lessThanOrEqual", UpTo!) : ("lessThan", LessThan);
        if (IsUnbounded(bound))
            return true;
        if (CveComparators.TryEndOfSeries(bound, scheme, out var end, out var text))
        {
            whole = whole with { End = end, EndText = text };
            return true;
        }
        if (!scheme.TryParse(bound, out end))
        {
            At.Fault(name, $"{scheme} does not know this as a version.");
            return false;
        }
        whole = whole with { End = end, EndText = bound, IncludesEnd = LessThan is null };
        return true;
    }

    private static bool IsBeginning(string text) =>
        text is "0" or "" || text.Equals("unspecified", StringComparison.OrdinalIgnoreCase) || IsMissing(text);

    private static bool IsUnbounded(string text) =>
        text is "*" or "" || text.Equals("unspecified", StringComparison.OrdinalIgnoreCase) || IsMissing(text);

    private static bool SaysNothing(string text) =>
        text.Length == 0 || text.Equals("unspecified", StringComparison.OrdinalIgnoreCase) || IsMissing(text);

    private static bool IsMissing(string text) => text is "-" || text.Equals("n/a", StringComparison.OrdinalIgnoreCase);
}

/// <summary>From this version on, to the end of the entry or the next change, the status is another.</summary>
internal sealed record CveChange(string Version, bool Affected)
{
    public static CveChange Read(OsvElement at) => new(at.Needed("at").Trim(), at.Needed("status") == "affected");
}
