using Tocsin.Advisories.Documents;
using Tocsin.Advisories.Snapshots;

namespace Tocsin.Public.Signed;

/// <summary>What of one edition is signed. This process holds no private key and checks no signature: it serves what was published.</summary>
/// <param name="Stamp">The state of the store when this was read.</param>
/// <param name="Csaf">By <see cref="SignedCsaf.IdOf"/>.</param>
/// <param name="Keys">The keys to verify with, the first one first.</param>
/// <param name="KeysAt">When the last of them came; the beginning of 1970 where there is none.</param>
/// <param name="SecurityTxt">Null where it was never signed.</param>
internal sealed record SignedNow(
    SnapshotStamp Stamp,
    IReadOnlyDictionary<string, SignedCsaf> Csaf,
    IReadOnlyList<OpenPgpKey> Keys,
    DateTimeOffset KeysAt,
    SignedSecurityTxt? SecurityTxt
)
{
    public static SignedNow Nothing { get; } =
        new(default, new Dictionary<string, SignedCsaf>(StringComparer.Ordinal), [], DateTimeOffset.UnixEpoch, null);
}
