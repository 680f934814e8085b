using System.Globalization;
using System.Text;

namespace Tocsin.Standards.Calendars;

/// <summary>Events as calendars subscribe to them: iCalendar (RFC 5545), times in UTC, lines folded at 75 octets.</summary>
/// <param name="Producer">Who made it (section 3.7.3): <c>-//Example//Tocsin//EN</c>.</param>
/// <param name="Name">What the calendar is called.</param>
public sealed record CalendarFeed(string Producer, string Name, IReadOnlyList<CalendarEvent> Events)
{
    public const string MediaType = "text/calendar; charset=utf-8";

    private const int MostOctets = 75;

    /// <summary>Lines that end with CRLF (section 3.1).</summary>
    public string Write()
    {
        var text = new StringBuilder();
        Line(text, "BEGIN:VCALENDAR");
        Line(text, "VERSION:2.0");
        Line(text, "PRODID:" + Escaped(Producer));
        Line(text, "X-WR-CALNAME:" + Escaped(Name));
        foreach (var one in Events)
            Write(text, one);
        Line(text, "END:VCALENDAR");
        return text.ToString();
    }

    private static void Write(StringBuilder text, CalendarEvent one)
    {
        Line(text, "BEGIN:VEVENT");
        Line(text, "UID:" + Escaped(one.Id));
        Line(text, "DTSTAMP:" + Instant(one.ChangedAt));
        Line(text, "DTSTART:" + Instant(one.At));
        Line(text, "DTEND:" + Instant(one.At + one.Length));
        Line(text, string.Create(CultureInfo.InvariantCulture, $"SEQUENCE:{one.Sequence}"));
        Line(text, "SUMMARY:" + Escaped(one.Summary));
        if (one.Place is { } place)
            Line(text, "LOCATION:" + Escaped(place));
        if (one.Page is { } page)
            Line(text, "URL:" + page.AbsoluteUri);
        Line(text, one.IsCalledOff ? "STATUS:CANCELLED" : "STATUS:CONFIRMED");
        Line(text, "END:VEVENT");
    }

    private static string Instant(DateTimeOffset at) =>
        at.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

    // section 3.3.11; other control characters cannot stand in a text
    private static string Escaped(string text) =>
        string.Concat(
            text.ReplaceLineEndings("\n")
                .Select(c =>
                    c switch
                    {
                        '\\' => "\\\\",
                        ';' => "\\;",
                        ',' => "\\,",
                        '\n' => "\\n",
                        _ when char.IsControl(c) => "",
                        _ => c.ToString(),
                    }
                )
        );

    // between characters, never within one
    private static void Line(StringBuilder text, string line)
    {
        var octets = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > MostOctets)
            {
                text.Append("\r\n ");
                octets = 1;
            }
            text.Append(rune.ToString());
            octets += rune.Utf8SequenceLength;
        }
        text.Append("\r\n");
    }
}

/// <summary>One event. Instants are UTC, told in whole seconds.</summary>
/// <param name="Id">The same for as long as it is the same event; unique in the world.</param>
/// <param name="ChangedAt">When it was last changed.</param>
/// <param name="Sequence">From 0; greater after each change of time or place.</param>
/// <param name="Page">Where there is more about it.</param>
public sealed record CalendarEvent(
    string Id,
    DateTimeOffset ChangedAt,
    DateTimeOffset At,
    TimeSpan Length,
    int Sequence,
    string Summary,
    string? Place,
    Uri? Page,
    bool IsCalledOff
);
