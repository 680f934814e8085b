using System.Globalization;
using System.Text.RegularExpressions;
using Tocsin.Standards.Osv;
using Tocsin.Standards.Versions;

namespace Tocsin.Standards.Nswg;

/// <summary>A vulnerability of Node.js itself: release lines that are vulnerable, minus the releases of them that are patched.</summary>
internal static partial class NswgCore
{
    /// <summary>The ecosystem and name that stand for Node.js itself.</summary>
    private static readonly OsvPackage Node = new("Node.js", "node");

    // The vulnerable lines are whole lines (8.x): without taking the patched releases off, every fixed one would match.
    public static OsvRecord Read(OsvElement at, int number)
    {
        var vulnerable = NswgRanges.Parse(at, "vulnerable");
        var patched = at.Text("patched") is null ? VersionSet.None : NswgRanges.Parse(at, "patched");
        var reference = at.Text("ref");
        var published = at.Instant("publish_date");
        var cves = NswgFields.Cves(at, "cve");
        var overview = at.Text("overview");
        return new()
        {
            SchemaVersion = NswgFields.SchemaVersion,
            Id = NswgReader.IdOf(NswgKind.Core, number),
            Modified = published ?? MonthOf(reference) ?? YearOf(cves) ?? DateTimeOffset.UnixEpoch,
            Published = published,
            Aliases = cves,
            Summary = at.Text("description")?.Trim() ?? NswgFields.FirstSentence(overview),
            Details = overview?.Trim(),
            Severity = NswgFields.Severity(at.Text("cvss")),
            Affected = NswgRanges.Affected(Node, vulnerable.Except(patched)),
            References = NswgFields.References([reference], "ADVISORY"),
            Credits = Credits(at),
            DatabaseSpecific = NswgFields.Extras(at, at.Text("severity"), at.Text("type")),
        };
    }

    /// <summary>
    /// Most records have no date. Stable and never later than the truth by much: the month that the address of the release
    /// announcement names, else the year of the first CVE ID, else 1970, which says that nobody knows.
    /// </summary>
    private static DateTimeOffset? MonthOf(string? reference) =>
        reference is not null
        && Announcement().Match(reference) is { Success: true } match
        && DateTimeOffset.TryParseExact(
            $"{match.Groups["month"].Value} {match.Groups["year"].Value}",
            ["MMMM yyyy", "MMM yyyy"],
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out var month
        )
            ? month
            : null;

    private static DateTimeOffset? YearOf(IReadOnlyList<string>? cves) =>
        cves is [var first, ..] ? new(int.Parse(first.AsSpan(4, 4)), 1, 1, 0, 0, 0, TimeSpan.Zero) : null;

    // "author" is who wrote the fix where somebody else is named as reporter; alone it can be either.
    private static List<OsvCredit>? Credits(OsvElement at)
    {
        var reporter = at.Text("reported_by");
        var credits = new List<OsvCredit>();
        if (!string.IsNullOrWhiteSpace(reporter))
            credits.Add(new(reporter.Trim(), Type: "REPORTER"));
        if (at.Text("author")?.Trim() is { Length: > 0 } author)
            credits.Add(new(author, Type: reporter is null ? null : "REMEDIATION_DEVELOPER"));
        return credits.Count == 0 ? null : credits;
    }

    [GeneratedRegex(
        @"[/-](?<month>[a-z]{3,9})-(?<year>20\d\d)\b",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking
    )]
    private static partial Regex Announcement();
}
