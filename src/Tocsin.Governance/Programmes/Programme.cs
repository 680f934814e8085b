using Tocsin.Standards.Problems;

namespace Tocsin.Governance.Programmes;

/// <summary>One installation as it presents itself: a foundation, what it answers for, what it promises.</summary>
public sealed record Programme
{
    /// <summary>Who answers: shown on every page.</summary>
    public string Name { get; init; } = "Your foundation";

    /// <summary>Begins the ID of every advisory: <c>TCS-2026-1</c>. Two to ten capital letters.</summary>
    public string AdvisoryPrefix { get; init; } = "TCS";

    /// <summary>What the programme answers for, as a reporter would name it. Empty: any package may be named.</summary>
    public IReadOnlyList<string> Products { get; init; } = [];

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

    public BusinessCalendar Calendar => new(TimeZoneInfo.FindSystemTimeZoneById(TimeZone), Holidays);

    /// <summary>Everything that is wrong with the settings, by their names.</summary>
    public IReadOnlyList<Fault> Check()
    {
        var faults = new FaultCollector();
        faults.Required(nameof(Name), Name, 100);
        if (AdvisoryPrefix.Length is < 2 or > 10 || !AdvisoryPrefix.All(char.IsAsciiLetterUpper))
            faults.Add(nameof(AdvisoryPrefix), "Use two to ten capital letters, such as TCS.");
        if (FirstAnswerBusinessDays is < 1 or > 30)
            faults.Add(nameof(FirstAnswerBusinessDays), "Promise an answer within 1 to 30 business days.");
        if (EmbargoDays is < 1 or > 365)
            faults.Add(nameof(EmbargoDays), "Propose an embargo of 1 to 365 days.");
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(TimeZone, out _))
            faults.Add(nameof(TimeZone), $"'{TimeZone}' is no time zone of this machine; write it as Europe/Vienna.");
        return faults.Faults;
    }
}
