using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Tocsin.Standards.Problems;

namespace Tocsin.Advisories.Drafts;

/// <summary>
/// The name of an advisory of this programme, <c>TCS-2026-1</c>: the programme's prefix (2 to 10 upper-case letters), the year of
/// publication (four digits) and a number from 1, allotted at publication so that it tells nothing of what is still secret.
/// </summary>
[JsonConverter(typeof(Json))]
public sealed record AdvisoryId : IComparable<AdvisoryId>
{
    public const int ShortestPrefix = 2;
    public const int LongestPrefix = 10;

    private AdvisoryId(string prefix, int year, int number) => (Prefix, Year, Number) = (prefix, year, number);

    public string Prefix { get; }

    public int Year { get; }

    public int Number { get; }

    /// <summary>Builds an ID from its parts.</summary>
    /// <exception cref="ArgumentException">The prefix is not a prefix, or a number is out of range.</exception>
    public static AdvisoryId Of(string prefix, int year, int number) =>
        IsPrefix(prefix) && year is >= 1000 and <= 9999 && number > 0
            ? new(prefix, year, number)
            : throw new ArgumentException($"{prefix}-{year}-{number} is not an advisory ID.", nameof(prefix));

    /// <summary>Reads <c>TCS-2026-1</c>: upper case, no leading zeros, so that an ID has one spelling.</summary>
    public static Result<AdvisoryId> Parse(string? text)
    {
        var parts = text?.Split('-') ?? [];
        return
            parts is [var prefix, { Length: 4 } year, { Length: > 0 and < 10 } number]
            && IsPrefix(prefix)
            && year[0] != '0'
            && number[0] != '0'
            && int.TryParse(year, NumberStyles.None, CultureInfo.InvariantCulture, out var y)
            && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var n)
            ? new AdvisoryId(prefix, y, n)
            : Problem.Invalid("advisory-id.malformed", "This is not an advisory ID.", "Write it as TCS-2026-1.");
    }

    /// <summary>Whether <paramref name="text"/> can be a programme's prefix: 2 to 10 letters A to Z.</summary>
    public static bool IsPrefix(string? text) =>
        text is { Length: >= ShortestPrefix and <= LongestPrefix } && text.All(char.IsAsciiLetterUpper);

    /// <summary>By year, then number; the prefix only breaks ties.</summary>
    public int CompareTo(AdvisoryId? other)
    {
        if (other is null)
            return 1;
        var order = (Year, Number).CompareTo((other.Year, other.Number));
        return order != 0 ? order : string.CompareOrdinal(Prefix, other.Prefix);
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Prefix}-{Year}-{Number}");

    private sealed class Json : JsonConverter<AdvisoryId>
    {
        public override AdvisoryId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            Parse(reader.GetString()).Match(id => id, p => throw new JsonException(p.Title));

        public override void Write(Utf8JsonWriter writer, AdvisoryId value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.ToString());
    }
}
