using System.Globalization;
using Tocsin.Standards.Problems;

namespace Tocsin.Workspace.Advisories;

/// <summary>Reads when an advisory is to be public: an instant that nobody can mistake.</summary>
internal static class PublicationInstant
{
    private static readonly string[] local = ["yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd HH:mm"];

    /// <summary>An instant with its zone, or a date and a time on the clocks of <paramref name="zone"/>.</summary>
    public static Result<DateTimeOffset> Of(string typed, string zone)
    {
        var there = Parse(typed, TimeZoneInfo.FindSystemTimeZoneById(zone));
        return there.Succeeded || there.Problem?.Code == "instant.skipped" ? there : Parse(typed);
    }

    /// <summary>With its zone, as RFC 3339 has it: <c>2026-12-01T15:00:00Z</c>. UTC, whole microseconds.</summary>
    public static Result<DateTimeOffset> Parse(string text)
    {
        var trimmed = text.Trim();
        var zoned = trimmed is [.., 'Z'] || (trimmed.Length > 6 && trimmed[^6] is '+' or '-' && trimmed[^3] == ':');
        return
            zoned
            && trimmed.Contains('T', StringComparison.Ordinal)
            && DateTimeOffset.TryParse(trimmed, CultureInfo.InvariantCulture, DateTimeStyles.None, out var at)
            ? Whole(at)
            : Problem.Invalid("instant.malformed", "Write it with its zone: 2026-12-01T15:00:00Z.");
    }

    /// <summary>A date and time on the clocks of a zone. Where clocks go back and show it twice, it is the first.</summary>
    public static Result<DateTimeOffset> Parse(string? text, TimeZoneInfo zone)
    {
        if (
            !DateTime.TryParseExact(
                text?.Trim(),
                local,
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out var shown
            )
        )
            return Problem.Invalid("instant.malformed", "Give a date and a time, such as 2026-12-01 15:00.");
        if (zone.IsInvalidTime(shown))
            return Problem.Invalid("instant.skipped", "Clocks go forward then: this time does not exist in that zone.");
        var offset = zone.IsAmbiguousTime(shown) ? zone.GetAmbiguousTimeOffsets(shown).Max() : zone.GetUtcOffset(shown);
        return Whole(new(shown, offset));
    }

    private static DateTimeOffset Whole(DateTimeOffset at) =>
        at.ToUniversalTime().AddTicks(-(at.Ticks % TimeSpan.TicksPerMicrosecond));
}
