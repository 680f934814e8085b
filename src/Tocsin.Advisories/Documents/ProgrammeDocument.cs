using System.Text.Json;

namespace Tocsin.Advisories.Documents;

/// <summary>What of the programme is for strangers, as a published document: who answers, for what, and what they promise.</summary>
/// <param name="Name">As it stands on every page.</param>
/// <param name="AdvisoryPrefix">Begins the IDs of its advisories.</param>
/// <param name="Scope">Markdown.</param>
/// <param name="SafeHarbour">Markdown.</param>
/// <param name="FirstAnswerBusinessDays">Business days until a reporter has a first answer.</param>
/// <param name="EmbargoDays">Days from the verdict to publication.</param>
public sealed record ProgrammeDocument(
    string Name,
    string AdvisoryPrefix,
    IReadOnlyList<ProgrammeDocument.Product> Products,
    string Scope,
    string SafeHarbour,
    int FirstAnswerBusinessDays,
    int EmbargoDays
)
{
    public const string Kind = "programme";

    public const string Id = "programme";

    /// <param name="Ecosystem">As OSV calls it; null for a core project.</param>
    public sealed record Product(string Name, string? Ecosystem, IReadOnlyList<ReleaseLine> ReleaseLines);

    /// <param name="EndOfLife">The last day on which it is supported; null while none is set.</param>
    public sealed record ReleaseLine(string Name, DateOnly? EndOfLife);

    /// <param name="version">Of the programme: the newest is in force.</param>
    public PublishedDocument ToDocument(int version, DateTimeOffset modified) =>
        new(Kind, Id, version, modified, JsonSerializer.SerializeToUtf8Bytes(this));

    /// <summary>Null for what is no such document.</summary>
    public static ProgrammeDocument? Read(PublishedDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return DocumentJson.Read<ProgrammeDocument>(document);
    }
}
