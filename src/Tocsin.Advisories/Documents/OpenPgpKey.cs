using System.Text.Json;

namespace Tocsin.Advisories.Documents;

/// <summary>A public key of the programme as a published document: with it strangers verify what the programme signed.</summary>
/// <param name="Fingerprint">40 hexadecimal digits in capitals.</param>
/// <param name="Armored">The key, ASCII.</param>
public sealed record OpenPgpKey(string Fingerprint, string Armored)
{
    public const string Kind = "openpgp-key";

    /// <param name="version">Counts the programme's keys from 1.</param>
    public PublishedDocument ToDocument(int version, DateTimeOffset modified) =>
        new(Kind, Fingerprint, version, modified, JsonSerializer.SerializeToUtf8Bytes(this));

    /// <summary>Null for what is no such document.</summary>
    public static OpenPgpKey? Read(PublishedDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return
            DocumentJson.Read<OpenPgpKey>(document) is { } read
            && read.Fingerprint == document.Id
            && read.Fingerprint is { Length: 40 }
            && read.Fingerprint.All(char.IsAsciiHexDigit)
            ? read
            : null;
    }
}
