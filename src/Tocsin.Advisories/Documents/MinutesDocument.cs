using System.Text.Json;

namespace Tocsin.Advisories.Documents;

/// <summary>The minutes of a meeting as a published document.</summary>
/// <param name="Id">Day and team: <c>2026-03-04-policy</c>.</param>
/// <param name="Team">As people call it.</param>
/// <param name="At">When it began, UTC.</param>
/// <param name="Zone">IANA name of the zone in which it was told.</param>
/// <param name="Text">Markdown. It names no case.</param>
public sealed record MinutesDocument(string Id, string Team, string Title, DateTimeOffset At, string Zone, string Text)
{
    public const string Kind = "minutes";

    /// <param name="revision">Counts what was published of this meeting, from 1.</param>
    /// <param name="modified">When it was published, UTC.</param>
    public PublishedDocument ToDocument(int revision, DateTimeOffset modified) =>
        new(Kind, Id, revision, modified, JsonSerializer.SerializeToUtf8Bytes(this));

    /// <summary>Null for what is no such document.</summary>
    public static MinutesDocument? Read(PublishedDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return DocumentJson.Read<MinutesDocument>(document) is { } read && read.Id == document.Id ? read : null;
    }
}
