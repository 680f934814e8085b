using System.Globalization;
using System.Text.Json.Nodes;
using Tocsin.Standards.Problems;

namespace Tocsin.Advisories.Exports;

/// <summary>The product tree: vendor, product, and a branch for every run of versions, affected version and fix.</summary>
internal sealed class CsafTree
{
    private readonly List<CsafTreeProduct> products = [];

    public IReadOnlyList<CsafTreeProduct> Products => products;

    public static CsafTree Of(IReadOnlyList<SaidPackage> packages, FaultCollector unsaid)
    {
        var tree = new CsafTree();
        foreach (var package in packages)
        {
            foreach (var span in package.Spans)
                tree.Add(package, span, null, isAffected: true);
            foreach (var version in package.Versions)
                tree.Add(package, null, version, isAffected: true);
            foreach (var fix in package.Fixes)
                tree.Add(package, null, fix, isAffected: false);
            if (package.Commits.Count > 0)
                unsaid.Warn(package.Path, "CSAF has no word for ranges of commits.");
            if (package.SaysNothing)
                unsaid.Warn(package.Path, "No version is named; CSAF has nothing to say of it.");
            if (package.Url is null)
                unsaid.Warn(package.Path, $"{package.Package} has no package URL; it is named in words.");
        }
        return tree;
    }

    public JsonObject ToJson() =>
        new()
        {
            ["branches"] = JsonText.Objects(
                products
                    .GroupBy(p => p.Package.Vendor, StringComparer.Ordinal)
                    .Select(vendor =>
                        Branch(
                            "vendor",
                            vendor.Key,
                            vendor
                                .GroupBy(p => p.Package)
                                .Select(p => Branch("product_name", p.Key.Package.Name, p.Select(Leaf)))
                        )
                    )
            ),
        };

    private void Add(SaidPackage package, AffectedSpan? span, string? version, bool isAffected) =>
        products.Add(
            new(
                $"CSAFPID-{(products.Count + 1).ToString("0000", CultureInfo.InvariantCulture)}",
                package,
                span,
                version,
                isAffected
            )
        );

    private static JsonObject Branch(string category, string name, IEnumerable<JsonObject> branches) =>
        new()
        {
            ["category"] = category,
            ["name"] = name,
            ["branches"] = JsonText.Objects(branches),
        };

    private static JsonObject Leaf(CsafTreeProduct product)
    {
        var name = product.Version ?? VersText.Of(product.Package, product.Span!);
        var isRange = product.Version is null;
        var url = product.Package.Url;
        if (product.Version is { } version)
        {
            // A version whose name reads like a range is written as one (6.1.31).
            isRange = VersText.LooksLikeRange(version);
            if (isRange)
                name = VersText.Of(product.Package, version);
            else if (url is not null)
                url = ProductUrl.At(url, version);
        }
        var full = new JsonObject
        {
            ["name"] = $"{product.Package.Package.Name} {product.Version ?? product.Span!.Words}",
            ["product_id"] = product.Id,
        };
        if (url is not null)
            full["product_identification_helper"] = new JsonObject { ["purl"] = url };
        return new()
        {
            ["category"] = isRange ? "product_version_range" : "product_version",
            ["name"] = name,
            ["product"] = full,
        };
    }
}
