using System.Text.Json;
using Tocsin.Standards.Osv;

namespace Tocsin.Web.Articles;

/// <summary>The codes of an OSV record in words, and what databases commonly add to it.</summary>
internal static class RecordWords
{
    public static string Credit(string? type) =>
        type switch
        {
            "FINDER" => "Found by",
            "REPORTER" => "Reported by",
            "ANALYST" => "Analysed by",
            "COORDINATOR" => "Coordinated by",
            "REMEDIATION_DEVELOPER" => "Fixed by",
            "REMEDIATION_REVIEWER" => "Fix reviewed by",
            "REMEDIATION_VERIFIER" => "Fix verified by",
            "TOOL" => "Found with",
            "SPONSOR" => "Sponsored by",
            _ => "Thanks to",
        };

    public static string Reference(string type) =>
        type switch
        {
            "ADVISORY" => "Advisory",
            "ARTICLE" => "Article",
            "DETECTION" => "Detection",
            "DISCUSSION" => "Discussion",
            "REPORT" => "Report",
            "FIX" => "Fix",
            "INTRODUCED" => "Introduced by",
            "PACKAGE" => "Package",
            "EVIDENCE" => "Evidence",
            _ => "Web",
        };

    /// <summary>Whether an address may be a link: http(s) alone.</summary>
    public static bool IsWeb(string address) =>
        address.StartsWith("https://", StringComparison.OrdinalIgnoreCase)
        || address.StartsWith("http://", StringComparison.OrdinalIgnoreCase);

    /// <summary><c>database_specific.cwe_ids</c>, as most databases spell it.</summary>
    public static IReadOnlyList<string> Weaknesses(OsvRecord record) =>
        record.DatabaseSpecific is { ValueKind: JsonValueKind.Object } own
        && own.TryGetProperty("cwe_ids", out var ids)
        && ids.ValueKind == JsonValueKind.Array
            ? [.. ids.EnumerateArray().Where(id => id.ValueKind == JsonValueKind.String).Select(id => id.GetString()!)]
            : [];

    /// <summary><c>database_specific.severity</c>, a word, where the record has no vector; null where there is none.</summary>
    public static string? Rating(OsvRecord record) =>
        record.DatabaseSpecific is { ValueKind: JsonValueKind.Object } own
        && own.TryGetProperty("severity", out var word)
        && word.ValueKind == JsonValueKind.String
            ? word.GetString()
            : null;

    /// <summary><c>1.2.3</c>; <c>1.2.3 or 2.0.1</c>; <c>1.2.3, 2.0.1 or 3.1.0</c>.</summary>
    public static string Either(IReadOnlyList<string> items) =>
        items.Count < 2 ? string.Concat(items) : $"{string.Join(", ", items.SkipLast(1))} or {items[^1]}";
}
