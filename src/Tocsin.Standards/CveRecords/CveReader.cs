using System.Text.Json;
using System.Text.Json.Nodes;
using Tocsin.Standards.Cvss;
using Tocsin.Standards.Identifiers;
using Tocsin.Standards.Osv;
using Tocsin.Standards.Problems;

namespace Tocsin.Standards.CveRecords;

/// <summary>
/// Reads CVE records (CVE Record Format 5.0 to 5.2) as OSV records. Versions whose status is unknown are not said to be
/// affected. A rejected record becomes a withdrawn one.
/// </summary>
public static class CveReader
{
    /// <summary>The key of <c>database_specific</c> under which products are kept that no ecosystem of OSV has.</summary>
    public const string ProductsKey = "cve_products";

    /// <summary>
    /// Total: any bytes give a record or a problem, with the limits and codes of <see cref="OsvReader.Read"/>, called <c>cve.*</c>.
    /// The ID of the record is the CVE ID.
    /// </summary>
    public static Result<OsvRecord> Read(ReadOnlyMemory<byte> utf8) => OsvDocument.Read(utf8, "cve", Record);

    private static OsvRecord Record(OsvElement at)
    {
        if (
            at.Text("dataVersion") is { } version
            && !version.StartsWith("5.", StringComparison.Ordinal)
            && version != "5"
        )
            at.Fault("dataVersion", "Records of CVE Record Format 5 are read.");
        var meta = at.Child("cveMetadata", CveMetadata.Read);
        if (meta is null)
            at.Fault("cveMetadata", "This is needed.");
        var containers = at.Child("containers", c => new Containers(c));
        if (containers?.Cna is not { } cna)
        {
            at.Fault("containers.cna", "This is needed.");
            return new() { Id = "" };
        }
        meta ??= CveMetadata.None;
        return meta.Rejected is null ? Published(meta, cna.Element, containers) : Rejected(meta, cna.Element);
    }

    private static OsvRecord Published(CveMetadata meta, OsvElement cna, Containers containers)
    {
        var products = cna.Each("affected", CveProduct.Read) ?? [];
        var vectors = CveFields.Vectors(cna);
        var cwes = CveFields.Weaknesses(cna).ToList();
        foreach (var other in containers.Others)
        {
            // What the assigner left open others may have filled in.
            if (vectors.Count == 0)
                vectors = CveFields.Vectors(other.Element);
            if (cwes.Count == 0)
                cwes = [.. CveFields.Weaknesses(other.Element)];
        }
        return new()
        {
            SchemaVersion = "1.7.0",
            Id = meta.Id,
            Modified = meta.Modified(cna),
            Published = meta.Published ?? cna.Instant("datePublic"),
            Aliases =
                cna.Child("source", s => s.Text("advisory") ?? "") is { } alias && IsAlias(alias) ? [alias] : null,
            Summary = cna.Text("title")?.Trim(),
            Details = Details(cna),
            Severity = vectors.Count == 0 ? null : [.. vectors.Select(OsvScore.Of)],
            Affected = NullIfEmpty(products.Select(p => p.Affected).OfType<OsvAffected>()),
            References = NullIfEmpty((cna.Each("references", CveFields.Reference) ?? []).Distinct()),
            Credits = NullIfEmpty(cna.Each("credits", CveFields.Credit) ?? []),
            DatabaseSpecific = Extras(cwes, vectors, meta, products),
        };
    }

    private static OsvRecord Rejected(CveMetadata meta, OsvElement cna)
    {
        var replacements = (cna.Texts("replacedBy") ?? [])
            .Select(text => CveId.Parse(text).Match(cve => cve.Text, _ => ""))
            .Where(text => text.Length > 0);
        return new()
        {
            SchemaVersion = "1.7.0",
            Id = meta.Id,
            Modified = meta.Modified(cna),
            Published = meta.Published,
            Withdrawn = meta.Rejected,
            Related = NullIfEmpty(replacements),
            Summary = "This CVE ID was rejected",
            Details = CveFields.Text(cna, "rejectedReasons"),
        };
    }

    private static bool IsAlias(string text) =>
        text.StartsWith("GHSA-", StringComparison.Ordinal) && OsvReader.IsId(text);

    private static string? Details(OsvElement cna)
    {
        var text = CveFields.Text(cna, "descriptions");
        if (CveFields.Text(cna, "workarounds") is { Length: > 0 } workarounds)
            text = $"{text}\n\n## Workarounds\n\n{workarounds}";
        return text;
    }

    private static JsonElement? Extras(
        List<string> cwes,
        IReadOnlyList<CvssVector> vectors,
        CveMetadata meta,
        IReadOnlyList<CveProduct> products
    )
    {
        var extras = OsvExtras.Named(cwes, vectors.Count == 0 ? null : OsvScore.Word(vectors[0].Severity));
        if (meta.Assigner is { } assigner)
            extras["cve_assigner"] = assigner;
        if (products.Select(p => p.Original).OfType<JsonElement>().ToList() is { Count: > 0 } unknown)
            extras[ProductsKey] = new JsonArray([.. unknown.Select(p => (JsonNode?)JsonObject.Create(p))]);
        return extras.Count == 0 ? null : OsvExtras.Of(extras);
    }

    private static IReadOnlyList<T>? NullIfEmpty<T>(IEnumerable<T> items) =>
        items.ToList() is { Count: > 0 } some ? some : null;

    private sealed class Containers(OsvElement at)
    {
        public CveContainer? Cna { get; } = at.Child("cna", c => new CveContainer(c));

        public IReadOnlyList<CveContainer> Others { get; } = at.Each("adp", c => new CveContainer(c)) ?? [];
    }

    private sealed record CveContainer(OsvElement Element);
}
