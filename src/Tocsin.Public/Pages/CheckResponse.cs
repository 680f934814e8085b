using Tocsin.Advisories.Checks;
using Tocsin.Advisories.LockFiles;
using Tocsin.Advisories.Matching;
using Tocsin.Standards.Osv;
using Tocsin.Web.Articles;

namespace Tocsin.Public.Pages;

/// <summary>What is affected of a lock file or a list.</summary>
/// <param name="Kind">What the file was read as.</param>
/// <param name="Checked">How many packages were looked up.</param>
/// <param name="AffectedCount">How many of them are affected; the first 1,000 are in <paramref name="Affected"/>.</param>
/// <param name="UnreadCount">How many entries were not checked; the first 200 are in <paramref name="Unread"/>.</param>
public sealed record CheckResponse(
    string Kind,
    int Checked,
    int AffectedCount,
    IReadOnlyList<CheckedPackage> Affected,
    int UnreadCount,
    IReadOnlyList<UnreadEntry> Unread
)
{
    internal static CheckResponse Of(CheckAnswer answer)
    {
        // one record may affect many of them
        var read = new Dictionary<IndexedRecord, OsvRecord>(ReferenceEqualityComparer.Instance);
        return new(
            answer.File.Kind.ToString(),
            answer.Checked.Checked,
            answer.Checked.AffectedCount,
            [.. answer.Checked.Findings.Select(finding => CheckedPackage.Of(finding, read))],
            answer.File.UnreadCount,
            answer.File.Unread
        );
    }
}

/// <param name="Line">Where it stands in the file, from 1.</param>
public sealed record CheckedPackage(
    string Ecosystem,
    string Name,
    string Version,
    int Line,
    IReadOnlyList<CheckedAdvisory> Advisories
)
{
    internal static CheckedPackage Of(Finding finding, Dictionary<IndexedRecord, OsvRecord> read) =>
        new(
            finding.Package.Package.Ecosystem,
            finding.Package.Package.Name,
            finding.Package.Version,
            finding.Package.Line,
            [.. finding.Hits.Select(hit => CheckedAdvisory.Of(hit, finding.Package.Version, read))]
        );
}

/// <param name="Severity">A word, or null.</param>
/// <param name="Score">CVSS, 0.0 to 10.0, or null.</param>
/// <param name="Fixed">Versions after this one that mend it, the nearest first.</param>
public sealed record CheckedAdvisory(
    string Id,
    string Title,
    IReadOnlyList<string> Aliases,
    string? Severity,
    decimal? Score,
    IReadOnlyList<string> Fixed,
    string Url
)
{
    internal static CheckedAdvisory Of(AffectedPackage hit, string version, Dictionary<IndexedRecord, OsvRecord> read)
    {
        if (!read.TryGetValue(hit.Record, out var record))
            read[hit.Record] = record = hit.Record.ReadAll();
        var severity = SeverityReading.Of(record);
        return new(
            hit.Record.Id,
            hit.Record.Title,
            hit.Record.Aliases,
            severity.Rating,
            severity.Score,
            FixedVersions.For(record, hit, version),
            $"/advisories/{hit.Record.Id}"
        );
    }
}
