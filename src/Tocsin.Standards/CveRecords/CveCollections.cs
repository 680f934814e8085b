using Tocsin.Standards.Identifiers;

namespace Tocsin.Standards.CveRecords;

/// <summary>Which ecosystem of OSV a <c>collectionURL</c> of a CVE record means, and the other way round.</summary>
public static class CveCollections
{
    private static readonly (string Ecosystem, string Url, string[] Hosts)[] known =
    [
        ("npm", "https://registry.npmjs.org", ["registry.npmjs.org", "npmjs.com", "npmjs.org"]),
        ("PyPI", "https://pypi.org", ["pypi.org", "pypi.python.org"]),
        ("Go", "https://pkg.go.dev", ["pkg.go.dev", "proxy.golang.org", "golang.org"]),
        (
            "Maven",
            "https://repo.maven.apache.org/maven2",
            ["repo.maven.apache.org", "repo1.maven.org", "central.sonatype.com", "mvnrepository.com"]
        ),
        ("NuGet", "https://nuget.org/packages", ["nuget.org", "api.nuget.org"]),
        ("RubyGems", "https://rubygems.org", ["rubygems.org"]),
        ("crates.io", "https://crates.io", ["crates.io"]),
        ("Packagist", "https://packagist.org", ["packagist.org", "repo.packagist.org"]),
        ("Hex", "https://repo.hex.pm", ["repo.hex.pm", "hex.pm"]),
        ("Pub", "https://pub.dev", ["pub.dev"]),
        ("Hackage", "https://hackage.haskell.org", ["hackage.haskell.org"]),
        ("CRAN", "https://cran.r-project.org", ["cran.r-project.org"]),
        ("Julia", "https://juliahub.com", ["juliahub.com"]),
    ];

    /// <summary>The address under which records name an ecosystem's collection; null where none is known.</summary>
    public static string? UrlOf(string ecosystem) => Array.Find(known, one => one.Ecosystem == ecosystem).Url;

    /// <summary>The package that a product of a record is; null where it is none that OSV has an ecosystem for.</summary>
    internal static PackageName? Find(
        string? purl,
        string? collection,
        string? package,
        string? vendor,
        string? product
    )
    {
        if (PackageUrl.Parse(purl).TryGet(out var url, out _) && url.Package is { } named)
            return named;
        if (!string.IsNullOrWhiteSpace(package) && EcosystemOf(collection) is { } ecosystem)
            return new(ecosystem, NameIn(ecosystem, package.Trim(), vendor?.Trim()));
        // Node.js is in no collection: its own CNA names it so.
        return
            Is(product, "node") && (Is(vendor, "nodejs") || Is(vendor, "node.js"))
            || Is(product, "node.js") && (Is(vendor, "nodejs") || Is(vendor, "node.js"))
            ? new PackageName("Node.js", "node")
            : null;
    }

    private static string? EcosystemOf(string? collection)
    {
        if (!Uri.TryCreate(collection?.Trim(), UriKind.Absolute, out var url))
            return null;
        var host = url.Host.StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? url.Host[4..] : url.Host;
        return Array.Find(known, one => one.Hosts?.Contains(host, StringComparer.OrdinalIgnoreCase) == true).Ecosystem;
    }

    private static string NameIn(string ecosystem, string package, string? vendor) =>
        ecosystem switch
        {
            // OSV's name is the module, and Go's records name the package within it; the vendor is the module.
            "Go" when vendor == "Go standard library" => "stdlib",
            "Go" when vendor == "Go toolchain" => "toolchain",
            "Go" when vendor?.Length > 0 && package.StartsWith($"{vendor}/", StringComparison.Ordinal) => vendor,
            "Maven" when !package.Contains(':', StringComparison.Ordinal) => package.Replace('/', ':'),
            _ => package,
        };

    private static bool Is(string? text, string word) =>
        string.Equals(text?.Trim(), word, StringComparison.OrdinalIgnoreCase);
}
