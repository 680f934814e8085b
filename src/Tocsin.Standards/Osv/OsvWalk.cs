using System.Text.Json;

namespace Tocsin.Standards.Osv;

/// <summary>Walks once over a record and stops at the first thing that is not as the schema has it.</summary>
/// <param name="others">Room for <see cref="MostOthers"/>.</param>
internal ref struct OsvWalk(Utf8JsonReader start, Span<int> others)
{
    /// <summary>
    /// Of an object with more members that the schema does not name, those of the objects around it counted, nothing is said: whether two
    /// have one name would take too long to see.
    /// </summary>
    public const int MostOthers = 48;

    // Longer fractions are cut off by one reader and rounded by another.
    private const int LongestInstant = 27;

    private readonly Span<int> others = others;
    private Utf8JsonReader reader = start;
    private int othersSeen;
    private OsvPlaces places;

    public string? Id { get; private set; }

    public DateTimeOffset Modified { get; private set; }

    public readonly OsvPlaces Places => places;

    /// <exception cref="JsonException">It is not JSON.</exception>
    public bool Whole() =>
        reader.Read()
        && reader.TokenType == JsonTokenType.StartObject
        && Object(OsvShape.Whole)
        && !reader.Read()
        && Id is not null
        && Modified != default;

    private bool Object(OsvShape shape)
    {
        var (before, seen, needed) = (othersSeen, 0, 0);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueIsEscaped)
                return false;
            var at = Known(shape.Members, reader.ValueSpan);
            if (at < 0 ? !Other(before, reader.ValueSpan) : (seen & (1 << at)) != 0)
                return false;
            reader.Read();
            if (at < 0)
            {
                if (!Anything())
                    return false;
                continue;
            }
            seen |= 1 << at;
            var member = shape.Members[at];
            var from = (int)reader.TokenStartIndex;
            var isThere = reader.TokenType != JsonTokenType.Null;
            if (!Value(member))
                return false;
            if (member.Place >= 0 && isThere)
                places[member.Place] = new(from, (int)reader.BytesConsumed - from);
            if (member.Form == OsvForm.NeededText)
                needed++;
        }
        othersSeen = before;
        return needed == shape.Needed;
    }

    private static int Known(OsvShape[] members, ReadOnlySpan<byte> name)
    {
        for (var at = 0; at < members.Length; at++)
        {
            if (name.SequenceEqual(members[at].Name))
                return at;
        }
        return -1;
    }

    // By hash: two that only hash alike are as good as one name twice.
    private bool Other(int before, ReadOnlySpan<byte> name)
    {
        var hash = new HashCode();
        hash.AddBytes(name);
        var code = hash.ToHashCode();
        if (othersSeen == MostOthers || others[before..othersSeen].Contains(code))
            return false;
        others[othersSeen++] = code;
        return true;
    }

    private bool Value(OsvShape member)
    {
        // a member that is null is a member that is missing
        if (reader.TokenType == JsonTokenType.Null)
            return member.Form is not (OsvForm.Id or OsvForm.Modified or OsvForm.NeededText);
        return member.Form switch
        {
            OsvForm.Id => Identity(),
            OsvForm.Text => reader.TokenType == JsonTokenType.String,
            OsvForm.NeededText => reader.TokenType == JsonTokenType.String
                && reader.ValueSpan is [> (byte)' ' and < 0x7f and not (byte)'\\', ..],
            OsvForm.Modified => Instant(out var at) && (Modified = at) != default,
            OsvForm.Instant => Instant(out _),
            OsvForm.Texts => Texts(),
            OsvForm.Free => reader.TokenType == JsonTokenType.StartObject && Anything(),
            OsvForm.Object => reader.TokenType == JsonTokenType.StartObject && Object(member),
            _ => Objects(member),
        };
    }

    private bool Identity()
    {
        if (reader.TokenType != JsonTokenType.String || reader.ValueIsEscaped)
            return false;
        Id = reader.GetString();
        return OsvReader.IsId(Id);
    }

    private readonly bool Instant(out DateTimeOffset at)
    {
        at = default;
        return reader.TokenType == JsonTokenType.String
            && reader.ValueSpan is { Length: <= LongestInstant } and [.., (byte)'Z']
            && reader.TryGetDateTimeOffset(out at);
    }

    private bool Texts()
    {
        if (reader.TokenType != JsonTokenType.StartArray)
            return false;
        while (reader.Read() && reader.TokenType == JsonTokenType.String) { }
        return reader.TokenType == JsonTokenType.EndArray;
    }

    private bool Objects(OsvShape shape)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
            return false;
        while (reader.Read() && reader.TokenType == JsonTokenType.StartObject)
        {
            if (!Object(shape))
                return false;
        }
        return reader.TokenType == JsonTokenType.EndArray;
    }

    // Whatever stands here, as long as none of its objects says one thing twice.
    private bool Anything()
    {
        if (reader.TokenType == JsonTokenType.StartObject)
            return Object(OsvShape.Anything);
        if (reader.TokenType != JsonTokenType.StartArray)
            return true;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (!Anything())
                return false;
        }
        return true;
    }
}
