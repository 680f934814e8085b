using System.Text.Json;

namespace Tocsin.Advisories.Documents;

/// <summary>A cleartext-signed <c>security.txt</c> (RFC 9116, section 2.3) as a published document.</summary>
/// <param name="Fingerprint">Of the OpenPGP key that signed, 40 hexadecimal digits in capitals.</param>
/// <param name="Text">What is signed, as it was before: lines that end with a line feed.</param>
/// <param name="Message">The same, framed and signed (RFC 9580, section 7).</param>
public sealed record SignedSecurityTxt(string Fingerprint, string Text, string Message)
{
    public const string Kind = "security-txt";

    public const string Id = "security.txt";

    private static readonly DateTimeOffset Since = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The revision counts seconds since 2020, so that the latest is in force; nobody makes two keys in one of them.</summary>
    public PublishedDocument ToDocument(DateTimeOffset now) =>
        new(Kind, Id, checked((int)(now - Since).TotalSeconds), now, JsonSerializer.SerializeToUtf8Bytes(this));

    /// <summary>Null for what is no such document.</summary>
    public static SignedSecurityTxt? Read(PublishedDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return DocumentJson.Read<SignedSecurityTxt>(document);
    }
}
