using Tocsin.Advisories.Drafts;
using Tocsin.Cases.Reports;
using Tocsin.Governance.People;
using Tocsin.Governance.ThreatModels;
using Tocsin.Ledger;
using Tocsin.Standards.Identifiers;

namespace Tocsin.Cases;

/// <summary>The kinds of entry that make a case, its IDs and the record of who read it.</summary>
public static class CaseEntries
{
    public static EntryKinds Kinds { get; } =
        new EntryKinds()
            .Add<ReportReceived>("case.report-received")
            .Add<MessageWritten>("case.message-written")
            .Add<MessageEdited>("case.message-edited")
            .Add<Channels.RedactionAsked>("case.redaction-asked")
            .Add<Channels.RedactionRefused>("case.redaction-refused")
            .Add<Channels.TextDestroyed>("case.text-destroyed")
            .Add<Drafting.DraftShared>("case.draft-shared")
            .Add<Drafting.DraftSharingEnded>("case.draft-sharing-ended")
            .Add<Drafting.DraftCommented>("case.draft-commented")
            .Add<Drafting.ChangeSuggested>("case.change-suggested")
            .Add<Drafting.SuggestionSettled>("case.suggestion-settled")
            .Add<Duplicates.DuplicateCreditChosen>("case.duplicate-credit-chosen")
            .Add<InformationAsked>("case.information-asked")
            .Add<ReportAccepted>("case.report-accepted")
            .Add<ReportRejected>("case.report-rejected")
            .Add<ReceiptReplaced>("case.receipt-replaced")
            .Add<ReportAdmitted>("case.report-admitted")
            .Add<DraftSaved>("case.draft-saved")
            .Add<CveAssigned>("case.cve-assigned")
            .Add<ReviewAsked>("case.review-asked")
            .Add<DraftApproved>("case.draft-approved")
            .Add<ChangesAsked>("case.changes-asked")
            .Add<PublicationDecided>("case.publication-decided")
            .Add<PublicationCalledOff>("case.publication-called-off")
            .Add<PublicationHeld>("case.publication-held")
            .Add<AdvisoryPublished>("case.advisory-published")
            .Add<AdvisoryWithdrawn>("case.advisory-withdrawn")
            .Add<CaseClosed>("case.closed")
            .Add<EmbargoExtended>("case.embargo-extended")
            .Add<ReportDeferred>("case.report-deferred")
            .Add<ReportWithdrawn>("case.report-withdrawn")
            .Add<CreditChosen>("case.credit-chosen")
            .Add<FixCheckAsked>("case.fix-check-asked")
            .Add<FixChecked>("case.fix-checked")
            .Add<SecondLookAsked>("case.second-look-asked")
            .Add<RejectionConfirmed>("case.rejection-confirmed")
            .Add<Duplicates.MergedInto>("case.merged-into")
            .Add<Duplicates.DuplicateMerged>("case.duplicate-merged")
            .Add<Duplicates.OriginalPublished>("case.original-published")
            .Add<Embargoes.EmbargoProposed>("case.embargo-proposed")
            .Add<Embargoes.EmbargoAnswered>("case.embargo-answered")
            .Add<Embargoes.EmbargoSettled>("case.embargo-settled")
            .Add<Embargoes.EmbargoEnded>("case.embargo-ended")
            .Add<Embargoes.EmbargoKept>("case.embargo-kept")
            .Add<Embargoes.EmbargoBroken>("case.embargo-broken")
            .Add<Vendors.VendorAdded>("case.vendor-added")
            .Add<Vendors.VendorDropped>("case.vendor-dropped")
            .Add<Vendors.VendorMoved>("case.vendor-moved")
            .Add<Vendors.VendorStatusSet>("case.vendor-status-set")
            .Add<Vendors.VendorReportMoved>("case.vendor-report-moved")
            .Add<Maintainers.ContactsRead>("case.contacts-read")
            .Add<Maintainers.ContactFilesAsked>("case.contact-files-asked")
            .Add<Maintainers.ContactFilesFetched>("case.contact-files-fetched")
            .Add<Maintainers.ContactAttempted>("case.contact-attempted")
            .Add<Maintainers.ContactAnswered>("case.contact-answered")
            .Add<Maintainers.ReachingStepTold>("case.reaching-step-told")
            .Add<Maintainers.ReachingEscalated>("case.reaching-escalated")
            .Add<Maintainers.MaintainerInvited>("case.maintainer-invited")
            .Add<Maintainers.CodeSent>("case.code-sent")
            .Add<Maintainers.CodeMailed>("case.code-mailed")
            .Add<Maintainers.CodeReplaced>("case.code-replaced")
            .Add<Maintainers.TokenPlaced>("case.token-placed")
            .Add<Maintainers.ControlProved>("case.control-proved")
            .Add<Maintainers.TermsSigned>("case.terms-signed")
            .Add<Maintainers.ReportShared>("case.report-shared")
            .Add<Maintainers.ViewAsked>("case.view-asked")
            .Add<Maintainers.ViewNotAwaited>("case.view-not-awaited")
            .Add<Maintainers.MaintainerAway>("case.maintainer-away")
            .Add<Maintainers.HelpAsked>("case.help-asked")
            .Add<Maintainers.PackageAbandoned>("case.package-abandoned")
            .Add<Maintainers.FindingDisputed>("case.finding-disputed")
            .Add<Maintainers.PersonProposed>("case.person-proposed")
            .Add<Maintainers.PersonSettled>("case.person-settled")
            .Add<Maintainers.MaintainerLeft>("case.maintainer-left")
            .Add<Vendors.WorldMoved>("case.world-moved")
            .Add<Imports.ReportImported>("case.report-imported")
            .Add<Fixes.FixLineSaved>("case.fix-line-saved")
            .Add<Judgement.UrgencyJudged>("case.urgency-judged")
            .Add<Judgement.UsageJudged>("case.usage-judged")
            .Add<Handling.HandlingMarked>("case.handling-marked")
            .Add<Links.CaseLinked>("case.linked")
            .Add<Links.CaseUnlinked>("case.unlinked")
            .Add<GuestAdmitted>("case.guest-admitted")
            .Add<GuestLeft>("case.guest-left")
            .Add<AccessAsked>("case.access-asked")
            .Add<AccessRefused>("case.access-refused")
            .Add<SteppedBack>("case.stepped-back")
            .Add<OwnerChanged>("case.owner-changed")
            .Add<ApprovedAlone>("case.approved-alone")
            .Add<ExceptionReviewed>("case.exception-reviewed")
            .Add<UpdatePromised>("case.update-promised")
            .Add<NotReproduced>("case.not-reproduced")
            .Add<OverdueTold>("case.overdue-told")
            .Add<Counting.CveCounted>("case.cve-counted")
            .Add<OtherCnas.OtherCnaAsked>("case.other-cna-asked")
            .Add<OtherCnas.OtherCnaAnswered>("case.other-cna-answered")
            .Add<CveIds.CveIdsAdded>("cve-ids.added")
            .Add<CveIds.CveTakenAway>("case.cve-taken-away")
            .Add<CveIds.CveSeenInPublic>("case.cve-seen-in-public")
            .Add<CveBatches.CveBatchProposed>("cve-batch.proposed")
            .Add<CveBatches.CveBatchReviewed>("cve-batch.reviewed")
            .Add<CveBatches.CveBatchApplied>("cve-batch.applied")
            .Add<CveBatches.CveBatchRowDone>("cve-batch.row-done")
            .Add<CveBatches.CveBatchRowHeld>("cve-batch.row-held")
            .Add<CveBatches.CveBatchEnded>("cve-batch.ended")
            .Add<CveIds.CveIdGiven>("cve-ids.given")
            .Add<CveIds.CveIdOfOthers>("cve-ids.of-others")
            .Add<CveIds.CveIdSeen>("cve-ids.seen")
            .Add<CveIds.CveIdAssigned>("cve-ids.assigned")
            .Add<CveIds.CveReservationBegun>("cve-ids.reservation-begun")
            .Add<CveIds.CveReservationTried>("cve-ids.reservation-tried")
            .Add<CveIds.CveIdsReserved>("cve-ids.reserved")
            .Add<CveIds.CveReservationEnded>("cve-ids.reservation-ended")
            .Add<CveIds.CveIdDisclosed>("cve-ids.disclosed")
            .Add<CveIds.CveIdPublished>("cve-ids.published")
            .Add<CveIds.CveIdHeld>("cve-ids.held")
            .Add<CveIds.CveIdRejected>("cve-ids.rejected")
            .Add<CveIds.CveRejectionTold>("cve-ids.rejection-told")
            .Add<CveIds.CveIdRestored>("cve-ids.restored")
            .Add<CveIds.CveRecordTried>("cve-record.tried")
            .Add<CveIds.CveRecordSent>("cve-record.sent")
            .Add<CveIds.CveRecordFound>("cve-record.found")
            .Add<CveIds.CveRecordSettled>("cve-record.settled")
            .Add<CveIds.CveAccountSet>("cve-account.set")
            .Add<CveIds.CveAccountRemoved>("cve-account.removed")
            .Add<Publishing.AdvisoryIdAllotted>("advisory-ids.allotted")
            .Add<Statistics.PeriodCounted>("statistics.period-counted")
            .Add<Splits.SplitInto>("case.split-into")
            .Add<Splits.SplitFrom>("case.split-from")
            .Add<Splits.RootCauseMoved>("case.root-cause-moved")
            .Add<Precedents.PrecedentProposed>("precedent.proposed")
            .Add<Precedents.PrecedentConfirmed>("precedent.confirmed")
            .Add<Precedents.PrecedentDropped>("precedent.dropped")
            .Add<Heads.HeadTaken>("heads.taken")
            .Add<Heads.LeavesKept>("heads.leaves-kept")
            .Add<Heads.RestoreDeclared>("heads.restore-declared")
            .Add<Openings.OpeningProposed>("case.opening-proposed")
            .Add<Openings.OpeningConfirmed>("case.opening-confirmed")
            .Add<Openings.OpeningDropped>("case.opening-dropped")
            .Add<Reading.UnusualReading>("reading-alarms.raised")
            .Add<Access.CaseMailed>("reads.case-mailed")
            .Add<Access.CaseRead>("reads.case-read");
}

