using System.Globalization;
using System.Text.Json;

namespace Tocsin.Standards.ForeignReports;

/// <summary>Reading what may be missing or of another kind at every step: then it is null.</summary>
internal static class LenientJson
{
    public static JsonElement? At(this JsonElement? from, params ReadOnlySpan<string> path)
    {
        foreach (var name in path)
        {
            if (from is not { ValueKind: JsonValueKind.Object } here || !here.TryGetProperty(name, out var member))
                return null;
            from = member;
        }
        return from is { ValueKind: JsonValueKind.Null } ? null : from;
    }

    /// <summary>A text that says something, or the digits of a number.</summary>
    public static string? Text(this JsonElement? from, params ReadOnlySpan<string> path) =>
        from.At(path) switch
        {
            { ValueKind: JsonValueKind.String } text => Said(text.GetString()),
            { ValueKind: JsonValueKind.Number } number => number.GetRawText(),
            _ => null,
        };

    public static bool IsTrue(this JsonElement? from, params ReadOnlySpan<string> path) =>
        from.At(path) is { ValueKind: JsonValueKind.True };

    public static DateTimeOffset? Instant(this JsonElement? from, params ReadOnlySpan<string> path) =>
        DateTimeOffset.TryParse(
            from.Text(path),
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out var instant
        )
            ? instant
            : null;

    public static IReadOnlyList<JsonElement?> Each(this JsonElement? from, params ReadOnlySpan<string> path) =>
        from.At(path) is { ValueKind: JsonValueKind.Array } list ? [.. list.EnumerateArray()] : [];

    // U+0000 is text, but no database column and no terminal takes it
    private static string? Said(string? text) =>
        text?.Replace("\0", "", StringComparison.Ordinal).Trim() is { Length: > 0 } said ? said : null;
}
