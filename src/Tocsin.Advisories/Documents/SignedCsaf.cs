using System.Security.Cryptography;
using System.Text.Json;

namespace Tocsin.Advisories.Documents;

/// <summary>
/// The CSAF document of one revision of an advisory with its signature, as one published document: who serves it holds no
/// private key, and cannot serve one without the other.
/// </summary>
/// <param name="Advisory">The advisory's ID.</param>
/// <param name="Revision">Of the advisory.</param>
/// <param name="Fingerprint">Of the OpenPGP key that signed, 40 hexadecimal digits in capitals.</param>
/// <param name="Sha256">Of <paramref name="Document"/>, hexadecimal in small letters: what was signed.</param>
/// <param name="Signature">Detached and armored (RFC 9580, section 6.2), ASCII.</param>
/// <param name="Document">The signed bytes.</param>
public sealed record SignedCsaf(
    string Advisory,
    int Revision,
    string Fingerprint,
    string Sha256,
    string Signature,
    byte[] Document
)
{
    public const string Kind = "csaf";

    /// <summary>Whether these are the bytes that were signed.</summary>
    public bool IsWhole => Sha256 == Convert.ToHexStringLower(SHA256.HashData(Document));

    /// <summary>Of one revision of one advisory. Signing it again with another key is a revision of this document.</summary>
    public static string IdOf(string advisory, int revision) => $"{advisory}@{revision}";

    /// <param name="keyVersion">Counts the programme's keys from 1: the newest signature is in force.</param>
    public PublishedDocument ToDocument(int keyVersion, DateTimeOffset modified) =>
        new(Kind, IdOf(Advisory, Revision), keyVersion, modified, JsonSerializer.SerializeToUtf8Bytes(this));

    /// <summary>Null for what is no such document, or was changed after it was signed.</summary>
    public static SignedCsaf? Read(PublishedDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return
            DocumentJson.Read<SignedCsaf>(document) is { IsWhole: true } read
            && document.Id == IdOf(read.Advisory, read.Revision)
            ? read
            : null;
    }
}
