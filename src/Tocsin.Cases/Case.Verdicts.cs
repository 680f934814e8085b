using Tocsin.Cases.Access;
using Tocsin.Cases.Duplicates;
using Tocsin.Cases.Identifiers;
using Tocsin.Cases.Reports;
using Tocsin.Governance.People;
using Tocsin.Governance.Programmes;
using Tocsin.Ledger;
using Tocsin.Standards.Problems;

namespace Tocsin.Cases;

/// <summary>What can become of a report beside being taken on or not: put off, looked at again, merged with one that came before.</summary>
public sealed partial class Case
{
    /// <summary>So long a rejected reporter has to ask for the second look, in days; until then the case is not closed.</summary>
    public const int SecondLookDays = 14;

    /// <summary>The most reports that are merged into one case.</summary>
    public const int MostDuplicates = 500;

    private readonly List<MergedReport> duplicates = [];

    /// <summary>Who rejected it; they do not take the second look.</summary>
    public PersonId? RejectedBy { get; private set; }

    public DateTimeOffset? RejectedAt { get; private set; }

    public SecondLook SecondLook { get; private set; }

    /// <summary>The case whose reporter told it first; null: this one's.</summary>
    public CaseNumber? Original { get; private set; }

    /// <summary>Reports that tell the same, whose reporters are kept.</summary>
    public IReadOnlyList<MergedReport> Duplicates => duplicates;

    /// <summary>Until when the reporter can ask for the second look, UTC; null: they cannot.</summary>
    public DateTimeOffset? SecondLookUntil =>
        State == ReportState.Invalid
        && SecondLook == SecondLook.None
        && RejectedAs
            is RejectionReason.NotAVulnerability
                or RejectionReason.OutOfScope
                or RejectionReason.NotReproducible
            ? RejectedAt?.AddDays(SecondLookDays)
            : null;

    /// <summary>Puts it off: it is a vulnerability, and the latest day of publication is as if it were taken on.</summary>
    public Result<Decision> Defer(Viewer.Member by, MessageText answer, Programme programme, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(programme);
        if (MayJudge(by) is { } refused)
            return refused;
        var judged = State.CanBecome(ReportState.Valid) ? ReportState.Valid : State;
        if (!judged.CanBecome(ReportState.Deferred))
            return CaseProblems.AlreadyJudged;
        if (MayLookAgain(by) is { } same)
            return same;
        if (Plan is not null || Published is not null)
            return CaseProblems.FixIsReady;
        var latest = embargoLimit ?? now.AddDays(programme.EmbargoDays);
        return Decision
            .Of(new ReportDeferred(latest) { Text = answer })
            .And(new DueRow(EmbargoEndDue, Number.Text, latest))
            .And(Notices.ToReporter(Number));
    }

    /// <summary>The reporter asks that somebody else looks. Once.</summary>
    public Result<Decision> AskSecondLook(MessageText why, Programme programme, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(programme);
        if (SecondLook != SecondLook.None)
            return CaseProblems.SecondLookGiven;
        if (SecondLookUntil is not { } until || now > until)
            return CaseProblems.NoSecondLook;
        var answerBy = programme.AnswerBy(now);
        return Decision.Of(new SecondLookAsked(answerBy) { Text = why }).And(Notices.AskTriagers(Number));
    }

    /// <summary>It stays rejected, as somebody else sees it too.</summary>
    public Result<Decision> ConfirmRejection(Viewer.Member by, MessageText answer)
    {
        if (MayJudge(by) is { } refused)
            return refused;
        if (SecondLook != SecondLook.Asked || State != ReportState.Invalid)
            return CaseProblems.NothingAsked;
        return MayLookAgain(by) is { } same
            ? same
            : Decision.Of(new RejectionConfirmed { Text = answer }).And(Notices.ToReporter(Number));
    }

    /// <summary>
    /// Merges this report into a case that tells the same: it is rejected as a duplicate, and its reporter is told with the other
    /// case and credited there. That the member may read the other is for the caller to have made sure of.
    /// </summary>
    public Result<Decision> MergeInto(Viewer.Member by, Case original, MessageText answer)
    {
        ArgumentNullException.ThrowIfNull(original);
        if (MayMerge(by) is { } refused)
            return refused;
        if (original.Number == Number || original.Original is not null || original.RejectedAs is not null)
            return CaseProblems.NoOriginal;
        if (original.duplicates.Count >= MostDuplicates)
            return CaseProblems.TooManyDuplicates;
        var merged = Decision
            .Of(new ReportRejected(RejectionReason.Duplicate) { Text = answer }, new MergedInto(original.Number))
            .And(original.Number.Stream, new DuplicateMerged(Number) { Text = CreditText })
            .And(Notices.ToReporter(Number));
        return original.Published is { } published
            ? merged with
            {
                Entries = [.. merged.Entries, new OriginalPublished(published.Id, published.DocumentRevision)],
            }
            : merged;
    }

    /// <summary>Why this report cannot be merged into any other; null: it can.</summary>
    public Problem? MayMerge(Viewer.Member by) =>
        MayJudge(by)
        ?? (State.CanBecome(ReportState.Invalid) && duplicates.Count == 0 ? null : CaseProblems.CannotMerge);

    // whoever rejected it does not take the second look at that
    private Problem? MayLookAgain(Viewer.Member by) =>
        State == ReportState.Invalid && SecondLook == SecondLook.Asked && RejectedBy == by.Person
            ? CaseProblems.SameTriager
            : null;

    private Problem? MayCloseRejected(DateTimeOffset now) =>
        SecondLook == SecondLook.Asked ? CaseProblems.SecondLookAsked
        : SecondLookUntil is { } until && now < until ? CaseProblems.SecondLookOpen(until)
        : null;

    // every reporter who told the same hears of it on their own case
    private Decision TellDuplicates(Decision published, AdvisoryPublished entry) =>
        duplicates.Aggregate(
            published,
            (decision, merged) =>
                decision
                    .And(merged.Number.Stream, new OriginalPublished(entry.Id, entry.DocumentRevision))
                    .And(Notices.ToReporter(merged.Number))
        );

    private void ApplyToVerdicts(Recorded recorded)
    {
        switch (recorded.Entry)
        {
            case ReportDeferred entry:
                State = ReportState.Deferred;
                if (PublishBy is null)
                    Begin(entry.PublishBy);
                (WaitingFor, AnswerBy, RejectedAs, SecondLook) = (WaitingFor.Team, null, null, Judged(SecondLook));
                Owner ??= PersonId.Parse(recorded.By.Id).Match<PersonId?>(id => id, _ => null);
                break;
            case SecondLookAsked entry:
                (SecondLook, WaitingFor, AnswerBy) = (SecondLook.Asked, WaitingFor.Team, entry.AnswerBy);
                break;
            case RejectionConfirmed:
                (SecondLook, WaitingFor, AnswerBy) = (SecondLook.Given, WaitingFor.Nobody, null);
                break;
            case MergedInto entry:
                Original = entry.Original;
                break;
            case DuplicateMerged entry:
                duplicates.Add(new(entry.Duplicate, entry.Text?.Name));
                break;
            case DuplicateCreditChosen entry
                when duplicates.FindIndex(d => d.Number == entry.Duplicate) is >= 0 and var at:
                duplicates[at] = duplicates[at] with { Credit = entry.Text?.Name };
                break;
        }
    }

    private static SecondLook Judged(SecondLook look) => look == SecondLook.Asked ? SecondLook.Given : look;
}
