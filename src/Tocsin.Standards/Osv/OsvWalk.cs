using System.Text.Json;

namespace Tocsin.Standards.Osv;

/// <summary>Walks once over a record and stops at the first thing that is not as the schema has it.</summary>
internal ref struct OsvWalk(Utf8JsonReader start)
{
    // Of an object with more members nothing is said: whether two have one name would take too long to see.
    private const int MostMembers = 48;

    // Longer fractions are cut off by one reader and rounded by another.
    private const int LongestInstant = 27;

    private Utf8JsonReader reader = start;

    public string? Id { get; private set; }

    public DateTimeOffset Modified { get; private set; }

    /// <exception cref="JsonException">It is not JSON.</exception>
    public bool Whole() =>
        reader.Read()
        && reader.TokenType == JsonTokenType.StartObject
        && Object(OsvShape.Record)
        && !reader.Read()
        && Id is not null
        && Modified != default;

    private bool Object(OsvShape[] members)
    {
        var names = new Names(stackalloc int[MostMembers]);
        var needed = 0;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueIsEscaped || !names.Add(reader.ValueSpan))
                return false;
            var member = Known(members, reader.ValueSpan);
            reader.Read();
            if (member is null ? !Anything() : !Value(member))
                return false;
            if (member?.Form == OsvForm.NeededText)
                needed++;
        }
        return needed == members.Count(m => m.Form == OsvForm.NeededText);
    }

    private static OsvShape? Known(OsvShape[] members, ReadOnlySpan<byte> name)
    {
        foreach (var member in members)
        {
            if (name.SequenceEqual(member.Name))
                return member;
        }
        return null;
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
            OsvForm.Object => reader.TokenType == JsonTokenType.StartObject && Object(member.Members),
            _ => Objects(member.Members),
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

    private bool Objects(OsvShape[] members)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
            return false;
        while (reader.Read() && reader.TokenType == JsonTokenType.StartObject)
        {
            if (!Object(members))
                return false;
        }
        return reader.TokenType == JsonTokenType.EndArray;
    }

    // Whatever stands here, as long as none of its objects says one thing twice.
    private bool Anything()
    {
        if (reader.TokenType == JsonTokenType.StartObject)
            return Object([]);
        if (reader.TokenType != JsonTokenType.StartArray)
            return true;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (!Anything())
                return false;
        }
        return true;
    }

    /// <summary>The names of one object, by hash: two that only hash alike are as good as one name twice.</summary>
    private ref struct Names(Span<int> seen)
    {
        private readonly Span<int> seen = seen;
        private int count;

        public bool Add(ReadOnlySpan<byte> name)
        {
            var hash = new HashCode();
            hash.AddBytes(name);
            var code = hash.ToHashCode();
            if (count == MostMembers || seen[..count].Contains(code))
                return false;
            seen[count++] = code;
            return true;
        }
    }
}
