using System.Security.Cryptography;
using System.Text;
using Tocsin.Advisories.Documents;
using Tocsin.Advisories.Exports;
using Tocsin.Advisories.Matching;
using Tocsin.Public.Settings;
using Tocsin.Public.Signed;

namespace Tocsin.Public.Csaf;

/// <summary>Where the document of one advisory lies, below the folder of the provider: <c>2026/tcs-2026-1.json</c> (CSAF 2.0, 7.1.11).</summary>
/// <param name="Signed">The document and its signature; null where this revision is not signed yet.</param>
internal sealed record CsafFile(IndexedRecord Record, SignedCsaf? Signed)
{
    /// <summary>What a signature's path has behind that of the document (7.1.19).</summary>
    public const string SignatureEnding = ".asc";

    public string Path => CsafDirectory.PathOf(Record.Id, Record.Date);

    /// <summary>The last segment of the path.</summary>
    public string Name => CsafExport.FileName(Record.Id);

    /// <summary>The programme's own advisories, the last change first: documents about those of others are theirs to make.</summary>
    public static IReadOnlyList<CsafFile> All(AdvisoryIndex index, SignedNow signed, PublicOptions site) =>
        [
            .. index
                .Newest.Where(record => site.IsOwn(record.Id))
                .OrderByDescending(record => record.Modified)
                .ThenBy(record => record.Id, StringComparer.Ordinal)
                .Select(record => new CsafFile(
                    record,
                    signed.Csaf.GetValueOrDefault(SignedCsaf.IdOf(record.Id, record.Revision))
                )),
        ];

    public string Link(PublicOptions site, string ending = "") => site.Link($"{CsafDirectory.Folder}/{Path}{ending}");

    /// <summary>A file with a hash, as <c>sha256sum</c> writes it (7.1.18).</summary>
    public byte[] Hash(HashAlgorithmName algorithm, ReadOnlySpan<byte> body) =>
        Encoding.ASCII.GetBytes(
            $"{Convert.ToHexStringLower(CryptographicOperations.HashData(algorithm, body))}  {Name}\n"
        );
}
