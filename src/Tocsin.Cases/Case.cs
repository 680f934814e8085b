using Tocsin.Advisories.Drafts;
using Tocsin.Cases.Channels;
using Tocsin.Cases.CveIds;
using Tocsin.Cases.Duplicates;
using Tocsin.Cases.Embargoes;
using Tocsin.Cases.Handling;
using Tocsin.Cases.Identifiers;
using Tocsin.Cases.Links;
using Tocsin.Cases.Maintainers;
using Tocsin.Cases.Publishing;
using Tocsin.Cases.Reports;
using Tocsin.Cases.Splits;
using Tocsin.Cases.Vendors;
using Tocsin.Governance.People;
using Tocsin.Ledger;
using Tocsin.Standards.Identifiers;

namespace Tocsin.Cases;

/// <summary>
/// One reported vulnerability, secret until it is published. Its state is what folding its stream gives; its decisions are
/// in the files beside this one, and return entries or a refusal.
/// </summary>
public sealed partial class Case : IFolded<Case>
{
    private readonly List<Recorded> history = [];
    private readonly HashSet<PersonId> drafters = [];

    private Case(CaseNumber number) => Number = number;

    public CaseNumber Number { get; }

    /// <summary>Everything that happened, in order.</summary>
    public IReadOnlyList<Recorded> History => history;

    public bool Exists => history.Count > 0;

    public DateTimeOffset ReceivedAt { get; private set; }

    /// <summary>What the reporter wrote; null once redacted.</summary>
    public ReportText? Report { get; private set; }

    /// <summary>Where mail reaches the reporter; null where they left nothing.</summary>
    public string? ReporterContact { get; private set; }

    public bool ReporterHasContact { get; private set; }

    public ReportState State { get; private set; }

    public WaitingFor WaitingFor { get; private set; }

    /// <summary>By when the team owes an answer, UTC; null when it owes none.</summary>
    public DateTimeOffset? AnswerBy { get; private set; }

    /// <summary>The latest instant of publication that the policy allows, UTC; null before the verdict.</summary>
    public DateTimeOffset? PublishBy { get; private set; }

    /// <summary>The triager who keeps the case together: who judged it.</summary>
    public PersonId? Owner { get; private set; }

    public RejectionReason? RejectedAs { get; private set; }

    /// <summary>Why it is closed; null while it is not, and for what was closed before reasons were kept.</summary>
    public ClosingReason? ClosedAs { get; private set; }

    public CveId? Cve { get; private set; }

    /// <summary>The draft in force; null before the first save and where it was redacted.</summary>
    public AdvisoryContent? Draft { get; private set; }

    /// <summary>0 before the first save.</summary>
    public int DraftRevision { get; private set; }

    /// <summary>The members who wrote on what is not yet public.</summary>
    public IReadOnlyCollection<PersonId> Drafters => drafters;

    public bool AwaitsReview { get; private set; }

    /// <summary>The revision that somebody else approved; 0 for none. A later save makes it worthless.</summary>
    public int ApprovedRevision { get; private set; }

    public bool Approved => DraftRevision > 0 && ApprovedRevision == DraftRevision;

    public PersonId? ApprovedBy { get; private set; }

    public PublicationPlan? Plan { get; private set; }

    /// <summary>What is public; null before the first publication.</summary>
    public PublishedAdvisory? Published { get; private set; }

    public static Case Empty(StreamId stream) => new(CaseNumber.Parse(stream.Name).Value);

