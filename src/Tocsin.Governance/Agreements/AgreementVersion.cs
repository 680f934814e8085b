namespace Tocsin.Governance.Agreements;

/// <summary>One version of an agreement.</summary>
/// <param name="Number">From 1, without gaps.</param>
/// <param name="Hash">Of exactly what is signed.</param>
/// <param name="PublishedAt">UTC.</param>
/// <param name="InForceFrom">From this instant on it is the one to have signed, UTC.</param>
/// <param name="OlderHoldsUntil">Until this instant a signature of an older version is as good, UTC; never before <paramref name="InForceFrom"/>.</param>
/// <param name="Markdown">Null once redacted.</param>
public sealed record AgreementVersion(
    int Number,
    TextHash Hash,
    DateTimeOffset PublishedAt,
    DateTimeOffset InForceFrom,
    DateTimeOffset OlderHoldsUntil,
    string? Markdown
);
