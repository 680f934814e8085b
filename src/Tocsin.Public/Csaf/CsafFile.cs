using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Tocsin.Advisories.Exports;
using Tocsin.Advisories.Matching;
using Tocsin.Public.Settings;

namespace Tocsin.Public.Csaf;

/// <summary>Where the document of one advisory lies, below the folder of the provider: <c>2026/tcs-2026-1.json</c> (CSAF 2.0, 7.1.11).</summary>
internal sealed record CsafFile(IndexedRecord Record)
{
    /// <summary>The folder of everything that is TLP:WHITE, which is all that is public.</summary>
    public const string Folder = "/.well-known/csaf/white";

    public string Year => Record.Date.UtcDateTime.Year.ToString("0000", CultureInfo.InvariantCulture);

    public string Name => CsafExport.FileName(Record.Id);

    public string Path => $"{Year}/{Name}";

    /// <summary>The programme's own advisories, the last change first: documents about those of others are theirs to make.</summary>
    public static IReadOnlyList<CsafFile> All(AdvisoryIndex index, PublicOptions site) =>
        [
            .. index
                .Newest.Where(record => site.IsOwn(record.Id))
                .OrderByDescending(record => record.Modified)
                .ThenBy(record => record.Id, StringComparer.Ordinal)
                .Select(record => new CsafFile(record)),
        ];

    public string Link(PublicOptions site, string ending = "") => site.Link($"{Folder}/{Path}{ending}");

    /// <summary>A file with a hash, as <c>sha256sum</c> writes it (7.1.18).</summary>
    public byte[] Hash(HashAlgorithmName algorithm, ReadOnlySpan<byte> body) =>
        Encoding.ASCII.GetBytes(
            $"{Convert.ToHexStringLower(CryptographicOperations.HashData(algorithm, body))}  {Name}\n"
        );
}
