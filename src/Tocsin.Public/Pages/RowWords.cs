using Tocsin.Advisories.Charts;
using Tocsin.Advisories.Checks;
using Tocsin.Web.Articles;

namespace Tocsin.Public.Pages;

/// <summary>A row of the chart in words: what a reader who sees no bar is told.</summary>
/// <param name="Affected">A phrase for each stretch.</param>
/// <param name="Fixed">Versions, or commits.</param>
public sealed record RowWords(IReadOnlyList<string> Affected, IReadOnlyList<string> Fixed)
{
    internal static RowWords Of(ChartRow row)
    {
        var entries = FixedVersions.Entries(row.Record, row.Package);
        return new(
            [.. entries.SelectMany(AffectedWords.Stretches).Distinct(StringComparer.Ordinal)],
            [
                .. entries
                    .SelectMany(entry => AffectedWords.RemedyOf(entry) is Remedy.Fixed(var versions) ? versions : [])
                    .Distinct(StringComparer.Ordinal),
            ]
        );
    }

    /// <summary>One sentence.</summary>
    public string Sentence =>
        $"Affected: {(Affected.Count == 0 ? "no versions" : string.Join("; ", Affected))}. "
        + (Fixed.Count == 0 ? "No fix is named." : $"Fixed in {string.Join(", ", Fixed)}.");
}
