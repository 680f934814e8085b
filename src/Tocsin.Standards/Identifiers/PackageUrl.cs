using Tocsin.Standards.Problems;

namespace Tocsin.Standards.Identifiers;

/// <summary>
/// A package URL (purl specification, ECMA-427): <c>pkg:type/namespace/name@version</c>; qualifiers and subpath are read over.
/// </summary>
/// <param name="Type">Lower case.</param>
/// <param name="Namespace">Segments joined by <c>/</c>, decoded; null where there is none.</param>
/// <param name="Name">Decoded.</param>
/// <param name="Version">Decoded; null where there is none.</param>
public sealed record PackageUrl(string Type, string? Namespace, string Name, string? Version)
{
    /// <summary>The longest that is read, in UTF-16 units.</summary>
    public const int Longest = 1_000;

    /// <summary>The package as OSV names it, or null for a type that no ecosystem of OSV has.</summary>
    public PackageName? Package =>
        Type switch
        {
            "npm" => Joined("npm", '/'),
            "pypi" => new("PyPI", Name),
            "golang" => Joined("Go", '/'),
            "maven" => Joined("Maven", ':'),
            "nuget" => new("NuGet", Name),
            "gem" => new("RubyGems", Name),
            "cargo" => new("crates.io", Name),
            "composer" => Joined("Packagist", '/'),
            "hex" => Joined("Hex", '/'),
            "pub" => new("Pub", Name),
            "hackage" => new("Hackage", Name),
            "cran" => new("CRAN", Name),
            "swift" => Joined("SwiftURL", '/'),
            "julia" => new("Julia", Name),
            // no registry has Node.js itself: inventories of binaries name it so
            "generic" when Namespace is null && Name == "node" => new("Node.js", Name),
            _ => null,
        };

    public static Result<PackageUrl> Parse(string? text)
    {
        if (text is null or { Length: > Longest } || !text.StartsWith("pkg:", StringComparison.OrdinalIgnoreCase))
            return Malformed;
        var rest = text.AsSpan(4).TrimStart('/');
        rest = Before(Before(rest, '#'), '?').TrimEnd('/');

        var slash = rest.IndexOf('/');
        if (slash <= 0)
            return Malformed;
        var type = rest[..slash].ToString().ToLowerInvariant();
        rest = rest[(slash + 1)..].Trim('/');
        if (!type.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-'))
            return Malformed;

        // an @ in front belongs to npm's scope, and a version may not hold a slash
        var at = rest.LastIndexOf('@');
        string? version = null;
        if (at > 0 && rest[at..].IndexOf('/') < 0)
        {
            version = Decoded(rest[(at + 1)..]);
            rest = rest[..at];
        }
        var last = rest.LastIndexOf('/');
        var name = Decoded(rest[(last + 1)..]);
        return name.Length == 0
            ? Malformed
            : new PackageUrl(
                type,
                last < 0 ? null : Decoded(rest[..last]),
                name,
                string.IsNullOrEmpty(version) ? null : version
            );
    }

    private static Problem Malformed =>
        Problem.Invalid("purl.malformed", "This is not a package URL.", "Write it as pkg:npm/%40scope/name@1.0.0.");

    private PackageName Joined(string ecosystem, char separator) =>
        new(ecosystem, Namespace is null ? Name : $"{Namespace}{separator}{Name}");

    private static ReadOnlySpan<char> Before(ReadOnlySpan<char> text, char mark)
    {
        var at = text.IndexOf(mark);
        return at < 0 ? text : text[..at];
    }

    private static string Decoded(ReadOnlySpan<char> text) => Uri.UnescapeDataString(text);
}
