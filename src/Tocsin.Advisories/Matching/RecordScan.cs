using System.Text.Json;
using System.Text.Unicode;
using Tocsin.Standards.Osv;

namespace Tocsin.Advisories.Matching;

/// <summary>
/// Reads of a record what the index needs, in one pass and without what it does not (references, credits, everything specific to a
/// database): several times as fast as <see cref="OsvReader"/>, on whose judgement it relies. It knows records that are
/// written as the schema has them; at anything else it gives up, and the reader that knows all oddities has its turn.
/// </summary>
internal static class RecordScan
{
    private static readonly JsonReaderOptions Options = new() { MaxDepth = OsvReader.DeepestNesting };

    /// <summary>False when it gave up: the record may be fine.</summary>
    public static bool TryRead(ReadOnlySpan<byte> utf8, out OsvRecord? record)
    {
        record = null;
        if (utf8.Length > OsvReader.LargestRecord || !Utf8.IsValid(utf8))
            return false;
        try
        {
            var reader = new Utf8JsonReader(utf8, Options);
            reader.Read();
            if (reader.TokenType != JsonTokenType.StartObject)
                return false;
            var read = Record(ref reader);
            if (reader.Read())
                return false;
            record = read;
            return true;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return false;
        }
    }

    /// <summary>The same where it is known what lies where, and that all of it is as the schema has it.</summary>
    public static bool TryRead(ReadOnlySpan<byte> utf8, in OsvSight seen, out OsvRecord? record)
    {
        record = null;
        try
        {
            var at = seen.Places;
            var summary = Begin(utf8, at[OsvPlaces.Summary], out var reader) ? Text(ref reader) : null;
            record = new()
            {
                Id = seen.Id,
                Modified = seen.Modified,
                Published = Begin(utf8, at[OsvPlaces.Published], out reader) ? Instant(ref reader) : null,
                Withdrawn = Begin(utf8, at[OsvPlaces.Withdrawn], out reader) ? Instant(ref reader) : null,
                Aliases = Begin(utf8, at[OsvPlaces.Aliases], out reader) ? Texts(ref reader) : null,
                Summary = summary,
                Details =
                    string.IsNullOrWhiteSpace(summary) && Begin(utf8, at[OsvPlaces.Details], out reader)
                        ? Text(ref reader)
                        : null,
                Affected = Begin(utf8, at[OsvPlaces.Affected], out reader) ? Affected(ref reader) : null,
            };
            return true;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return false;
        }
    }

    // A reader that stands at the first token of a value; false where there is none.
    private static bool Begin(ReadOnlySpan<byte> utf8, OsvPlace place, out Utf8JsonReader reader)
    {
        reader = new(utf8.Slice(place.Start, place.Length), Options);
        return place.Length > 0 && reader.Read();
    }

    private static OsvRecord Record(ref Utf8JsonReader reader)
    {
        string? id = null,
            summary = null;
        DateTimeOffset? modified = null,
            published = null,
            withdrawn = null;
        IReadOnlyList<string>? aliases = null;
        IReadOnlyList<OsvAffected>? affected = null;
        Utf8JsonReader details = default;
        while (NextMember(ref reader))
        {
            if (Is(ref reader, "id"u8))
                id = Text(ref reader);
            else if (Is(ref reader, "modified"u8))
                modified = Instant(ref reader);
            else if (Is(ref reader, "published"u8))
                published = Instant(ref reader);
            else if (Is(ref reader, "withdrawn"u8))
                withdrawn = Instant(ref reader);
            else if (Is(ref reader, "aliases"u8))
                aliases = Texts(ref reader);
            else if (Is(ref reader, "summary"u8))
                summary = Text(ref reader);
            else if (Is(ref reader, "details"u8))
                details = reader;
            else if (Is(ref reader, "affected"u8))
                affected = Affected(ref reader);
            reader.Skip();
        }
        return new()
        {
            Id = OsvReader.IsId(id) ? id! : throw new JsonException(),
            Modified = modified ?? throw new JsonException(),
            Published = published,
            Withdrawn = withdrawn,
            Aliases = aliases,
            Summary = summary,
            // long, and only asked for where there is no summary
            Details =
                string.IsNullOrWhiteSpace(summary) && details.TokenType != JsonTokenType.None
                    ? Text(ref details)
                    : null,
            Affected = affected,
        };
    }

