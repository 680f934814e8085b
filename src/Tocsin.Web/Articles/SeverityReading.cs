using Tocsin.Standards.Cvss;
using Tocsin.Standards.Osv;

namespace Tocsin.Web.Articles;

/// <summary>The severity that a record is headed with: that of its newest CVSS vector, else the word its database gave.</summary>
/// <param name="Score">0.0 to 10.0, of everything the vector says; null where no vector could be read.</param>
/// <param name="Rating">A word; null where nobody gave one.</param>
/// <param name="Version">Of CVSS: <c>3.1</c>; null where no vector could be read.</param>
public sealed record SeverityReading(decimal? Score, string? Rating, string? Version)
{
    public static SeverityReading Of(OsvRecord record)
    {
        var newest = (record.Severity ?? [])
            .Select(severity => CvssVector.Parse(severity.Score))
            .Where(read => read.Succeeded)
            .Select(read => read.Value)
            .MaxBy(vector => vector.Version);
        return newest is null
            ? new(null, RecordWords.Rating(record), null)
            : new((decimal)newest.Score, newest.Severity.ToString(), Name(newest.Version));
    }

    private static string Name(CvssVersion version) =>
        version switch
        {
            CvssVersion.V20 => "2.0",
            CvssVersion.V30 => "3.0",
            CvssVersion.V31 => "3.1",
            _ => "4.0",
        };
}
