using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Tocsin.Advisories.Documents;

/// <summary>
/// The head of a day as a published document: one hash over everything that is secret, linked to the one of the day before, so that nobody,
/// the programme itself included, can rewrite what was. It tells of no case and of no number of cases.
/// </summary>
/// <param name="Day">UTC: <c>2026-03-04</c>.</param>
/// <param name="Root">64 hexadecimal digits.</param>
/// <param name="Previous">The hash of the head before; null for the first.</param>
/// <param name="AfterRestore">Whether the store was put back from a backup since the head before.</param>
/// <param name="Statement">What is signed: the same in lines.</param>
/// <param name="SignedStatement">The statement with an OpenPGP signature around it (RFC 9580, section 7); null while there is none.</param>
/// <param name="Fingerprint">The key that signed it; null while none did.</param>
public sealed record HeadDocument(
    string Day,
    DateTimeOffset At,
    string Root,
    string? Previous,
    bool AfterRestore,
    string Statement,
    string? SignedStatement,
    string? Fingerprint
)
{
    public const string Kind = "head";

    /// <summary>SHA-256 of the statement, 64 hexadecimal digits: what the next one calls <c>previous</c>.</summary>
    public string Hash => Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(Statement)));

    public PublishedDocument ToDocument() =>
        new(Kind, Day, SignedStatement is null ? 1 : 2, At, JsonSerializer.SerializeToUtf8Bytes(this));

    /// <summary>Null for what is no such document.</summary>
    public static HeadDocument? Read(PublishedDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return DocumentJson.Read<HeadDocument>(document) is { } read && read.Day == document.Id ? read : null;
    }
}
