using System.Text.RegularExpressions;
using Tocsin.Standards.Cvss;
using Tocsin.Standards.Identifiers;
using Tocsin.Standards.Osv;

namespace Tocsin.Standards.CveRecords;

/// <summary>The parts of a container (CVE Record Format 5, "cnaPublishedContainer") that are not about versions.</summary>
internal static partial class CveFields
{
    private static readonly string[] editions = ["cvssV4_0", "cvssV3_1", "cvssV3_0", "cvssV2_0"];

    /// <summary>The vectors that can be read, the newest edition first, one for each of OSV's types.</summary>
    public static IReadOnlyList<CvssVector> Vectors(OsvElement container)
    {
        var found = new List<CvssVector>();
        foreach (var metric in container.Each("metrics", m => new Boxed(m)) ?? [])
        {
            foreach (var edition in editions)
            {
                var text = metric.Element.Child(edition, e => e.Text("vectorString") ?? "");
                if (CvssVector.Parse(text).TryGet(out var vector, out _))
                    found.Add(vector);
            }
        }
        return
        [
            .. found.OrderByDescending(v => v.Version).DistinctBy(v => OsvScore.Of(v).Type, StringComparer.Ordinal),
        ];
    }

    /// <summary>Weaknesses by <c>cweId</c>, or by what begins their description: <c>CWE-79: …</c>, <c>CWE 79</c>.</summary>
    public static IEnumerable<string> Weaknesses(OsvElement container) =>
        (container.Each("problemTypes", t => t.Each("descriptions", d => new Boxed(d))) ?? [])
            .SelectMany(descriptions => descriptions)
            .Select(d =>
                d.Element.Text("cweId") is { Length: > 0 } id
                    ? id
                    : Weakness().Match(d.Element.Text("description") ?? "").Groups["number"].Value
            )
            .Select(text => CweId.Parse(text).Match(cwe => cwe.ToString(), _ => ""))
            .Where(text => text.Length > 0);

    /// <summary>The text in English, or in whatever language comes first; Markdown where there is some.</summary>
    public static string? Text(OsvElement container, string name)
    {
        var texts = (container.Each(name, t => new Boxed(t)) ?? []).ToList();
        var chosen =
            texts.Find(t => t.Element.Text("lang")?.StartsWith("en", StringComparison.OrdinalIgnoreCase) == true)
            ?? texts.FirstOrDefault();
        if (chosen is null)
            return null;
        var markdown = (chosen.Element.Each("supportingMedia", m => new Boxed(m)) ?? [])
            .Where(m => m.Element.Text("type") == "text/markdown")
            .Where(m => !m.Element.IsTrue("base64"))
            .Select(m => m.Element.Text("value"))
            .FirstOrDefault();
        return (string.IsNullOrWhiteSpace(markdown) ? chosen.Element.Text("value") : markdown)?.Trim();
    }

    public static OsvReference? Reference(OsvElement at)
    {
        if (at.Text("url")?.Trim() is not { Length: > 0 } url)
            return null;
        var tags = at.Texts("tags") ?? [];
        return new(tags.Select(TypeOf).FirstOrDefault(t => t is not null) ?? "WEB", url);
    }

    public static OsvCredit? Credit(OsvElement at)
    {
        if (at.Text("value")?.Trim() is not { Length: > 0 } name)
            return null;
        var type = at.Text("type")?.ToUpperInvariant().Replace(' ', '_');
        return new(
            name,
            Type: type is not null && OsvWords.CreditTypes.Contains(type, StringComparer.Ordinal) ? type : null
        );
    }

    private static string? TypeOf(string tag) =>
        tag switch
        {
            "patch" => "FIX",
            "vendor-advisory" or "third-party-advisory" or "vdb-entry" => "ADVISORY",
            "issue-tracking" => "REPORT",
            "exploit" => "EVIDENCE",
            "mailing-list" => "DISCUSSION",
            "technical-description" or "media-coverage" => "ARTICLE",
            "product" => "PACKAGE",
            _ => null,
        };

    // Each() gives up structs; this carries one through it.
    private sealed record Boxed(OsvElement Element);

    [GeneratedRegex(
        @"^\s*CWE[- ](?<number>[1-9][0-9]{0,4})\b",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking
    )]
    private static partial Regex Weakness();
}
