using Tocsin.Standards.Identifiers;

namespace Tocsin.Standards.CveRules;

/// <summary>What the programme knows beside the record; what is null is not asked.</summary>
public sealed record CveRuleContext
{
    /// <summary>Nothing but the record: what a file on its own can be checked for.</summary>
    public static CveRuleContext None { get; } = new();

    /// <summary>Now, to which dates in the record are compared.</summary>
    public DateTimeOffset? Now { get; init; }

    /// <summary>Whether we have disclosed the vulnerability ourselves; a record must not be the first to tell.</summary>
    public bool? Disclosed { get; init; }

    /// <summary>What the CNA answers for.</summary>
    public CnaScope? Scope { get; init; }

    /// <summary>The CNA of the package that the root cause lies in, where that is another's.</summary>
    public UpstreamCna? Upstream { get; init; }
}

/// <summary>What a CNA answers for, as far as a record can show it.</summary>
/// <param name="Products">Names of products, capitals apart.</param>
/// <param name="Ecosystems">Ecosystems in OSV's spelling, all of whose packages are in scope.</param>
public sealed record CnaScope(IReadOnlyCollection<string> Products, IReadOnlyCollection<string> Ecosystems)
{
    internal bool Has(string? vendor, string? product, PackageName? package) =>
        package is { } named && Ecosystems.Contains(named.Ecosystem, StringComparer.OrdinalIgnoreCase)
        || Products.Any(known =>
            Is(known, product)
            || Is(known, package?.Name)
            || Is(known, package?.Ecosystem)
            || Is(known, $"{vendor} {product}")
        );

    private static bool Is(string known, string? text) =>
        string.Equals(known.Trim(), text?.Trim(), StringComparison.OrdinalIgnoreCase);
}

/// <summary>Another CNA that has the first say (CNA Operational Rules, "first refusal").</summary>
/// <param name="Asked">Whether it was asked and had its time to answer.</param>
public sealed record UpstreamCna(string Name, bool Asked);
