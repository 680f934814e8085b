using Tocsin.Standards.Identifiers;

namespace Tocsin.Advisories.Drafts;

/// <summary>Package URLs without a version (purl-spec) of the ecosystems where a name gives one without guessing.</summary>
internal static class PackageUrl
{
    /// <summary>Null for ecosystems whose packages have no such URL, or whose names do not fit it.</summary>
    public static string? Of(PackageName package)
    {
        var name = package.Name;
        if (name.Length == 0)
            return null;
        return package.Ecosystem switch
        {
            "npm" => $"pkg:npm/{Path(name)}",
            "PyPI" => $"pkg:pypi/{Path(name.ToLowerInvariant().Replace('_', '-'))}",
            "crates.io" => $"pkg:cargo/{Path(name)}",
            "Go" => $"pkg:golang/{Path(name)}",
            "NuGet" => $"pkg:nuget/{Path(name)}",
            "RubyGems" => $"pkg:gem/{Path(name)}",
            "Packagist" => $"pkg:composer/{Path(name.ToLowerInvariant())}",
            "Hex" => $"pkg:hex/{Path(name.ToLowerInvariant())}",
            "Pub" => $"pkg:pub/{Path(name.ToLowerInvariant())}",
            "Hackage" => $"pkg:hackage/{Path(name)}",
            "Node.js" when name == "node" => "pkg:generic/node",
            "CRAN" => $"pkg:cran/{Path(name)}",
            "Maven" when name.Split(':') is [var group, var artifact] => $"pkg:maven/{Path(group)}/{Path(artifact)}",
            // its name is the address of its repository: host, owner, name (purl type "swift")
            "SwiftURL" when name.Split('/') is { Length: >= 3 } => $"pkg:swift/{Path(name)}",
            _ => null,
        };
    }

    private static string Path(string name) => string.Join('/', name.Split('/').Select(Uri.EscapeDataString));
}
