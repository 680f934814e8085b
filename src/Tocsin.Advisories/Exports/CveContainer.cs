using System.Text.Json.Nodes;
using Tocsin.Standards.Csaf;
using Tocsin.Standards.Cvss;
using Tocsin.Standards.Osv;
using Tocsin.Standards.Problems;

namespace Tocsin.Advisories.Exports;

/// <summary>What a CNA says of a vulnerability ("cnaPublishedContainer").</summary>
internal static class CveContainer
{
    /// <summary>"description.value", in UTF-16 units.</summary>
    public const int LongestText = 4_096;

    private const int LongestMedia = 16_384;
    private const int LongestTitle = 256;
    private const int LongestUrl = 2_048;
    private const int MostReferences = 512;

    public static JsonObject Of(OsvRecord record, Uri advisory, CveProvider provider, FaultCollector faults)
    {
        var text = RecordText.Of(record);
        var container = new JsonObject
        {
            ["providerMetadata"] = Provider(provider),
            ["title"] = Cut(text.Title, LongestTitle),
            ["descriptions"] = new JsonArray(Described(text.Description, "details", faults)),
            ["affected"] = Affected(record, faults),
        };
        if (record.Published is not null)
            container["datePublic"] = OsvInstant.Write(RecordDates.Of(record).First);
        if (text.Weaknesses.Count > 0)
            container["problemTypes"] = JsonText.Objects(text.Weaknesses.Select(Weakness));
        container["references"] = References(record, advisory, faults);
        if (Vectors(record, text) is { Count: > 0 } vectors)
            container["metrics"] = JsonText.Objects(vectors.Select(Metric));
        if (text.Workarounds is { } workarounds)
            container["workarounds"] = new JsonArray(Described(workarounds, "details", faults));
        if (Credits(record) is { Count: > 0 } credits)
            container["credits"] = credits;
        if (!record.Id.StartsWith("CVE-", StringComparison.Ordinal))
            container["source"] = new JsonObject { ["advisory"] = record.Id };
        return container;
    }

    public static JsonObject Provider(CveProvider provider) =>
        new() { ["orgId"] = provider.OrgId.ToString("D"), ["shortName"] = provider.ShortName };

    public static JsonObject English(string value) => new() { ["lang"] = "en", ["value"] = value };

    // Plain text is what the format wants; Markdown goes beside it, and is all there is where the text has to be cut.
    private static JsonObject Described(string markdown, string path, FaultCollector faults)
    {
        var described = English(Cut(markdown, LongestText));
        if (markdown.Length > LongestMedia)
            faults.Warn(path, $"Of this text the first {LongestMedia:N0} characters are said.");
        described["supportingMedia"] = new JsonArray(
            new JsonObject
            {
                ["type"] = "text/markdown",
                ["base64"] = false,
                ["value"] = Cut(markdown, LongestMedia),
            }
        );
        return described;
    }

    private static JsonArray Affected(OsvRecord record, FaultCollector faults)
    {
        var products = SaidPackage.Of(record, faults).SelectMany(p => CveProducts.Of(p, faults)).ToList();
        products.AddRange(CveProducts.OfCommits(record));
        if (products.Count == 0)
            faults.Add(
                "affected",
                "A CVE record names at least one product with the versions of it that are affected."
            );
        return JsonText.Objects(products);
    }

    private static JsonObject Weakness(Standards.Identifiers.CweId cwe)
    {
        var description = new JsonObject
        {
            ["lang"] = "en",
            ["cweId"] = cwe.ToString(),
            ["type"] = "CWE",
            ["description"] = CweNames.Of(cwe) is { } name ? $"{cwe}: {name}" : cwe.ToString(),
        };
        return new() { ["descriptions"] = new JsonArray(description) };
    }

    private static JsonArray References(OsvRecord record, Uri advisory, FaultCollector faults)
    {
        var own = new OsvReference("ADVISORY", advisory.AbsoluteUri);
        var links = PublicLinks.Of((record.References ?? []).Prepend(own), faults);
        var said = links.Where(l => l.Url.Length <= LongestUrl).ToList();
        if (said.Count < links.Count)
            faults.Warn("references", $"Links of more than {LongestUrl:N0} characters are left out.");
        if (said.Count == 0)
            faults.Add("references", "A CVE record has at least one reference that anybody can follow.");
        if (said.Count > MostReferences)
            faults.Warn("references", $"The first {MostReferences} are said.");
        return JsonText.Objects(said.Take(MostReferences).Select(r => Reference(r, isOwn: r.Url == own.Url)));
    }

    private static JsonObject Reference(OsvReference reference, bool isOwn)
    {
        var written = new JsonObject { ["url"] = reference.Url };
        var tag = reference.Type switch
        {
            "ADVISORY" => isOwn ? "vendor-advisory" : "third-party-advisory",
            "FIX" => "patch",
            "REPORT" => "issue-tracking",
            "EVIDENCE" => "exploit",
            "DISCUSSION" => "mailing-list",
            "ARTICLE" => "technical-description",
            "PACKAGE" => "product",
            _ => null,
        };
        if (tag is not null)
            written["tags"] = new JsonArray(tag);
        return written;
    }

    // Where only the packages are scored, their scores are what there is.
    private static IReadOnlyList<CvssVector> Vectors(OsvRecord record, RecordText text) =>
        text.Vectors.Count > 0
            ? text.Vectors
            : RecordText.VectorsOf((record.Affected ?? []).SelectMany(a => a.Severity ?? []));

    private static JsonObject Metric(CvssVector vector)
    {
        var (name, version) = vector.Version switch
        {
            CvssVersion.V40 => ("cvssV4_0", "4.0"),
            CvssVersion.V31 => ("cvssV3_1", "3.1"),
            CvssVersion.V30 => ("cvssV3_0", "3.0"),
            _ => ("cvssV2_0", "2.0"),
        };
        return new() { ["format"] = "CVSS", [name] = CvssJson.Of(vector, version) };
    }

    private static JsonArray Credits(OsvRecord record) =>
        JsonText.Objects(
            (record.Credits ?? [])
                .Where(c => !string.IsNullOrWhiteSpace(c.Name))
                .DistinctBy(c => (c.Name, c.Type))
                .Select(credit =>
                {
                    var written = English(Cut(credit.Name.Trim(), LongestText));
                    if (credit.Type is not null && OsvWords.CreditTypes.Contains(credit.Type, StringComparer.Ordinal))
                        written["type"] = credit.Type.ToLowerInvariant().Replace('_', ' ');
                    return written;
                })
        );

    // never between the halves of a character
    private static string Cut(string text, int most) =>
        text.Length <= most ? text
        : char.IsHighSurrogate(text[most - 2]) ? $"{text[..(most - 2)]}…"
        : $"{text[..(most - 1)]}…";
}
