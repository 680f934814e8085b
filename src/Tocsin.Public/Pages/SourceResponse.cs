using Tocsin.Public.Sources;

namespace Tocsin.Public.Pages;

/// <summary>A source, and one page of what of it could not be understood.</summary>
/// <param name="Next">The number of the next page, or null.</param>
public sealed record SourceResponse(
    ListedSource Source,
    IReadOnlyList<QuarantinedEntry> Quarantined,
    int Page,
    int? Next
);
