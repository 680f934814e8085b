using Tocsin.Advisories.Charts;
using Tocsin.Web.Articles;

namespace Tocsin.Public.Pages;

/// <summary>A package and what is known of it.</summary>
/// <param name="Versions">Every version that an advisory names, ascending; empty where nobody knows their order.</param>
/// <param name="Advisories">The newest first.</param>
public sealed record PackageResponse(
    string Ecosystem,
    string Name,
    string? Version,
    IReadOnlyList<string> Versions,
    IReadOnlyList<PackageAdvisory> Advisories
)
{
    internal static PackageResponse Of(PackageView view) =>
        new(
            view.Ecosystem,
            view.Name,
            view.Version,
            view.Chart.Bounds,
            [.. view.Chart.Rows.Select(PackageAdvisory.Of)]
        );
}

/// <param name="Severity">A word, or null.</param>
/// <param name="Score">CVSS, 0.0 to 10.0, or null.</param>
/// <param name="Affected">In words, a stretch each.</param>
/// <param name="Fixed">Versions that mend it.</param>
/// <param name="AffectsVersion">Of the version that was asked about; null where none was.</param>
public sealed record PackageAdvisory(
    string Id,
    string Title,
    IReadOnlyList<string> Aliases,
    string? Severity,
    decimal? Score,
    IReadOnlyList<string> Affected,
    IReadOnlyList<string> Fixed,
    DateTimeOffset Published,
    DateTimeOffset Modified,
    bool? AffectsVersion
)
{
    internal static PackageAdvisory Of(ChartRow row)
    {
        var (record, severity) = (row.Package.Record, SeverityReading.Of(row.Record));
        var words = RowWords.Of(row);
        return new(
            record.Id,
            record.Title,
            record.Aliases,
            severity.Rating,
            severity.Score,
            words.Affected,
            words.Fixed,
            record.Date,
            record.Modified,
            row.IsAffected
        );
    }
}
