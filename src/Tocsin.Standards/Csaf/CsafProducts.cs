using Tocsin.Standards.Identifiers;
using Tocsin.Standards.Osv;
using Tocsin.Standards.Versions;

namespace Tocsin.Standards.Csaf;

/// <summary>The products of a document by their IDs (CSAF 2.0, 3.2.2 "Product Tree").</summary>
internal sealed class CsafProducts
{
    private readonly Dictionary<string, CsafProduct> products = new(StringComparer.Ordinal);

    public static CsafProducts Read(OsvElement tree)
    {
        var read = new CsafProducts();
        read.Branches(tree, null, null);
        foreach (var name in tree.Each("full_product_names", n => new At(n)) ?? [])
            read.Add(name.Element, null, null);
        foreach (var relationship in tree.Each("relationships", r => new At(r)) ?? [])
            read.Relate(relationship.Element);
        return read;
    }

    public CsafProduct? Find(string id) => products.GetValueOrDefault(id);

    // As deep as JSON may nest, and no deeper.
    private void Branches(OsvElement at, string? version, string? range)
    {
        foreach (var branch in at.Each("branches", b => new At(b)) ?? [])
        {
            var name = branch.Element.Text("name")?.Trim();
            var category = branch.Element.Text("category");
            var (itsVersion, itsRange) = category switch
            {
                "product_version" => (name, null),
                "product_version_range" => (null, name),
                _ => (version, range),
            };
            if (branch.Element.Child("product", p => new At(p)) is { } product)
                Add(product.Element, itsVersion, itsRange);
            Branches(branch.Element, itsVersion, itsRange);
        }
    }

    private void Add(OsvElement product, string? version, string? range)
    {
        var id = product.Needed("product_id");
        var read = CsafProduct.Read(product, version, range);
        if (!products.TryAdd(id, read))
            product.Fault("product_id", "Another product has this ID.");
    }

    // "one as part of Linux 9": what is affected is the part.
    private void Relate(OsvElement relationship)
    {
        var part = Find(relationship.Text("product_reference") ?? "");
        if (relationship.Child("full_product_name", n => new At(n)) is not { } name)
            return;
        var own = CsafProduct.Read(name.Element, null, null);
        var id = name.Element.Needed("product_id");
        if (!products.TryAdd(id, own.Package is null && part is not null ? part : own))
            name.Element.Fault("product_id", "Another product has this ID.");
    }

    // Each() gives up structs; this carries one through it.
    private sealed record At(OsvElement Element);
}

/// <summary>One product: a package, and which versions of it.</summary>
/// <param name="Package">Null where nothing says which package of which ecosystem it is.</param>
internal sealed record CsafProduct(string Name, OsvPackage? Package, string? Version, string? Range)
{
    /// <summary>Where faults of the product belong.</summary>
    public required OsvElement At { get; init; }

    public static CsafProduct Read(OsvElement at, string? version, string? range)
    {
        var purl = at.Child("product_identification_helper", h => h.Text("purl") ?? "");
        PackageUrl.Parse(purl).TryGet(out var url, out _);
        var package = url?.Package is { } named ? new OsvPackage(named.Ecosystem, named.Name) : null;
        // A range holds all of its versions, whichever of them the purl picks as an example.
        return new(at.Text("name") ?? "", package, range is null ? url?.Version ?? version : null, range) { At = at };
    }

    /// <summary>Adds its versions; a fault where OSV cannot say them.</summary>
    public void WriteTo(List<OsvRange> ranges, List<string> versions)
    {
        var scheme = VersionScheme.For(Package?.Ecosystem ?? "");
        if (Version is not null)
        {
            versions.Add(Version);
        }
        else if (Range is null)
        {
            // A package without a word on versions is the package in every version.
            ranges.Add(new() { Type = OsvIntervals.TypeOf(scheme), Events = [new() { Introduced = "0" }] });
        }
        else if (!VersRange.Parse(Range).TryGet(out var range, out var problem))
        {
            At.Fault("name", $"{problem.Title} {problem.Next}");
        }
        else if (range.Constraints is [{ Comparator: "=", Version: not VersRange.Any } only])
        {
            // One version, known to the scheme or not.
            versions.Add(only.Version);
        }
        else if (!range.TryWrite(scheme ?? (range.Type == "semver" ? VersionScheme.SemVer : null), ranges, versions))
        {
            At.Fault("name", "This range has a version that its ecosystem does not know, or that cannot be named.");
        }
    }
}
