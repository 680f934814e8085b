using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Tocsin.Standards.Osv;

/// <summary>How records spell instants: RFC 3339 in UTC with a <c>Z</c>.</summary>
public static class OsvInstant
{
    private const string Seconds = "yyyy-MM-dd'T'HH:mm:ss";

    /// <summary>
    /// Reads RFC 3339, and what is found beside it: a day alone (its first instant), a blank for the <c>T</c>, no zone (UTC).
    /// Fractions beyond a ten-millionth of a second are cut off. The result is in UTC.
    /// </summary>
    public static bool TryParse(string text, out DateTimeOffset instant)
    {
        instant = default;
        var trimmed = text.Trim();
        if (trimmed.Length is < 10 or > 64)
            return false;
        var upper = trimmed.ToUpperInvariant();
        if (upper.Length > 10 && upper[10] == ' ')
            upper = $"{upper[..10]}T{upper[11..]}";
        return DateTimeOffset.TryParseExact(
            WithoutFineFraction(upper),
            ["yyyy-MM-dd", $"{Seconds}.FFFFFFFK", $"{Seconds}K", "yyyy-MM-dd'T'HH:mmK"],
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out instant
        );
    }

    /// <summary><c>2026-01-31T12:00:00Z</c>, with as many digits of fraction as there are.</summary>
    public static string Write(DateTimeOffset instant) =>
        instant.UtcDateTime.ToString($"{Seconds}.FFFFFFF'Z'", CultureInfo.InvariantCulture);

    private static string WithoutFineFraction(string text)
    {
        var dot = text.IndexOf('.', StringComparison.Ordinal);
        if (dot < 0)
            return text;
        var end = dot + 1;
        while (end < text.Length && char.IsAsciiDigit(text[end]))
            end++;
        return end - dot - 1 > 7 ? text[..(dot + 8)] + text[end..] : text;
    }
}

/// <summary>Spells instants as <see cref="OsvInstant"/> does.</summary>
internal sealed class OsvInstantConverter : JsonConverter<DateTimeOffset>
{
    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        OsvInstant.TryParse(reader.GetString() ?? "", out var instant)
            ? instant
            : throw new JsonException("This is not an instant.");

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
        writer.WriteStringValue(OsvInstant.Write(value));
}
