using Tocsin.Advisories.Documents;

namespace Tocsin.Public.Signed;

/// <summary>What of one edition is signed. This process holds no private key and checks no signature: it serves what was published.</summary>
/// <param name="Generation">The store's count when this was read.</param>
/// <param name="Csaf">By <see cref="SignedCsaf.IdOf"/>.</param>
/// <param name="Keys">The keys to verify with, the first one first.</param>
/// <param name="KeysAt">When the last of them came; the beginning of 1970 where there is none.</param>
/// <param name="SecurityTxt">Null where it was never signed.</param>
internal sealed record SignedNow(
    long Generation,
    IReadOnlyDictionary<string, SignedCsaf> Csaf,
    IReadOnlyList<OpenPgpKey> Keys,
    DateTimeOffset KeysAt,
    SignedSecurityTxt? SecurityTxt
)
{
    public static SignedNow Nothing { get; } =
        new(0, new Dictionary<string, SignedCsaf>(StringComparer.Ordinal), [], DateTimeOffset.UnixEpoch, null);
}
