using Tocsin.Standards.Problems;

namespace Tocsin.Governance.Programmes;

/// <summary>One installation as it presents itself: a foundation, what it answers for, what it promises.</summary>
public sealed record Programme
{
    /// <summary>Of scope and safe harbour each, in UTF-16 units.</summary>
    public const int LongestProse = 50_000;

    public const int MostProducts = 200;

    /// <summary>Of one product.</summary>
    public const int MostReleaseLines = 50;

    public const int MostHolidays = 1_000;

    /// <summary>Who answers: shown on every page.</summary>
    public string Name { get; init; } = "Your foundation";

    /// <summary>Begins the ID of every advisory: <c>TCS-2026-1</c>. Two to ten capital letters.</summary>
    public string AdvisoryPrefix { get; init; } = "TCS";

    /// <summary>What the programme answers for. Empty: any package may be named.</summary>
    public IReadOnlyList<Product> Products { get; init; } = [];

    /// <summary>Markdown: what is in scope and what is not.</summary>
    public string Scope { get; init; } =
        "Anything in our products that breaks a promise of confidentiality, integrity or availability. "
        + "If you are not sure whether it counts, report it: deciding that is our work.";

    /// <summary>Markdown: what a reporter who keeps to the rules need not fear.</summary>
    public string SafeHarbour { get; init; } =
        "We will not take or support legal action over research that was done in good faith, stayed away from other people's "
        + "data, and was reported to us first.";

    /// <summary>Business days until a reporter has a first answer.</summary>
    public int FirstAnswerBusinessDays { get; init; } = 2;

    /// <summary>Days from the verdict to publication, which is also the embargo that is proposed by default.</summary>
    public int EmbargoDays { get; init; } = 45;

    /// <summary>IANA name of the zone in which business days are counted.</summary>
    public string TimeZone { get; init; } = "Etc/UTC";

    /// <summary>Days on which nobody is expected to work, beside Saturdays and Sundays.</summary>
    public IReadOnlyList<DateOnly> Holidays { get; init; } = [];

    /// <summary>When intake is paused, openly; those that are over too.</summary>
    public IReadOnlyList<IntakePause> Pauses { get; init; } = [];

    public BusinessCalendar Calendar => new(TimeZoneInfo.FindSystemTimeZoneById(TimeZone), Holidays);

    /// <summary>The same calendar without the days of a pause: what is promised to reporters, and how late it is, counts by it.</summary>
    public BusinessCalendar AnsweringCalendar =>
        new(Calendar.Zone, [.. Holidays.Concat(Pauses.SelectMany(pause => pause.Days)).ToHashSet()]);

    /// <summary>By when whoever writes at <paramref name="now"/> has an answer, UTC.</summary>
    public DateTimeOffset AnswerBy(DateTimeOffset now) =>
        AnsweringCalendar.EndOfBusinessDay(now, FirstAnswerBusinessDays);

    /// <summary>The pause that the day of this instant is in; null: none. It ends by the clock alone.</summary>
    public IntakePause? PauseAt(DateTimeOffset now)
    {
        var today = Calendar.DayOf(now);
        return Pauses.FirstOrDefault(pause => pause.Has(today));
    }

    /// <summary>Everything that is wrong with it, by its places in the document: <c>promises.embargoDays</c>.</summary>
    public IReadOnlyList<Fault> Check()
    {
        var faults = new FaultCollector();
        ProgrammeChecks.Check(this, faults);
        return faults.Faults;
    }
}
