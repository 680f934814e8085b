namespace Tocsin.Ledger;

/// <summary>An entry as the case database keeps it.</summary>
/// <param name="Format">How it was sealed; goes into every binding. 1 so far.</param>
/// <param name="Sequence">From 1, without gaps; unique in its stream.</param>
/// <param name="Facts">Ciphertext and tag.</param>
/// <param name="Text">Ciphertext and tag; null where there never was a text, or it was redacted.</param>
/// <param name="FactsCommitment">32 bytes: HMAC of <paramref name="Facts"/> under a key that only its part key gives.</param>
/// <param name="TextCommitment">
/// 32 bytes, and they stay when the text is redacted; no bytes at all where there never was a text.
/// </param>
/// <param name="Hash">32 bytes: covers this entry and, through the hash before, all earlier ones.</param>
public sealed record SealedEntry(
    int Format,
    long Sequence,
    byte[] Facts,
    byte[]? Text,
    byte[] FactsCommitment,
    byte[] TextCommitment,
    byte[] Hash
)
{
    public bool HadText => TextCommitment.Length > 0;
}
