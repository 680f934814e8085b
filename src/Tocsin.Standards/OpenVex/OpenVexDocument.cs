using Tocsin.Standards.Osv;

namespace Tocsin.Standards.OpenVex;

/// <summary>One OpenVEX document. The folder reads what others say of products; it judges nothing.</summary>
/// <param name="Id">An IRI.</param>
/// <param name="Timestamp">UTC.</param>
public sealed record OpenVexDocument(
    string Id,
    string Author,
    DateTimeOffset Timestamp,
    IReadOnlyList<OpenVexStatement> Statements
);

/// <summary>What one vulnerability is to some products.</summary>
/// <param name="Status"><c>affected</c>, <c>not_affected</c>, <c>fixed</c> or <c>under_investigation</c>.</param>
/// <param name="Justification">Why they are not affected; null where that is not said.</param>
/// <param name="Products">Packages and the versions of them that the statement is about; without a package for what has no purl of an ecosystem.</param>
public sealed record OpenVexStatement(
    string Vulnerability,
    IReadOnlyList<string> Aliases,
    string Status,
    string? Justification,
    IReadOnlyList<OsvAffected> Products
);
