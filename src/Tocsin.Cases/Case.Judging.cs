using Tocsin.Cases.Access;
using Tocsin.Cases.Identifiers;
using Tocsin.Cases.Reports;
using Tocsin.Governance.Clocks;
using Tocsin.Governance.People;
using Tocsin.Governance.Programmes;
using Tocsin.Governance.ThreatModels;
using Tocsin.Ledger;
using Tocsin.Standards.Problems;

namespace Tocsin.Cases;

/// <summary>From the report to a verdict, and the conversation about it.</summary>
public sealed partial class Case
{
    /// <summary>The first entry of a case that <paramref name="number"/> will name. Needs no look at any state.</summary>
    public static Decision Receive(CaseNumber number, ReportText report, Programme programme, DateTimeOffset now) =>
        Decision
            .Of(
                new ReportReceived(
                    programme.AnswerBy(now),
                    now.AddDays(programme.EmbargoDays),
                    report.Contact is not null
                )
                {
                    Text = report,
                }
            )
            .And(Notices.ToTriagers(number));

    /// <summary>Takes the report on; the embargo that was proposed is in force from now.</summary>
    /// <param name="cites">The statements of threat models that it was judged under; they are there.</param>
    public Result<Decision> Accept(
        Viewer.Member by,
        MessageText answer,
        Programme programme,
        DateTimeOffset now,
        IReadOnlyList<StatementCitation>? cites = null
    )
    {
        if (MayJudge(by) is { } refused)
            return refused;
        // accepting says two things at once: it is a vulnerability, and we take it on
        var judged = State.CanBecome(ReportState.Valid) ? ReportState.Valid : State;
        if (!judged.CanBecome(ReportState.Accepted))
            return CaseProblems.AlreadyJudged;
        if (MayLookAgain(by) is { } same)
            return same;
        // the day that was promised with a first verdict stands
        var latest = embargoLimit ?? now.AddDays(programme.EmbargoDays);
        return ShorterFirst(
                Decision.Of(new ReportAccepted(latest, Some(cites)) { Text = answer }),
                latest,
                programme,
                now
            )
            .And(Notices.ToReporter(Number));
    }

    /// <param name="cites">The statements of threat models that it was judged under; they are there.</param>
    public Result<Decision> Reject(
        Viewer.Member by,
        RejectionReason reason,
        MessageText answer,
        IReadOnlyList<StatementCitation>? cites = null
    )
    {
        if (MayJudge(by) is { } refused)
            return refused;
        if (!State.CanBecome(ReportState.Invalid))
            return CaseProblems.AlreadyJudged;
        if (reason == RejectionReason.Withdrawn && !TakenBack)
            return CaseProblems.NotWithdrawn;
        return Decision.Of(new ReportRejected(reason, Some(cites)) { Text = answer }).And(Notices.ToReporter(Number));
    }

    /// <summary>Asks the reporter for what is missing; until they write, nothing is overdue where the rules say so.</summary>
    /// <param name="rules">Null: those of a programme that has not changed them.</param>
    public Result<Decision> AskForMore(Viewer.Member by, MessageText question, ClockRules? rules = null)
    {
        if (MayJudge(by) is { } refused)
            return refused;
        if (State != ReportState.Received)
            return CaseProblems.AlreadyJudged;
        var stops = (rules ?? new()).Stops(OffTheClock.WaitingForReporter);
        return Decision
            .Of(new InformationAsked(stops ? null : AnswerBy) { Text = question })
            .And(Notices.ToReporter(Number));
    }

    /// <summary>A new receipt for the reporter; the store makes it and kills the one before.</summary>
    public static Decision ReplaceReceipt() => Decision.Of(new ReceiptReplaced());

    /// <summary>Closes it for the reason that its verdict gave.</summary>
    /// <param name="toTracker">Whether what is no vulnerability was moved to the public tracker, as a bug like any other.</param>
    public Result<Decision> Close(Viewer.Member by, DateTimeOffset now, bool toTracker = false)
    {
        if (MayJudge(by) is { } refused)
            return refused;
        if (State == ReportState.Closed)
            return CaseProblems.Closed;
        if (State == ReportState.Invalid)
        {
            var reason = RejectedAs!.Value.Closes();
            return MayCloseRejected(now) is { } open
                ? open
                : Decision.Of(new CaseClosed(reason, toTracker && reason == ClosingReason.NotAVulnerability));
        }
        return State == ReportState.Accepted && Published is not null && Plan is null
            ? Decision.Of(new CaseClosed(ClosingReason.FixedAndPublished))
            : CaseProblems.NotYetClosable;
    }

    /// <summary>Whether this member reported the case: the contact that was left is theirs.</summary>
    public bool ReportedBy(Viewer.Member member) =>
        member.Address is { } address && string.Equals(ReporterContact, address, StringComparison.OrdinalIgnoreCase);

    private static IReadOnlyList<StatementCitation>? Some(IReadOnlyList<StatementCitation>? cites) =>
        cites is { Count: > 0 } ? cites : null;

    private static Problem? MayChange(Viewer.Member by) =>
        by.Scopes is { } scopes && !scopes.Contains(TokenScope.CasesWrite) ? CaseProblems.Forbidden : null;

    private Problem? MayJudge(Viewer.Member by) =>
        MayChange(by)
        ?? (
            !by.Triages ? CaseProblems.NotATriager
            : ReportedBy(by) ? CaseProblems.ReporterNeverTriages
            : null
        );

    private void Apply(ReportReceived entry, DateTimeOffset at)
    {
        (Report, ReporterHasContact, ReceivedAt) = (entry.Text, entry.HasContact, at);
        ReporterContact = entry.Text?.Contact;
        State = ReportState.Received;
        Propose(entry.EmbargoEnds);
        (WaitingFor, AnswerBy) = (WaitingFor.Team, entry.AnswerBy);
    }

    private void Apply(ReportAccepted entry, Actor by)
    {
        State = ReportState.Accepted;
        Begin(entry.PublishBy);
        (WaitingFor, AnswerBy, RejectedAs, SecondLook) = (WaitingFor.Team, null, null, Judged(SecondLook));
        Owner = PersonId.Parse(by.Id).Match<PersonId?>(id => id, _ => null);
    }

    private void Apply(ReportRejected entry, Recorded recorded)
    {
        (State, RejectedAs, RejectedAt) = (ReportState.Invalid, entry.Reason, recorded.At);
        Drop();
        (WaitingFor, AnswerBy) = (WaitingFor.Nobody, null);
        Owner = RejectedBy = PersonId.Parse(recorded.By.Id).Match<PersonId?>(id => id, _ => null);
    }

    private static DateTimeOffset? Min(DateTimeOffset? one, DateTimeOffset? other) =>
        one is { } a && other is { } b ? (a < b ? a : b) : one ?? other;
}
