using System.Text.Json;
using Tocsin.Standards.Cvss;
using Tocsin.Standards.Osv;

namespace Tocsin.Public.Npm;

/// <summary>How bad npm's clients are told it is. They know four words, and break on any other.</summary>
/// <param name="Word"><c>low</c>, <c>moderate</c>, <c>high</c> or <c>critical</c>.</param>
/// <param name="Vector">The vector that said so, or null.</param>
internal sealed record NpmSeverity(string Word, CvssVector? Vector)
{
    /// <summary>
    /// The vector's rating: of several that of CVSS 3, which clients show, then 4, then 2. Without one the word of the
    /// database. Without that: a malicious package is critical, and what nobody rated is moderate.
    /// </summary>
    public static NpmSeverity Of(OsvRecord record, OsvAffected? affected)
    {
        var vector = First(affected?.Severity) ?? First(record.Severity);
        return new(vector is null ? Said(record) : Rated(vector.Severity), vector);
    }

    private static CvssVector? First(IReadOnlyList<OsvSeverity>? said) =>
        (said ?? [])
            .OrderBy(one => Array.IndexOf(["CVSS_V3", "CVSS_V4", "CVSS_V2"], one.Type) is var at and >= 0 ? at : 3)
            .Select(one => CvssVector.Parse(one.Score).Match(vector => vector, _ => (CvssVector?)null))
            .FirstOrDefault(vector => vector is not null);

    private static string Rated(CvssSeverity severity) =>
        severity switch
        {
            CvssSeverity.Critical => "critical",
            CvssSeverity.High => "high",
            CvssSeverity.Medium => "moderate",
            _ => "low",
        };

    private static string Said(OsvRecord record)
    {
        var word =
            record.DatabaseSpecific is { ValueKind: JsonValueKind.Object } extras
            && extras.TryGetProperty("severity", out var said)
            && said.ValueKind == JsonValueKind.String
                ? said.GetString()
                : null;
        return word?.ToUpperInvariant() switch
        {
            "CRITICAL" => "critical",
            "HIGH" => "high",
            "MODERATE" or "MEDIUM" => "moderate",
            "LOW" or "NONE" => "low",
            _ => IsMalicious(record) ? "critical" : "moderate",
        };
    }

    private static bool IsMalicious(OsvRecord record) =>
        record.Id.StartsWith("MAL-", StringComparison.Ordinal)
        || (
            record.DatabaseSpecific is { ValueKind: JsonValueKind.Object } extras
            && extras.TryGetProperty("malicious-packages-origins", out _)
        );
}
