using Tocsin.Advisories.Documents;
using Tocsin.Advisories.Matching;
using Tocsin.Public.Settings;
using Tocsin.Public.Signed;

namespace Tocsin.Public.Csaf;

/// <summary>Everything that the provider has at one moment.</summary>
/// <param name="Files">The last change first.</param>
/// <param name="Keys">What their signatures are verified with, the first one first.</param>
/// <param name="KeysAt">When the last of the keys came.</param>
internal sealed record CsafShelf(IReadOnlyList<CsafFile> Files, IReadOnlyList<OpenPgpKey> Keys, DateTimeOffset KeysAt)
{
    /// <summary>Whether every document has a signature and the keys are there: the requirements 18 to 20 of a trusted provider (7.2.3).</summary>
    public bool IsTrusted => Keys.Count > 0 && Files.All(file => file.Signed is not null);

    public DateTimeOffset FilesAt =>
        Files.Select(file => file.Record.Modified).DefaultIfEmpty(DateTimeOffset.UnixEpoch).Max();

    public static CsafShelf Of(AdvisoryIndex index, SignedNow signed, PublicOptions site) =>
        new(CsafFile.All(index, signed, site), signed.Keys, signed.KeysAt);
}
