using Tocsin.Cases;
using Tocsin.Cases.Channels;
using Tocsin.Cases.Counting;
using Tocsin.Cases.CveIds;
using Tocsin.Cases.Drafting;
using Tocsin.Cases.Duplicates;
using Tocsin.Cases.Embargoes;
using Tocsin.Cases.Fixes;
using Tocsin.Cases.Handling;
using Tocsin.Cases.Imports;
using Tocsin.Cases.Judgement;
using Tocsin.Cases.Links;
using Tocsin.Cases.Openings;
using Tocsin.Cases.OtherCnas;
using Tocsin.Cases.Reports;
using Tocsin.Cases.Splits;
using Tocsin.Cases.Vendors;
using Tocsin.Governance.Clocks;
using Tocsin.Governance.People;
using Tocsin.Ledger;

namespace Tocsin.Workspace.Cases;

/// <summary>
/// Entries of a case as sentences for its timeline, without what anybody wrote. Other cases have no number in them: whoever reads this one
/// need not see those.
/// </summary>
internal static class HistoryWords
{
    public static string Of(Entry entry) =>
        entry switch
        {
            ReportReceived => "The report came in.",
            MessageWritten or MessageEdited or RedactionAsked or RedactionRefused or TextDestroyed =>
                ConversationWords.Of(entry),
            InformationAsked { AnswerBy: not null } => "Asked the reporter for more; the clock runs on.",
            InformationAsked => "Asked the reporter for more; the clock waits.",
            NotReproduced => "Could not reproduce it as reported; the clock waits for the reporter.",
            UpdatePromised promised => $"Promised the reporter the next update by {Instant(promised.By)}.",
            OverdueTold told => $"{Late(told)}. {Told(told.To)}",
            ReportAccepted => "Accepted the report. The embargo is in force.",
            ReportRejected rejected => $"Rejected the report: {rejected.Reason.Words()}.",
            ReportAdmitted => "It left the line, where it had stood since it was sent.",
            ReceiptReplaced => "A new receipt was made; the one before works no more.",
            DraftSaved saved => $"Saved revision {saved.Revision} of the advisory.",
            CveAssigned assigned => $"Assigned {assigned.Cve}.",
            CveTakenAway taken => $"{taken.Cve} was rejected: the case has no CVE ID any more.",
            CveSeenInPublic seen =>
                $"{seen.Cve} stands in a public document, {seen.Where}, before its advisory is out.",
            CveCounted or OtherCnaAsked or OtherCnaAnswered => OfCounting(entry),
            ReviewAsked or DraftApproved or ChangesAsked or AdvisoryPublished or AdvisoryWithdrawn => OfAdvisory(entry),
            PublicationDecided or PublicationCalledOff or PublicationHeld => OfAdvisory(entry),
            EmbargoExtended extended => $"The embargo was extended by ballot until {Instant(extended.Until)}.",
            EmbargoProposed or EmbargoAnswered or EmbargoSettled or EmbargoEnded or EmbargoKept or EmbargoBroken =>
                CoordinationWords.OfEmbargo(entry),
            VendorAdded or VendorDropped or VendorMoved or VendorStatusSet or VendorReportMoved or WorldMoved =>
                CoordinationWords.OfVendor(entry),
            ReportDeferred or SecondLookAsked or RejectionConfirmed or ReportWithdrawn or FixCheckAsked or FixChecked =>
                CoordinationWords.OfVerdict(entry),
            CreditChosen or MergedInto or DuplicateMerged or DuplicateCreditChosen or OriginalPublished =>
                CoordinationWords.OfVerdict(entry),
            UrgencyJudged or UsageJudged => JudgementWords.Of(entry),
            ReportImported => "Took it over from where it was kept before.",
            FixLineSaved saved =>
                $"Wrote down where the fix of release line {saved.Line} is: {FixWords.Of(saved.State)}.",
            SplitInto or SplitFrom or RootCauseMoved or HandlingMarked or CaseLinked or CaseUnlinked => OfSharing(
                entry
            ),
            GuestAdmitted or GuestLeft or AccessAsked or AccessRefused => OfAccess(entry),
            SteppedBack or OwnerChanged or ApprovedAlone or ExceptionReviewed => OfAccess(entry),
            CaseClosed { ToTracker: true } => "Closed the case; it was moved to the public tracker.",
            CaseClosed => "Closed the case.",
            TextRedacted redacted => "A text was destroyed.",
            DraftShared or DraftSharingEnded or IRemark => RemarkWords.Of(entry),
            _ when MaintainerHistory.Of(entry) is { } words => words,
            _ => OfOpening(entry),
        };

