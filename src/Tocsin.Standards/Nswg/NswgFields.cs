using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Tocsin.Standards.Cvss;
using Tocsin.Standards.Identifiers;
using Tocsin.Standards.Osv;

namespace Tocsin.Standards.Nswg;

/// <summary>What both kinds of records have, each in its own spelling. What cannot be understood stays in the original only.</summary>
internal static class NswgFields
{
    public const string SchemaVersion = "1.7.0";

    private const int LongestSummary = 120;

    /// <summary>The well-formed CVE IDs; null when there is none.</summary>
    public static IReadOnlyList<string>? Cves(OsvElement at, string name)
    {
        var cves = new List<string>();
        foreach (var text in at.Texts(name) ?? [])
        {
            if (CveId.Parse(text).TryGet(out var cve, out _) && !cves.Contains(cve.Text, StringComparer.Ordinal))
                cves.Add(cve.Text);
        }
        return cves.Count == 0 ? null : cves;
    }

    /// <summary>The links that lead to the web, once each; null when there is none.</summary>
    public static IReadOnlyList<OsvReference>? References(IEnumerable<string?> urls, string type)
    {
        var references = urls.Where(IsWeb)
            .Select(url => url!.Trim())
            .Distinct(StringComparer.Ordinal)
            .Select(url => new OsvReference(url.Contains("/commit/", StringComparison.Ordinal) ? "FIX" : type, url))
            .ToList();
        return references.Count == 0 ? null : references;
    }

    public static bool IsWeb(string? url) =>
        Uri.TryCreate(url?.Trim(), UriKind.Absolute, out var parsed)
        && parsed.Scheme is "https" or "http"
        && !url.Trim().Any(c => char.IsWhiteSpace(c) || char.IsControl(c));

    /// <summary>The vector, with or without its <c>CVSS:</c>, when it is one.</summary>
    public static IReadOnlyList<OsvSeverity>? Severity(string? vector)
    {
        if (string.IsNullOrWhiteSpace(vector))
            return null;
        var text = vector.Trim();
        if (!text.StartsWith("CVSS:", StringComparison.Ordinal))
            text = $"CVSS:{text}";
        return CvssVector.Parse(text).TryGet(out var parsed, out _) ? [OsvScore.Of(parsed)] : null;
    }

    /// <summary>CVSS 3.1, section 5 "Qualitative Severity Rating Scale"; null for a score that is none.</summary>
    public static string? WordOf(string? score) =>
        decimal.TryParse(score, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
            ? value switch
            {
                > 0 and < 4 => "low",
                >= 4 and < 7 => "medium",
                >= 7 and < 9 => "high",
                >= 9 and <= 10 => "critical",
                _ => null,
            }
            : null;

    /// <summary>The original, and what OSV has no member for: <c>severity</c> (LOW to CRITICAL) and <c>cwe_ids</c>.</summary>
    public static JsonElement Extras(OsvElement at, string? severity, string? weakness)
    {
        var extras = new JsonObject();
        var word = severity?.Trim().ToUpperInvariant();
        if (word is "LOW" or "MEDIUM" or "MODERATE" or "HIGH" or "CRITICAL")
            extras["severity"] = word is "MEDIUM" ? "MODERATE" : word;
        if (weakness is not null && CweId.Parse(weakness.Split(':')[0]).TryGet(out var cwe, out _))
            extras["cwe_ids"] = new JsonArray(cwe.ToString());
        extras[NswgReader.OriginalKey] = JsonObject.Create(at.Whole);
        using var document = JsonDocument.Parse(extras.ToJsonString());
        return document.RootElement.Clone();
    }

    /// <summary>A title for records that have none: the first sentence, cut at a word.</summary>
    public static string? FirstSentence(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        var line = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        var end = line.IndexOf(". ", StringComparison.Ordinal);
        var sentence = (end < 0 ? line : line[..end]).TrimEnd('.');
        if (sentence.Length <= LongestSummary)
            return sentence;
        var cut = sentence.LastIndexOf(' ', LongestSummary - 2);
        return $"{sentence[..(cut > 0 ? cut : LongestSummary - 1)]}…";
    }
}
