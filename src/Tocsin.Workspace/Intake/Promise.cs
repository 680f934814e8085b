using System.Globalization;
using Tocsin.Governance.Programmes;

namespace Tocsin.Workspace.Intake;

/// <summary>What the programme promises to whoever would report at this moment.</summary>
/// <param name="AnswerBy">By when there will be a first answer, UTC.</param>
/// <param name="EmbargoEnds">Until when both sides keep it to themselves unless they agree otherwise, UTC.</param>
public sealed record Promise(DateTimeOffset AnswerBy, DateTimeOffset EmbargoEnds, TimeZoneInfo Zone)
{
    public static Promise Of(Programme programme, DateTimeOffset now) =>
        new(programme.AnswerBy(now), now.AddDays(programme.EmbargoDays), programme.Calendar.Zone);

    /// <summary>
    /// The day of an instant on the programme's calendar, in words. An instant that ends a day counts as that day:
    /// <c>Tuesday, 24 November 2026</c>.
    /// </summary>
    public string Day(DateTimeOffset at) =>
        Words(DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at.AddTicks(-1), Zone).DateTime));

    /// <summary>A day in words: <c>Tuesday, 24 November 2026</c>.</summary>
    public static string Words(DateOnly day) => day.ToString("dddd, d MMMM yyyy", CultureInfo.InvariantCulture);
}
