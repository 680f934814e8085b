using System.Text.Json;
using Tocsin.Web.Outbound;

namespace Tocsin.Public.Sources;

/// <summary>How far a source at an address has been read.</summary>
/// <param name="Tag">The <c>ETag</c> of the change list, or of the one file.</param>
/// <param name="Modified">Its <c>Last-Modified</c>.</param>
/// <param name="Until">Every change up to this instant has been taken; null where there is no change list.</param>
internal sealed record Bookmark(string? Tag, string? Modified, DateTimeOffset? Until)
{
    public static Bookmark None { get; } = new(null, null, null);

    /// <summary>What to ask "has it changed?" with; null for nothing.</summary>
    public Fetched? Known => Tag is null && Modified is null ? null : new(Tag, Modified, Unchanged: false);

    public static Bookmark Read(string? json) =>
        json is null ? None : JsonSerializer.Deserialize<Bookmark>(json) ?? None;

    public string? Write() => this == None ? null : JsonSerializer.Serialize(this);
}
