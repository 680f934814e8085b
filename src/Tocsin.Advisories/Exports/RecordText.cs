using Tocsin.Advisories.Matching;
using Tocsin.Standards.Cvss;
using Tocsin.Standards.Identifiers;
using Tocsin.Standards.Osv;

namespace Tocsin.Advisories.Exports;

/// <summary>What a record says in words, taken apart as other formats have it.</summary>
/// <param name="Title">One line; never empty.</param>
/// <param name="Description">Markdown; the title where there is nothing more. Never empty.</param>
/// <param name="Workarounds">The chapter of that name, which drafts put at the end of the details; null without.</param>
/// <param name="Vectors">CVSS of the whole record, newest edition first, one for each of OSV's types.</param>
/// <param name="Severity"><c>LOW</c>, <c>MODERATE</c>, <c>HIGH</c>, <c>CRITICAL</c>, as the record says or as its newest vector scores.</param>
internal sealed record RecordText(
    string Title,
    string Description,
    string? Workarounds,
    IReadOnlyList<CvssVector> Vectors,
    IReadOnlyList<CweId> Weaknesses,
    string? Severity
)
{
    private const string Chapter = "## Workarounds\n\n";

    public static RecordText Of(OsvRecord record)
    {
        var details = record.Details?.Trim() ?? "";
        var at = details.LastIndexOf(Chapter, StringComparison.Ordinal);
        // a chapter begins a line
        var workarounds =
            at == 0 || (at > 0 && details[at - 1] == '\n') ? details[(at + Chapter.Length)..].Trim() : null;
        var description = workarounds is null ? details : details[..at].Trim();
        var title = RecordTitle.Of(record);
        var vectors = VectorsOf(record.Severity ?? []);
        return new(
            title,
            description.Length == 0 ? title : description,
            string.IsNullOrWhiteSpace(workarounds) ? null : workarounds,
            vectors,
            [
                .. Texts(record, "cwe_ids")
                    .Select(text => CweId.Parse(text))
                    .Where(c => c.Succeeded)
                    .Select(c => c.Value)
                    .Distinct(),
            ],
            Word(record) ?? (vectors.Count == 0 ? null : OsvScore.Word(vectors[0].Severity))
        );
    }

    /// <summary>The vectors that can be read, the newest edition first, one for each of OSV's types.</summary>
    public static IReadOnlyList<CvssVector> VectorsOf(IEnumerable<OsvSeverity> severities) =>
        [
            .. severities
                .Where(s => s.Type.StartsWith("CVSS_", StringComparison.Ordinal))
                .Select(s => CvssVector.Parse(s.Score))
                .Where(v => v.Succeeded)
                .Select(v => v.Value)
                .OrderByDescending(v => v.Version)
                .DistinctBy(v => OsvScore.Of(v).Type, StringComparer.Ordinal),
        ];

    private static string? Word(OsvRecord record) =>
        record.DatabaseSpecific is { } extras
        && extras.TryGetProperty("severity", out var word)
        && word.ValueKind == System.Text.Json.JsonValueKind.String
            ? word.GetString()!.ToUpperInvariant() switch
            {
                "MEDIUM" => "MODERATE",
                "LOW" or "MODERATE" or "HIGH" or "CRITICAL" => word.GetString()!.ToUpperInvariant(),
                _ => null,
            }
            : null;

    private static IEnumerable<string?> Texts(OsvRecord record, string name) =>
        record.DatabaseSpecific is { } extras
        && extras.TryGetProperty(name, out var list)
        && list.ValueKind == System.Text.Json.JsonValueKind.Array
            ? list.EnumerateArray()
                .Where(i => i.ValueKind == System.Text.Json.JsonValueKind.String)
                .Select(i => i.GetString())
            : [];
}
