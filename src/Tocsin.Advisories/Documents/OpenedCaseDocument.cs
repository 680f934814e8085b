using System.Text.Json;

namespace Tocsin.Advisories.Documents;

/// <summary>
/// A case that was opened, as a published document: what happened and what was written, and beside it what proves that nothing of it was
/// changed and nothing taken out unseen. Bytes are in base 64.
/// </summary>
/// <param name="Number">The case: <c>TC-7KQ4-M2XD</c>.</param>
/// <param name="Programme">As the chain of entries names the installation.</param>
/// <param name="Stream">As the chain names the case.</param>
/// <param name="Title">The advisory's summary; the number where there is none.</param>
/// <param name="Advisory">The advisory's ID; null for a report that was rejected.</param>
/// <param name="Entries">Every entry up to when it was opened, in order, those that stay sealed among them.</param>
/// <param name="Head">That a published head covers it; null where none did yet.</param>
public sealed record OpenedCaseDocument(
    string Number,
    string Programme,
    string Stream,
    string Title,
    string? Advisory,
    DateTimeOffset OpenedAt,
    IReadOnlyList<OpenedCaseDocument.Entry> Entries,
    OpenedCaseDocument.Inclusion? Head
)
{
    public const string Kind = "opened-case";

    /// <param name="FactsCommitment">32 bytes.</param>
    /// <param name="TextCommitment">32 bytes; none where there never was a text.</param>
    /// <param name="Hash">32 bytes: covers this entry and all before it.</param>
    /// <param name="Facts">Null where it stays sealed.</param>
    /// <param name="Text">Null where it stays sealed, was destroyed, or never was.</param>
    /// <param name="Shown">What the page says of it; null where all of it stays sealed.</param>
    public sealed record Entry(
        long Sequence,
        int Format,
        byte[] FactsCommitment,
        byte[] TextCommitment,
        byte[] Hash,
        PartOf? Facts,
        PartOf? Text,
        Words? Shown
    );

    /// <param name="Key">32 bytes: of this part alone.</param>
    /// <param name="Stored">AES-256-GCM ciphertext and tag, as it was stored.</param>
    public sealed record PartOf(byte[] Key, byte[] Stored);

    /// <param name="At">UTC.</param>
    /// <param name="Who"><c>Team</c>, <c>Reporter</c> or <c>Tocsin</c>.</param>
    /// <param name="What">A sentence.</param>
    /// <param name="Body">Markdown; null where it stays sealed.</param>
    public sealed record Words(DateTimeOffset At, string Who, string What, string? Body);

    /// <summary>The way from the case to the root of a head: see the head of that day.</summary>
    /// <param name="Sequence">The entry with which the case ended then.</param>
    /// <param name="Blinding">32 bytes.</param>
    /// <param name="Beside">32 bytes each, the lowest first.</param>
    public sealed record Inclusion(
        string Day,
        string Root,
        long Sequence,
        byte[] Blinding,
        int Place,
        IReadOnlyList<byte[]> Beside
    );

    public PublishedDocument ToDocument(int revision) =>
        new(Kind, Number, revision, OpenedAt, JsonSerializer.SerializeToUtf8Bytes(this));

    /// <summary>Null for what is no such document.</summary>
    public static OpenedCaseDocument? Read(PublishedDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return DocumentJson.Read<OpenedCaseDocument>(document) is { } read && read.Number == document.Id ? read : null;
    }
}