    private static List<OsvAffected> Affected(ref Utf8JsonReader reader)
    {
        var all = new List<OsvAffected>(1);
        while (NextObject(ref reader))
        {
            OsvPackage? package = null;
            IReadOnlyList<OsvRange>? ranges = null;
            IReadOnlyList<string>? versions = null;
            while (NextMember(ref reader))
            {
                if (Is(ref reader, "package"u8))
                    package = Package(ref reader);
                else if (Is(ref reader, "ranges"u8))
                    ranges = Ranges(ref reader);
                else if (Is(ref reader, "versions"u8))
                    versions = Texts(ref reader);
                reader.Skip();
            }
            all.Add(
                new()
                {
                    Package = package,
                    Ranges = ranges,
                    Versions = versions,
                }
            );
        }
        return all;
    }

    private static OsvPackage Package(ref Utf8JsonReader reader)
    {
        string? ecosystem = null,
            name = null;
        Expect(ref reader, JsonTokenType.StartObject);
        while (NextMember(ref reader))
        {
            if (Is(ref reader, "ecosystem"u8))
                ecosystem = Text(ref reader);
            else if (Is(ref reader, "name"u8))
                name = Text(ref reader);
            reader.Skip();
        }
        return string.IsNullOrWhiteSpace(ecosystem) || string.IsNullOrWhiteSpace(name)
            ? throw new JsonException()
            : new(Known(ecosystem), name);
    }

    private static List<OsvRange> Ranges(ref Utf8JsonReader reader)
    {
        var all = new List<OsvRange>(1);
        while (NextObject(ref reader))
        {
            string? type = null;
            List<OsvEvent>? events = null;
            while (NextMember(ref reader))
            {
                if (Is(ref reader, "type"u8))
                    type = Text(ref reader);
                else if (Is(ref reader, "events"u8))
                    events = Events(ref reader);
                reader.Skip();
            }
            all.Add(
                new()
                {
                    Type = string.IsNullOrWhiteSpace(type) ? throw new JsonException() : type,
                    Events = events ?? [],
                }
            );
        }
        return all;
    }

    private static List<OsvEvent> Events(ref Utf8JsonReader reader)
    {
        var all = new List<OsvEvent>(2);
        while (NextObject(ref reader))
        {
            OsvEvent? one = null;
            while (NextMember(ref reader))
            {
                // two boundaries in one event are an oddity
                if (one is not null)
                    throw new JsonException();
                if (Is(ref reader, "introduced"u8))
                    one = new() { Introduced = Text(ref reader) };
                else if (Is(ref reader, "fixed"u8))
                    one = new() { Fixed = Text(ref reader) };
                else if (Is(ref reader, "last_affected"u8))
                    one = new() { LastAffected = Text(ref reader) };
                else if (Is(ref reader, "limit"u8))
                    one = new() { Limit = Text(ref reader) };
                reader.Skip();
            }
            if (one is not null)
                all.Add(one);
        }
        return all;
    }

    private static List<string> Texts(ref Utf8JsonReader reader)
    {
        Expect(ref reader, JsonTokenType.StartArray);
        var all = new List<string>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            all.Add(Text(ref reader));
        return all;
    }

    // The next object of the list at whose beginning, or at one of whose objects' ends, the reader stands.
    private static bool NextObject(ref Utf8JsonReader reader)
    {
        if (reader.TokenType is not (JsonTokenType.StartArray or JsonTokenType.EndObject))
            throw new JsonException();
        reader.Read();
        if (reader.TokenType == JsonTokenType.EndArray)
            return false;
        Expect(ref reader, JsonTokenType.StartObject);
        return true;
    }

    private static bool NextMember(ref Utf8JsonReader reader) =>
        reader.Read() && reader.TokenType == JsonTokenType.PropertyName;

    // On a match the reader goes on to the value.
    private static bool Is(ref Utf8JsonReader reader, ReadOnlySpan<byte> name) =>
        reader.TokenType == JsonTokenType.PropertyName && reader.ValueTextEquals(name) && reader.Read();

    private static string Text(ref Utf8JsonReader reader)
    {
        Expect(ref reader, JsonTokenType.String);
        var text = reader.GetString()!;
        return text.Contains('\0', StringComparison.Ordinal) ? throw new JsonException() : text;
    }

    private static DateTimeOffset Instant(ref Utf8JsonReader reader)
    {
        Expect(ref reader, JsonTokenType.String);
        return reader.ValueSpan is [.., (byte)'Z'] && reader.TryGetDateTimeOffset(out var instant)
            ? instant
            : throw new JsonException();
    }

    private static void Expect(ref Utf8JsonReader reader, JsonTokenType type)
    {
        if (reader.TokenType != type)
            throw new JsonException();
    }

    // The same few words in every record: one string for all of them.
    private static string Known(string ecosystem) => string.IsInterned(ecosystem) ?? ecosystem;
}