/// <summary>A report came in: the first entry of every case.</summary>
/// <param name="AnswerBy">By when the reporter was promised a first answer, UTC.</param>
/// <param name="EmbargoEnds">The end that the programme proposes by default, UTC.</param>
/// <param name="HasContact">Whether the reporter can be written to.</param>
public sealed record ReportReceived(DateTimeOffset AnswerBy, DateTimeOffset EmbargoEnds, bool HasContact)
    : Entry<ReportText>;

/// <summary>The team cannot judge the report yet; it waits for the reporter.</summary>
/// <param name="AnswerBy">By when the team owes an answer all the same, UTC; null: it waits off the clock.</param>
public sealed record InformationAsked(DateTimeOffset? AnswerBy = null) : Entry<MessageText>;

/// <summary>The report is of a vulnerability and is taken on.</summary>
/// <param name="PublishBy">The latest day of publication that the policy allows, UTC.</param>
/// <param name="Cites">The statements that it was judged under; null for none.</param>
public sealed record ReportAccepted(DateTimeOffset PublishBy, IReadOnlyList<StatementCitation>? Cites = null)
    : Entry<MessageText>;

/// <summary>The report is not taken on.</summary>
/// <param name="Cites">The statements that it was judged under; null for none.</param>
public sealed record ReportRejected(RejectionReason Reason, IReadOnlyList<StatementCitation>? Cites = null)
    : Entry<MessageText>;

