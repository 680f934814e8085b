using Tocsin.Standards.Osv;

namespace Tocsin.Web.Articles;

/// <summary>The severity that a record is headed with: that of its newest CVSS vector, else the word its database gave.</summary>
/// <param name="Score">0.0 to 10.0; null where no vector was read.</param>
/// <param name="Rating">A word, where there is no score.</param>
/// <param name="Version">Of CVSS: <c>3.1</c>.</param>
public sealed record SeverityReading(decimal? Score, string? Rating, string? Version, string? Vector)
{
    public static SeverityReading None { get; } = new(null, null, null, null);

    public static SeverityReading Of(OsvRecord record)
    {
        // "CVSS_V4" sorts after "CVSS_V3": the newest scale first.
        var newest = (record.Severity ?? [])
            .Where(severity => severity.Type.StartsWith("CVSS_V", StringComparison.Ordinal))
            .MaxBy(severity => severity.Type, StringComparer.Ordinal);
        return newest is null
            ? None with
            {
                Rating = RecordWords.Rating(record),
            }
            : new(null, RecordWords.Rating(record), VersionOf(newest.Score), newest.Score);
    }

    private static string VersionOf(string vector) =>
        vector.StartsWith("CVSS:", StringComparison.Ordinal) && vector.IndexOf('/') is > 5 and var slash
            ? vector[5..slash]
            : "2.0";
}