    private static string OfAdvisory(Entry entry) =>
        entry switch
        {
            ReviewAsked asked => $"Asked for a review of revision {asked.Revision}.",
            DraftApproved approved => $"Approved revision {approved.Revision}.",
            ChangesAsked asked => $"Asked for changes of revision {asked.Revision}.",
            PublicationDecided decided => $"Decided to publish revision {decided.Revision} at {Instant(decided.At)}.",
            PublicationCalledOff => "Called the publication off.",
            PublicationHeld { Reason: HoldReason.Missed } =>
                "The instant of publication was missed by more than an hour: somebody has to decide anew.",
            PublicationHeld => "Not published: what was to be published is no longer what was approved.",
            AdvisoryPublished published =>
                $"Published {published.Id}, revision {published.DocumentRevision} of the document.",
            AdvisoryWithdrawn { RejectsCve: true } => "Withdrew the advisory, and rejected its CVE ID.",
            AdvisoryWithdrawn => "Withdrew the advisory.",
            _ => "",
        };

    private static string OfAccess(Entry entry) =>
        entry switch
        {
            GuestAdmitted { Way: CaseWay.Expert } admitted =>
                $"An expert was let in until {Instant(admitted.Until)}, as the team decided.",
            GuestAdmitted { Way: CaseWay.BreakGlass } admitted =>
                $"Let in who broke glass, until {Instant(admitted.Until)}.",
            GuestAdmitted admitted => $"Let in a releaser until {Instant(admitted.Until)}.",
            GuestLeft => "Somebody who was let in alone sees the case no more.",
            AccessAsked => "Broke glass: asked to be let in.",
            AccessRefused => "Did not let in who asked to break glass.",
            SteppedBack => "Stepped back from the case.",
            OwnerChanged => "The case was handed over.",
            ApprovedAlone alone =>
                $"Approved revision {alone.Revision}, their own draft, as an exception: nobody else was free.",
            ExceptionReviewed => "Reviewed an exception.",
            _ => "",
        };

    private static string OfSharing(Entry entry) =>
        entry switch
        {
            SplitInto => "Split the report: a part of it is a case of its own.",
            SplitFrom => "It was a part of another case's report.",
            RootCauseMoved => "Moved the case to the package where the root cause lies.",
            HandlingMarked marked => $"Marked what is shared {marked.Tlp.Mark()}.",
            CaseLinked => "Linked with another case of the same flaw.",
            _ => "No longer linked with another case.",
        };

    private static string OfOpening(Entry entry) =>
        entry switch
        {
            OpeningProposed => "Proposed to open the case to the public; another triager has to agree.",
            OpeningConfirmed => "Agreed: the case is open to the public, as far as was chosen.",
            OpeningDropped => "Dropped the proposal to open the case.",
            _ => "Something happened that this version has no words for.",
        };

    private static string OfCounting(Entry entry) =>
        entry switch
        {
            CveCounted { Verdict: CountingVerdict.Merge } => "Counted: one CVE ID for all of it.",
            CveCounted { Verdict: CountingVerdict.Split } => "Counted: a CVE ID each.",
            CveCounted => "Counted: no CVE ID of ours.",
            OtherCnaAsked asked => $"Asked another CNA for an ID; it has until {Instant(asked.ReplyBy)}.",
            OtherCnaAnswered { Cve: { } theirs } => $"The other CNA assigned {theirs}.",
            OtherCnaAnswered { Answer: OtherCnaAnswer.Silent } => "The other CNA did not answer in its time.",
            OtherCnaAnswered => "The other CNA answered, and assigned no ID.",
            _ => "",
        };

    /// <summary>A word for programs: <c>report-received</c>.</summary>
    public static string Kind(Entry entry) =>
        System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(entry.GetType().Name);

    private static string Late(OverdueTold told)
    {
        var what = CaseWords.Of(told.What);
        var late = told.AfterBusinessDays switch
        {
            0 => "overdue",
            1 => "overdue by a business day",
            var days => $"overdue by {days} business days",
        };
        return $"{char.ToUpperInvariant(what[0])}{what[1..]} is {late}";
    }

    private static string Told(EscalatedTo to) =>
        to switch
        {
            EscalatedTo.Owner => "Its owner was told.",
            EscalatedTo.Triagers => "All triagers were told.",
            _ => "The body that the response team answers to was told that a report is overdue.",
        };

    internal static string Instant(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'");
}
