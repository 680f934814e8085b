using Tocsin.Cases.Access;
using Tocsin.Cases.Channels;
using Tocsin.Cases.Clocks;
using Tocsin.Cases.Drafting;
using Tocsin.Cases.Reports;
using Tocsin.Governance.Clocks;
using Tocsin.Governance.Programmes;
using Tocsin.Ledger;
using Tocsin.Standards.Problems;

namespace Tocsin.Cases;

/// <summary>What the team owes by when, what stops that, and who is told when it is overdue.</summary>
public sealed partial class Case
{
    /// <summary>The due row that watches what is owed; its key is the case number. The store sees to it whenever a case changes.</summary>
    public const string WatchDue = "watch-clocks";

    private readonly HashSet<OverdueTold> told = [];

    /// <summary>By when the reporter was promised the next update, UTC; null: none is promised.</summary>
    public DateTimeOffset? UpdateBy { get; private set; }

    /// <summary>Whether it waits off the clock because it did not happen as it was reported.</summary>
    public bool NotReproducible { get; private set; }

    /// <summary>Everything that the team owes now, the soonest first.</summary>
    public IReadOnlyList<Owed> Owes =>
        [
            .. new (OwedKind What, DateTimeOffset? By)[]
            {
                (OwedKind.Answer, AnswerBy),
                (OwedKind.Update, UpdateBy),
                (OwedKind.Publication, Published is null && State != ReportState.Closed ? PublishBy : null),
            }
                .Where(one => one.By is not null)
                .Select(one => new Owed(one.What, one.By!.Value))
                .OrderBy(owed => owed.By),
        ];

    /// <summary>By when the reporter is to hear of the team next: an answer or an update, whichever is sooner, UTC.</summary>
    public DateTimeOffset? WordBy => Min(AnswerBy, UpdateBy);

    /// <summary>Promises the reporter the next update by the end of a day of the programme's zone; a later promise takes its place.</summary>
    public Result<Decision> PromiseUpdate(Viewer.Member by, DateOnly day, Programme programme, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(programme);
        if (MayJudge(by) is { } refused)
            return refused;
        if (State == ReportState.Closed)
            return CaseProblems.Closed;
        var today = programme.Calendar.DayOf(now);
        if (day < today || day > today.AddDays(ClockProblems.FurthestUpdate))
            return ClockProblems.UpdateOutOfRange;
        return Decision.Of(new UpdatePromised(programme.Calendar.EndOf(day)));
    }

    /// <summary>A member writes to the reporter, and promises the next update with it.</summary>
    public Result<Decision> WriteAndPromise(
        Viewer.Member by,
        Audience audience,
        MessageText message,
        DateOnly? nextUpdate,
        Programme programme,
        DateTimeOffset now
    )
    {
        if (!Write(by, audience, message).TryGet(out var written, out var problem))
            return problem;
        if (nextUpdate is not { } day)
            return written;
        if (!audience.ReachesReporter)
            return ClockProblems.UpdateToReporter;
        return PromiseUpdate(by, day, programme, now)
            .Map(promised => written with { Entries = [.. written.Entries, .. promised.Entries] });
    }

    /// <summary>
    /// Puts a report that does not happen as it says off the clock, with an answer to the reporter. Their next message starts the clock
    /// again.
    /// </summary>
    public Result<Decision> PutOffClock(Viewer.Member by, MessageText answer, ClockRules rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        if (MayJudge(by) is { } refused)
            return refused;
        if (State != ReportState.Received)
            return CaseProblems.AlreadyJudged;
        if (!rules.Stops(OffTheClock.NotReproducible))
            return ClockProblems.RunsOn;
        return Decision.Of(new NotReproduced { Text = answer }).And(Notices.ToReporter(Number));
    }

    /// <summary>Tells of what is overdue, by the rules in force; each step once for what was owed by one instant.</summary>
    public Decision TellOverdue(ClockRules rules, Programme programme, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(programme);
        var steps = OverdueStep
            .Of(Owes, rules, programme.AnsweringCalendar)
            .Where(step => step.At <= now)
            .Select(Told)
            .Where(step => !told.Contains(step))
            .ToList();
        return Decision.Of(steps).And(steps.Select(step => step.To).Distinct().Select(Notice));
    }

    /// <summary>The next instant at which a step is to be told, UTC; null: none as it is now.</summary>
    public DateTimeOffset? NextStep(ClockRules rules, Programme programme)
    {
        ArgumentNullException.ThrowIfNull(programme);
        return OverdueStep
            .Of(Owes, rules, programme.AnsweringCalendar)
            .Where(step => !told.Contains(Told(step)))
            .Select(step => (DateTimeOffset?)step.At)
            .FirstOrDefault();
    }

    private static OverdueTold Told(OverdueStep step) =>
        new(step.Owed.What, step.Owed.By, step.Step.AfterBusinessDays, step.Step.To);

    private DueRow Notice(EscalatedTo to) =>
        to switch
        {
            EscalatedTo.TeamAbove => Notices.TellAbove(Number),
            EscalatedTo.Owner when Owner is { } owner => Notices.AskMember(owner, Number),
            _ => Notices.AskTriagers(Number),
        };

    private void ApplyToClocks(Entry entry)
    {
        switch (entry)
        {
            case UpdatePromised promised:
                UpdateBy = promised.By;
                break;
            case NotReproduced:
                (WaitingFor, AnswerBy, NotReproducible) = (WaitingFor.Reporter, null, true);
                break;
            case OverdueTold step:
                told.Add(step);
                break;
        }
    }

    private static bool IsTheTeam(Actor by) => by != Actor.Reporter && by != Actor.Tocsin && !IsVendor(by);

    // before the entry itself is applied: a message that promises the next update comes before its promise
    private void KeepPromises(Recorded recorded)
    {
        if (recorded.Entry is CaseClosed or ReportAccepted or ReportRejected or ReportDeferred)
            (UpdateBy, NotReproducible) = (null, false);
        else if (recorded.Entry is MessageWritten { Audience.ReachesReporter: true } && !IsVendor(recorded.By))
            (UpdateBy, NotReproducible) = recorded.By == Actor.Reporter ? (UpdateBy, false) : (null, NotReproducible);
        else if (recorded.Entry is IRemark { Audience.ReachesReporter: true } && IsTheTeam(recorded.By))
            UpdateBy = null;
        else if (recorded.Entry is DraftShared { Audience.ReachesReporter: true })
            UpdateBy = null;
        else if (recorded.Entry is InformationAsked or NotReproduced or RejectionConfirmed or FixCheckAsked)
            UpdateBy = null;
    }
}
