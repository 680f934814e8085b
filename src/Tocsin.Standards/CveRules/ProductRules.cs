using Tocsin.Standards.CveRecords;

namespace Tocsin.Standards.CveRules;

/// <summary>At least one product is named and affected, or may be (CNA Operational Rules, "Required CVE Record Content").</summary>
internal static class ProductRules
{
    private static readonly string[] names = ["vendor", "product", "packageName"];

    public static IReadOnlyList<CheckedProduct> Check(RecordPart cna, CveFindings findings)
    {
        var products = new List<CheckedProduct>();
        var affected = false;
        foreach (var product in cna.Each("affected"))
        {
            if (findings.IsFull)
                break;
            foreach (var name in names)
            {
                if (product.Text(name) is { } text && Prose.SaysNothing(text))
                    findings.Add(
                        CveRuleTable.ProductUnnamed,
                        product.At(name),
                        $"Name it: “{text}” is nothing that anybody runs."
                    );
            }
            var package = CveCollections.Find(
                product.Text("packageURL"),
                product.Text("collectionURL"),
                product.Text("packageName"),
                product.Text("vendor"),
                product.Text("product")
            );
            products.Add(new(product.Text("vendor"), product.Text("product") ?? product.Text("packageName"), package));
            affected |= MayBeAffected(product);
            VersionRules.Check(product, package, findings);
        }
        if (products.Count > 0 && !affected)
            findings.Add(
                CveRuleTable.ProductAffected,
                cna.At("affected"),
                "Say of one product that it is affected, or that it is unknown: now none is."
            );
        return products;
    }

    private static bool MayBeAffected(RecordPart product) =>
        Says(product, "defaultStatus")
        || product
            .Each("versions")
            .Any(version => Says(version, "status") || version.Each("changes").Any(change => Says(change, "status")));

    private static bool Says(RecordPart part, string name) => part.Text(name) is "affected" or "unknown";
}
