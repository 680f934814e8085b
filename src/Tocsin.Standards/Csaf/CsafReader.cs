using System.Text.Json;
using System.Text.Json.Nodes;
using Tocsin.Standards.Cvss;
using Tocsin.Standards.Osv;
using Tocsin.Standards.Problems;

namespace Tocsin.Standards.Csaf;

/// <summary>
/// Reads CSAF 2.0 documents (docs.oasis-open.org/csaf/csaf/v2.0) as OSV records: one a document, whatever number of
/// vulnerabilities it has. What is said to be affected is; what is fixed, recommended or under investigation is not.
/// </summary>
public static class CsafReader
{
    /// <summary>The key of <c>database_specific</c> with the names of affected products that no ecosystem of OSV has.</summary>
    public const string ProductsKey = "csaf_products";

    /// <summary>The title of the document note that takes an advisory back; CSAF 2.0 has no other word for it.</summary>
    public const string WithdrawnNote = "Withdrawn";

    /// <summary>The title of notes with what the format has no member for: CVSS 4.0 vectors and further weaknesses.</summary>
    public const string ClassificationNote = "Classification";

    /// <summary>
    /// Total: any bytes give a record or a problem, with the limits and codes of <see cref="OsvReader.Read"/>, called <c>csaf.*</c>.
    /// Documents that are not for everybody (TLP) and drafts are refused.
    /// </summary>
    public static Result<OsvRecord> Read(ReadOnlyMemory<byte> utf8) => OsvDocument.Read(utf8, "csaf", Record);

    private static OsvRecord Record(OsvElement at)
    {
        var document = at.Child("document", d => new CsafDocument(d));
        if (document is null)
        {
            at.Fault("document", "This is needed.");
            return new() { Id = "" };
        }
        var products = at.Child("product_tree", CsafProducts.Read) ?? new();
        var vulnerabilities = at.Each("vulnerabilities", v => CsafVulnerability.Read(v, products)) ?? [];
        var cves = vulnerabilities.Select(v => v.Cve).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        // Several vulnerabilities of one document are not one under several names, unless it says so.
        var isOne = cves.Count <= 1;
        var aliases = document.Aliases.Concat(isOne ? cves : []).Where(a => a != document.Id && OsvReader.IsId(a));
        var vectors = vulnerabilities
            .SelectMany(v => v.Vectors)
            .OrderByDescending(v => v.Version)
            .ThenByDescending(v => v.Score)
            .DistinctBy(v => OsvScore.Of(v).Type, StringComparer.Ordinal)
            .ToList();
        return new()
        {
            SchemaVersion = "1.7.0",
            Id = document.Id,
            Modified = document.Current,
            Published = document.Initial,
            Withdrawn = vulnerabilities.Count == 0 && document.IsWithdrawn ? document.Current : null,
            Aliases = NullIfEmpty(aliases.Distinct(StringComparer.Ordinal)),
            Upstream = NullIfEmpty(cves.Where(c => !isOne && !document.Aliases.Contains(c, StringComparer.Ordinal))),
            Summary = document.Title,
            Details = Details(document, vulnerabilities),
            Severity = NullIfEmpty(vectors.Select(OsvScore.Of)),
            Affected = NullIfEmpty(Affected(vulnerabilities.SelectMany(v => v.Affected))),
            References = NullIfEmpty(
                document
                    .References.Concat(vulnerabilities.SelectMany(v => v.References))
                    .DistinctBy(r => r.Url, StringComparer.Ordinal)
            ),
            Credits = NullIfEmpty(
                document.Credits.Concat(vulnerabilities.SelectMany(v => v.Credits)).DistinctBy(c => (c.Name, c.Type))
            ),
            DatabaseSpecific = Extras(document, vulnerabilities, vectors),
        };
    }

    // Each package once, and each run of its versions once, however many vulnerabilities have it.
    private static IEnumerable<OsvAffected> Affected(IEnumerable<CsafProduct> affected)
    {
        foreach (
            var package in affected
                .Where(p => p.Package is not null)
                .Distinct(ReferenceEqualityComparer.Instance)
                .Cast<CsafProduct>()
                .GroupBy(p => p.Package!)
        )
        {
            var (ranges, versions) = (new List<OsvRange>(), new List<string>());
            foreach (var product in package)
                product.WriteTo(ranges, versions);
            yield return new()
            {
                Package = package.Key,
                Ranges = NullIfEmpty(ranges),
                Versions = NullIfEmpty(versions.Distinct(StringComparer.Ordinal)),
            };
        }
    }

    private static string? Details(CsafDocument document, IReadOnlyList<CsafVulnerability> vulnerabilities)
    {
        var texts = vulnerabilities
            .Select(v => v.Description)
            .OfType<string>()
            .Distinct(StringComparer.Ordinal)
            .ToList();
        var text = texts.Count > 0 ? string.Join("\n\n", texts) : document.Description;
        var workarounds = vulnerabilities.SelectMany(v => v.Workarounds).Distinct(StringComparer.Ordinal).ToList();
        return workarounds.Count == 0 ? text : $"{text}\n\n## Workarounds\n\n{string.Join("\n\n", workarounds)}";
    }

    private static JsonElement? Extras(
        CsafDocument document,
        IReadOnlyList<CsafVulnerability> vulnerabilities,
        List<CvssVector> vectors
    )
    {
        var extras = OsvExtras.Named(
            vulnerabilities.SelectMany(v => v.Weaknesses),
            document.Severity ?? (vectors.Count == 0 ? null : OsvScore.Word(vectors[0].Severity))
        );
        var others = vulnerabilities.SelectMany(v => v.Affected).Where(p => p.Package is null).Select(p => p.Name);
        if (others.Distinct(StringComparer.Ordinal).ToList() is { Count: > 0 } names)
            extras[ProductsKey] = new JsonArray([.. names.Select(n => (JsonNode?)n)]);
        return extras.Count == 0 ? null : OsvExtras.Of(extras);
    }

    private static IReadOnlyList<T>? NullIfEmpty<T>(IEnumerable<T> items) =>
        items.ToList() is { Count: > 0 } some ? some : null;
}
