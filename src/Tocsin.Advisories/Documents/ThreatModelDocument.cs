using System.Text.Json;

namespace Tocsin.Advisories.Documents;

/// <summary>The threat model of a product as a published document, with everything that its statements ever said.</summary>
/// <param name="Product">Its name in addresses: small letters, digits and hyphens.</param>
/// <param name="Name">As people call it.</param>
/// <param name="Statements">In the order of their numbers, those that are retired too.</param>
public sealed record ThreatModelDocument(string Product, string Name, IReadOnlyList<PublishedStatement> Statements)
{
    public const string Kind = "threat-model";

    /// <param name="revision">Counts the changes of the threat model from 1.</param>
    /// <param name="modified">When it last changed, UTC.</param>
    public PublishedDocument ToDocument(int revision, DateTimeOffset modified) =>
        new(Kind, Product, revision, modified, JsonSerializer.SerializeToUtf8Bytes(this));

    /// <summary>Null for what is no such document.</summary>
    public static ThreatModelDocument? Read(PublishedDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return DocumentJson.Read<ThreatModelDocument>(document) is { } read && read.Product == document.Id
            ? read
            : null;
    }
}

/// <summary>A statement. Its address on the page of its product is its ID behind a <c>#</c>.</summary>
/// <param name="Id"><c>TM-node-js-3</c>; given once.</param>
/// <param name="Versions">The first first; never empty.</param>
/// <param name="Retired">Null while it is in force.</param>
public sealed record PublishedStatement(
    string Id,
    int Number,
    IReadOnlyList<PublishedStatementVersion> Versions,
    PublishedRetirement? Retired
);

/// <summary>What a statement says, or said. Texts are Markdown, null where they were destroyed.</summary>
/// <param name="Kind"><c>trusted</c>, <c>untrusted</c>, <c>out-of-scope</c>.</param>
/// <param name="Since">UTC.</param>
/// <param name="Rationale">Why it is so.</param>
public sealed record PublishedStatementVersion(
    int Version,
    string Kind,
    DateTimeOffset Since,
    string? Wording,
    string? Rationale,
    IReadOnlyList<string> Examples
);

/// <summary>The end of a statement.</summary>
/// <param name="At">UTC.</param>
/// <param name="Because">Markdown; null where it was destroyed.</param>
public sealed record PublishedRetirement(DateTimeOffset At, string? Because);