    public void Apply(Recorded recorded)
    {
        history.Add(recorded);
        KeepPromises(recorded);
        switch (recorded.Entry)
        {
            case ReportReceived entry:
                Apply(entry, recorded.At);
                break;
            case MessageWritten or MessageEdited or RedactionAsked or RedactionRefused or TextDestroyed:
                ApplyToChannels(recorded);
                break;
            case InformationAsked entry:
                (WaitingFor, AnswerBy) = (WaitingFor.Reporter, entry.AnswerBy);
                break;
            case UpdatePromised or NotReproduced or OverdueTold:
                ApplyToClocks(recorded.Entry);
                break;
            case ReportAccepted entry:
                Apply(entry, recorded.By);
                break;
            case ReportRejected entry:
                Apply(entry, recorded);
                break;
            case CveAssigned entry:
                Cve = entry.Cve;
                break;
            case AdvisoryWithdrawn entry:
                Apply(entry, recorded.At);
                break;
            case CveSeenInPublic entry:
                CveSeenIn = entry.Where;
                break;
            case CveTakenAway entry:
                Cve = Cve == entry.Cve ? null : Cve;
                break;
            case Counting.CveCounted entry:
                Counted = entry;
                break;
            case OtherCnas.OtherCnaAsked or OtherCnas.OtherCnaAnswered:
                ApplyToOtherCna(recorded);
                break;
            case GuestAdmitted or GuestLeft or AccessAsked or AccessRefused or OwnerChanged:
            case ApprovedAlone or ExceptionReviewed:
                ApplyToAccess(recorded);
                break;
            case Openings.OpeningProposed or Openings.OpeningConfirmed or Openings.OpeningDropped:
                ApplyToOpening(recorded);
                break;
            case CaseClosed entry:
                (State, WaitingFor, AnswerBy, ClosedAs) = (ReportState.Closed, WaitingFor.Nobody, null, entry.Reason);
                break;
            default:
                ApplyToCoordination(recorded);
                break;
        }
    }

    private void ApplyToCoordination(Recorded recorded)
    {
        switch (recorded.Entry)
        {
            case EmbargoProposed or EmbargoAnswered or EmbargoSettled or EmbargoExtended:
            case EmbargoEnded or EmbargoKept or EmbargoBroken:
                ApplyToEmbargo(recorded);
                break;
            case VendorAdded or VendorDropped or VendorMoved or VendorStatusSet or VendorReportMoved:
                ApplyToVendors(recorded);
                break;
            case ReportDeferred or SecondLookAsked or RejectionConfirmed or MergedInto:
            case DuplicateMerged or DuplicateCreditChosen:
                ApplyToVerdicts(recorded);
                break;
            case CreditChosen or ReportWithdrawn or FixCheckAsked or FixChecked:
                ApplyToReporter(recorded);
                break;
            case OriginalPublished:
                break;
            case Imports.ReportImported entry:
                Imported = entry.Text;
                break;
            case Fixes.FixLineSaved entry:
                Apply(entry);
                break;
            case Judgement.UrgencyJudged or Judgement.UsageJudged:
                ApplyToJudgement(recorded.Entry);
                break;
            case WorldMoved entry:
                Apply(entry);
                break;
            case ContactsRead or ContactAttempted or ContactAnswered or ReachingStepTold or ReachingEscalated:
            case ContactFilesAsked or ContactFilesFetched:
                ApplyToReaching(recorded);
                break;
            case MaintainerInvited
            or CodeSent
            or CodeMailed
            or CodeReplaced
            or TokenPlaced
            or ControlProved
            or TermsSigned
            or ReportShared
            or ViewAsked:
            case MaintainerAway or HelpAsked or PackageAbandoned or FindingDisputed or PersonProposed:
            case PersonSettled or MaintainerLeft or ViewNotAwaited:
                ApplyToMaintainers(recorded);
                break;
            case SplitInto or Splits.SplitFrom or RootCauseMoved:
                ApplyToSplits(recorded.Entry);
                break;
            case HandlingMarked or CaseLinked or CaseUnlinked:
                ApplyToSharing(recorded.Entry);
                break;
            default:
                ApplyToAdvisory(recorded);
                break;
        }
    }
}

/// <summary>On whose move a case waits.</summary>
public enum WaitingFor
{
    Team,
    Reporter,
    Nobody,
}

/// <summary>A publication that was decided and has not happened.</summary>
/// <param name="At">UTC.</param>
public sealed record PublicationPlan(int Revision, DateTimeOffset At);
