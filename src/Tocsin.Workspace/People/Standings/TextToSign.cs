using Tocsin.Governance.Agreements;

namespace Tocsin.Workspace.People.Standings;

/// <summary>A text before the eyes of whoever is to sign it.</summary>
/// <param name="Markdown">Null once redacted: then nobody signs it.</param>
public sealed record TextToSign(AgreementKind Kind, int Version, string? Markdown, SignedText Exactly)
{
    public static TextToSign Of(Agreement agreement, AgreementVersion version) =>
        new(agreement.Kind, version.Number, version.Markdown, SignedText.Of(agreement, version));
}
