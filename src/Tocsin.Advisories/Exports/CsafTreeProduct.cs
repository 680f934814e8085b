namespace Tocsin.Advisories.Exports;

/// <summary>One product of a document: a run of versions, or one version, of one package.</summary>
/// <param name="Span">Null for one version.</param>
/// <param name="Version">Null for a run.</param>
internal sealed record CsafTreeProduct(
    string Id,
    SaidPackage Package,
    AffectedSpan? Span,
    string? Version,
    bool IsAffected
);
