using Tocsin.Ledger;

namespace Tocsin.Governance.Agreements;

/// <summary>The kinds of entry of an agreement's stream. Signing is told by the stream of the person who signs.</summary>
public static class AgreementEntries
{
    public static EntryKinds Kinds { get; } = new EntryKinds().Add<AgreementPublished>("agreement.published");
}

/// <summary>A version was published.</summary>
/// <param name="Version">From 1, without gaps.</param>
/// <param name="Hash">Of the text.</param>
/// <param name="InForceFrom">UTC.</param>
/// <param name="OlderHoldsUntil">UTC; equal to <paramref name="InForceFrom"/> where there is no period to sign.</param>
public sealed record AgreementPublished(
    int Version,
    TextHash Hash,
    DateTimeOffset InForceFrom,
    DateTimeOffset OlderHoldsUntil
) : Entry<AgreementText>;

/// <param name="Markdown">What is agreed to; its lines end with <c>\n</c>.</param>
public sealed record AgreementText(string Markdown);
