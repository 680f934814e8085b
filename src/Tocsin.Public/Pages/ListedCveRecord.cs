namespace Tocsin.Public.Pages;

/// <summary>One CVE record of the programme's CNA.</summary>
/// <param name="Advisory">The advisory that the record follows from.</param>
/// <param name="Published">UTC; null where nothing says.</param>
/// <param name="Updated">UTC.</param>
/// <param name="Record">Where the record itself is, CVE Record Format 5.2.</param>
public sealed record ListedCveRecord(
    string Id,
    string Advisory,
    string Title,
    DateTimeOffset? Published,
    DateTimeOffset Updated,
    string Record
);
