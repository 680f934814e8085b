using Tocsin.Advisories.Drafts;
using Tocsin.Cases.CveIds;
using Tocsin.Cases.Embargoes;
using Tocsin.Cases.Identifiers;
using Tocsin.Cases.Publishing;
using Tocsin.Cases.Reports;
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

    public bool ReporterHasContact { get; private set; }

    public ReportState State { get; private set; }

    public EmbargoState Embargo { get; private set; }

    /// <summary>When the embargo ends, as proposed or agreed, UTC.</summary>
    public DateTimeOffset EmbargoEnds { get; private set; }

    public WaitingFor WaitingFor { get; private set; }

    /// <summary>By when the team owes an answer, UTC; null when it owes none.</summary>
    public DateTimeOffset? AnswerBy { get; private set; }

    /// <summary>The latest instant of publication that the policy allows, UTC; null before the verdict.</summary>
    public DateTimeOffset? PublishBy { get; private set; }

    /// <summary>The triager who keeps the case together: who judged it.</summary>
    public PersonId? Owner { get; private set; }

    public RejectionReason? RejectedAs { get; private set; }

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
        switch (recorded.Entry)
        {
            case ReportReceived entry:
                Apply(entry, recorded.At);
                break;
            case MessageWritten { Channel: Channel.WithReporter } entry:
                Apply(entry, recorded.By);
                break;
            case InformationAsked:
                (WaitingFor, AnswerBy) = (WaitingFor.Reporter, null);
                break;
            case ReportAccepted entry:
                Apply(entry, recorded.By);
                break;
            case ReportRejected entry:
                Apply(entry, recorded.By);
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
            case EmbargoExtended entry:
                (EmbargoEnds, PublishBy) = (entry.Until, entry.Until);
                break;
            case GuestAdmitted or GuestLeft or AccessAsked or AccessRefused or OwnerChanged:
            case ApprovedAlone or ExceptionReviewed:
                ApplyToAccess(recorded);
                break;
            case CaseClosed:
                (State, WaitingFor, AnswerBy) = (ReportState.Closed, WaitingFor.Nobody, null);
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
