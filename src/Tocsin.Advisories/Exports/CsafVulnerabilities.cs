using System.Text.Json.Nodes;
using Tocsin.Standards.Csaf;
using Tocsin.Standards.Cvss;
using Tocsin.Standards.Identifiers;
using Tocsin.Standards.Osv;
using Tocsin.Standards.Problems;

namespace Tocsin.Advisories.Exports;

/// <summary>The vulnerability of an advisory, once under each of its CVE IDs, so that whoever looks for one finds it.</summary>
internal static class CsafVulnerabilities
{
    public static JsonArray Of(OsvRecord record, RecordText text, CsafTree tree, FaultCollector unsaid)
    {
        var cves = CveExport.Ids(record);
        return JsonText.Objects(
            cves.Count == 0
                ? [One(record, text, tree, null, unsaid)]
                : cves.Select((cve, i) => One(record, text, tree, cve, i == 0 ? unsaid : new()))
        );
    }

    private static JsonObject One(OsvRecord record, RecordText text, CsafTree tree, CveId? cve, FaultCollector unsaid)
    {
        var vulnerability = new JsonObject { ["title"] = text.Title, ["notes"] = Notes(text) };
        // a CVE ID has a place of its own (6.2.17)
        if (!CveId.Parse(record.Id).Succeeded)
            vulnerability["ids"] = new JsonArray(new JsonObject { ["system_name"] = "OSV", ["text"] = record.Id });
        if (cve is not null)
            vulnerability["cve"] = cve.Text;
        if (text.Weaknesses.FirstOrDefault(w => CweNames.Of(w) is not null) is { Number: > 0 } cwe)
            vulnerability["cwe"] = new JsonObject { ["id"] = cwe.ToString(), ["name"] = CweNames.Of(cwe) };
        if (References(record, unsaid) is { Count: > 0 } references)
            vulnerability["references"] = references;
        if (Credits(record) is { Count: > 0 } credits)
            vulnerability["acknowledgments"] = credits;
        if (tree.Products.Count == 0)
            return vulnerability;

        vulnerability["product_status"] = Status(tree);
        if (Scores(text, tree) is { Count: > 0 } scores)
            vulnerability["scores"] = scores;
        if (Remediations(text, tree) is { Count: > 0 } remediations)
            vulnerability["remediations"] = remediations;
        return vulnerability;
    }

    // CSAF 2.0 has room for one weakness and none for CVSS 4.0: the rest is said in notes that our reader knows.
    private static JsonArray Notes(RecordText text)
    {
        var notes = new JsonArray { (JsonNode)CsafHead.Note("description", "Details", text.Description) };
        var shown = text.Weaknesses.FirstOrDefault(w => CweNames.Of(w) is not null);
        foreach (
            var more in text
                .Weaknesses.Where(w => w != shown)
                .Select(w => w.ToString())
                .Concat(text.Vectors.Where(v => v.Version == CvssVersion.V40).Select(v => v.ToString()))
        )
            notes.Add((JsonNode)CsafHead.Note("other", CsafReader.ClassificationNote, more));
        return notes;
    }

    private static JsonObject Status(CsafTree tree)
    {
        var status = new JsonObject();
        foreach (
            var (name, products) in new[]
            {
                ("known_affected", tree.Products.Where(p => p.IsAffected)),
                ("fixed", tree.Products.Where(p => !p.IsAffected)),
            }
        )
        {
            if (products.ToList() is { Count: > 0 } some)
                status[name] = Ids(some);
        }
        return status;
    }

    // A package's own score comes before the record's; each product has one of each edition (6.1.7).
    private static JsonArray Scores(RecordText text, CsafTree tree) =>
        JsonText.Objects(
            tree.Products.Where(p => p.IsAffected)
                .GroupBy(p => p.Package)
                .Select(package =>
                {
                    var own = RecordText.VectorsOf(package.Key.Severity);
                    var vectors = own.Count > 0 ? own : text.Vectors;
                    var score = new JsonObject();
                    if (vectors.FirstOrDefault(v => v.Version == CvssVersion.V20) is { } v2)
                        score["cvss_v2"] = CvssJson.Of(v2, "2.0");
                    if (vectors.FirstOrDefault(v => v.Version is CvssVersion.V30 or CvssVersion.V31) is { } v3)
                        score["cvss_v3"] = CvssJson.Of(v3, v3.Version == CvssVersion.V30 ? "3.0" : "3.1");
                    if (score.Count > 0)
                        score["products"] = Ids(package);
                    return score;
                })
                .Where(score => score.Count > 0)
        );

    private static JsonArray Remediations(RecordText text, CsafTree tree)
    {
        var affected = tree.Products.Where(p => p.IsAffected).ToList();
        var remediations = new JsonArray();
        foreach (
            var advice in affected.GroupBy(
                p => p.Span is null ? null : Advice.For(p.Package, p.Span),
                StringComparer.Ordinal
            )
        )
        {
            // Where there is a way around it, it is not for us to say that nothing can be done.
            if (advice.Key is { } details)
                remediations.Add((JsonNode)Remediation("vendor_fix", details, advice));
            else if (text.Workarounds is null)
                remediations.Add((JsonNode)Remediation("none_available", Advice.NoFix, advice));
        }
        if (text.Workarounds is { } workarounds)
            remediations.Add((JsonNode)Remediation("workaround", workarounds, affected));
        return remediations;
    }

    private static JsonObject Remediation(string category, string details, IEnumerable<CsafTreeProduct> products) =>
        new()
        {
            ["category"] = category,
            ["details"] = details,
            ["product_ids"] = Ids(products),
        };

    private static JsonArray References(OsvRecord record, FaultCollector unsaid)
    {
        return JsonText.Objects(
            PublicLinks
                .Of(record.References ?? [], unsaid)
                .Select(r => new JsonObject
                {
                    ["category"] = "external",
                    ["summary"] = r.Type[..1] + r.Type[1..].ToLowerInvariant(),
                    ["url"] = r.Url,
                })
        );
    }

    private static JsonArray Credits(OsvRecord record) =>
        JsonText.Objects(
            (record.Credits ?? [])
                .Where(c => !string.IsNullOrWhiteSpace(c.Name))
                .Select(credit =>
                {
                    var written = new JsonObject { ["names"] = new JsonArray(credit.Name.Trim()) };
                    if (!string.IsNullOrWhiteSpace(credit.Type))
                        written["summary"] = credit.Type[..1] + credit.Type[1..].ToLowerInvariant().Replace('_', ' ');
                    var urls = (credit.Contact ?? []).Select(PublicLinks.Spelled).OfType<string>().ToList();
                    if (urls.Count > 0)
                        written["urls"] = JsonText.Texts(urls);
                    return written;
                })
        );

    private static JsonArray Ids(IEnumerable<CsafTreeProduct> products) => JsonText.Texts(products.Select(p => p.Id));
}
