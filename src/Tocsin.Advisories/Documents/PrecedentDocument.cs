using System.Text.Json;
using System.Text.Json.Serialization;

namespace Tocsin.Advisories.Documents;

/// <summary>How a kind of report is judged, as a published document. It names no case, and leads to none.</summary>
/// <param name="Id"><c>PR-7KQ4M2XD</c>; random.</param>
/// <param name="Title">In a line.</param>
/// <param name="Verdict"><c>accepted</c>, <c>deferred</c>, or why it was not taken on: <c>not-a-vulnerability</c>, <c>out-of-scope</c>, …</param>
/// <param name="Question">What was reported, in general, Markdown.</param>
/// <param name="Answer">How it was judged and why, Markdown.</param>
/// <param name="Published">The day, UTC.</param>
public sealed record PrecedentDocument(
    string Id,
    string Title,
    string Verdict,
    IReadOnlyList<PrecedentStatement> Statements,
    string Question,
    string Answer,
    DateOnly Published
)
{
    public const string Kind = "precedent";

    /// <summary>The statements with their versions: <c>TM-node-js-3/2</c>.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> Cited => [.. Statements.Select(cited => $"{cited.Id}/{cited.Version}")];

    /// <param name="modified">When it was published, UTC.</param>
    public PublishedDocument ToDocument(DateTimeOffset modified) =>
        new(Kind, Id, 1, modified, JsonSerializer.SerializeToUtf8Bytes(this));

    /// <summary>Null for what is no such document.</summary>
    public static PrecedentDocument? Read(PublishedDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return DocumentJson.Read<PrecedentDocument>(document) is { } read && read.Id == document.Id ? read : null;
    }
}

/// <summary>A statement of a public threat model that a verdict was given under.</summary>
/// <param name="Id"><c>TM-node-js-3</c>.</param>
/// <param name="Product">As addresses spell it.</param>
/// <param name="Version">From 1.</param>
public sealed record PrecedentStatement(string Id, string Product, int Version);
