namespace Tocsin.Governance.Programmes;

/// <summary>Something that the programme answers for.</summary>
public sealed record Product
{
    /// <summary>As a reporter would name it: <c>Node.js</c>, <c>npm</c>. Unique, capitals apart.</summary>
    public required string Name { get; init; }

    // OSV schema 1.7, "Defined ecosystems", those of packages that a programme coordinates for
    private static readonly string[] ecosystems =
    [
        "Bioconductor",
        "CRAN",
        "crates.io",
        "GitHub Actions",
        "Go",
        "Hackage",
        "Hex",
        "Julia",
        "Maven",
        "npm",
        "NuGet",
        "opam",
        "Packagist",
        "Pub",
        "PyPI",
        "RubyGems",
        "SwiftURL",
        "VSCode",
    ];

    /// <summary>What a name alone stands for: the ecosystem of that name where OSV has one, else a core project.</summary>
    public static Product Named(string name) =>
        ecosystems.FirstOrDefault(known => known.Equals(name, StringComparison.OrdinalIgnoreCase)) is { } ecosystem
            ? new()
            {
                Name = name,
                Kind = ProductKind.Ecosystem,
                Ecosystem = ecosystem,
            }
            : new() { Name = name };

    public ProductKind Kind { get; init; } = ProductKind.Core;

    /// <summary>What OSV calls it (schema 1.7, <c>affected[].package.ecosystem</c>); null for a core project.</summary>
    public string? Ecosystem { get; init; }

    /// <summary>Of a core project, the newest first as a rule; an ecosystem has none.</summary>
    public IReadOnlyList<ReleaseLine> ReleaseLines { get; init; } = [];
}

/// <summary>What a product is.</summary>
public enum ProductKind
{
    /// <summary>A project of the foundation, with release lines.</summary>
    Core,

    /// <summary>Packages of others that the programme coordinates for.</summary>
    Ecosystem,
}

/// <summary>A line of releases that gets fixes until its end of life.</summary>
/// <param name="Name"><c>24.x</c>; unique within the product.</param>
/// <param name="EndOfLife">The last day on which it is supported; null while none is set.</param>
public sealed record ReleaseLine(string Name, DateOnly? EndOfLife = null);
