using Tocsin.Governance.Clocks;
using Tocsin.Governance.Programmes;

namespace Tocsin.Cases.Clocks;

/// <summary>One step by which something that is owed is told when it is overdue.</summary>
/// <param name="At">When it is to be told, UTC.</param>
public sealed record OverdueStep(Owed Owed, EscalationStep Step, DateTimeOffset At)
{
    /// <summary>Every step for what is owed, the soonest first.</summary>
    /// <param name="calendar">By which it is counted how late something is.</param>
    public static IReadOnlyList<OverdueStep> Of(IEnumerable<Owed> owed, ClockRules rules, BusinessCalendar calendar) =>
        [
            .. owed.SelectMany(one =>
                    rules.Overdue.Select(step => new OverdueStep(one, step, Instant(one.By, step, calendar)))
                )
                .OrderBy(step => step.At),
        ];

    // what is owed by the end of a day is owed on that day, which is over at the instant
    private static DateTimeOffset Instant(DateTimeOffset by, EscalationStep step, BusinessCalendar calendar) =>
        step.AfterBusinessDays == 0 ? by : calendar.EndOfBusinessDay(by.AddTicks(-1), step.AfterBusinessDays);
}