/// <summary>The embargo ends later than was agreed: the team and the reporters decided it by ballot.</summary>
/// <param name="Until">The new latest day of publication, UTC.</param>
public sealed record EmbargoExtended(DateTimeOffset Until) : Entry;

/// <summary>The reporter lost the receipt, or asked for a new one; the one before works no more.</summary>
public sealed record ReceiptReplaced : Entry;

/// <summary>The advisory's draft was saved.</summary>
/// <param name="Revision">From 1.</param>
public sealed record DraftSaved(int Revision) : Entry<AdvisoryContent>;

/// <summary>A CVE ID was bound to the case, for good.</summary>
public sealed record CveAssigned(CveId Cve) : Entry;

/// <summary>The drafter asks somebody else to look.</summary>
public sealed record ReviewAsked(int Revision) : Entry;

/// <summary>Somebody other than the drafters approved this revision of the draft.</summary>
public sealed record DraftApproved(int Revision) : Entry;

/// <summary>The reviewer wants something else first.</summary>
public sealed record ChangesAsked(int Revision) : Entry<MessageText>;

/// <summary>The approved revision is to be public at an instant.</summary>
public sealed record PublicationDecided(int Revision, DateTimeOffset At) : Entry;

/// <summary>It is not to be, after all; before the instant.</summary>
public sealed record PublicationCalledOff : Entry;

/// <summary>The instant came and it was not published: a person has to decide anew.</summary>
public sealed record PublicationHeld(HoldReason Reason) : Entry;

/// <summary>The advisory is public from the time of this entry on.</summary>
/// <param name="Id">Allotted with this entry; the same for every later revision.</param>
/// <param name="DocumentRevision">From 1.</param>
/// <param name="DraftRevision">Which draft it was made from.</param>
public sealed record AdvisoryPublished(AdvisoryId Id, int DocumentRevision, int DraftRevision) : Entry;

/// <summary>The advisory is withdrawn from the time of this entry on: it can still be read, and says so.</summary>
/// <param name="DocumentRevision">The one that says so.</param>
/// <param name="RejectsCve">Whether its CVE ID is rejected with it; false where it has none of ours, or somebody chose to let it stand.</param>
public sealed record AdvisoryWithdrawn(int DocumentRevision, bool RejectsCve) : Entry<ReasonText>;

/// <summary>Nothing more is to be done.</summary>
/// <param name="Reason">Null for what was closed before reasons were kept.</param>
/// <param name="ToTracker">Whether what is no vulnerability was moved to the public tracker.</param>
public sealed record CaseClosed(ClosingReason? Reason = null, bool ToTracker = false) : Entry;

/// <summary>Why an instant passed without a publication.</summary>
public enum HoldReason
{
    /// <summary>The instant was missed by more than an hour, or the clock jumped.</summary>
    Missed,

    /// <summary>The draft changed after it was approved.</summary>
    NoLongerApproved,
}
