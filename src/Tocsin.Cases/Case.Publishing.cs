using Tocsin.Advisories.Drafts;
using Tocsin.Cases.Access;
using Tocsin.Cases.CveIds;
using Tocsin.Cases.Drafting;
using Tocsin.Cases.Publishing;
using Tocsin.Cases.Reports;
using Tocsin.Governance.People;
using Tocsin.Ledger;
using Tocsin.Standards.Identifiers;
using Tocsin.Standards.Problems;

namespace Tocsin.Cases;

/// <summary>From a draft to what the public reads: written, numbered, reviewed by somebody else, decided, published.</summary>
public sealed partial class Case
{
    /// <summary>The due row that carries a publication out at its instant; its key is the case number.</summary>
    public const string PublishDue = "publish";

    /// <summary>A publication that is later than this asks a person instead of happening.</summary>
    public static readonly TimeSpan LatestPublication = TimeSpan.FromHours(1);

    private static readonly TimeSpan FurthestPlan = TimeSpan.FromDays(366);

    /// <summary>Saves the draft, faults and all; nothing that was typed is lost.</summary>
    /// <param name="based">The revision that the writer started from; 0 for none.</param>
    public Result<Decision> SaveDraft(Viewer.Member by, int based, AdvisoryContent content)
    {
        if (MayWork(by) is { } refused)
            return refused;
        if (based != DraftRevision)
            return CaseProblems.DraftMovedOn(DraftRevision);
        if (content.Equals(Draft))
            return Decision.Nothing;
        return Decision.Of(new DraftSaved(DraftRevision + 1) { Text = content }).And(TellReaders(by));
    }

    /// <summary>Binds the pool's next ID for good; repeating it is harmless.</summary>
    public Result<Decision> AssignCve(Viewer.Member by, CvePool pool, DateTimeOffset now, ReasonText? unheard = null)
    {
        if (MayWork(by) is { } refused)
            return refused;
        if (Cve is not null)
            return Decision.Nothing;
        if (MayAssign() is { } theirs)
            return theirs;
        if (MayAssignUnheard(now, unheard) is { } awaited)
            return awaited;
        // an ID that has left the house cannot be called back: hence there is no way to take it off again
        return pool.Next(now.Year).Map(next => Unheard(Assigned(next), now, unheard));
    }

    /// <summary>Binds one ID of the pool for good; repeating the same is harmless.</summary>
    public Result<Decision> AssignCve(
        Viewer.Member by,
        CvePool pool,
        CveId cve,
        DateTimeOffset now,
        ReasonText? unheard = null
    )
    {
        if (MayWork(by) is { } refused)
            return refused;
        if (Cve == cve)
            return Decision.Nothing;
        if (Cve is { } taken)
            return CaseProblems.CveAlreadyAssigned(taken);
        if (MayAssign() is { } theirs)
            return theirs;
        if (MayAssignUnheard(now, unheard) is { } awaited)
            return awaited;
        return pool.MayAssign(cve, Number) ? Unheard(Assigned(cve), now, unheard) : CveProblems.NotFree(cve);
    }

    public Result<Decision> AskForReview(Viewer.Member by)
    {
        if (MayWork(by) is { } refused)
            return refused;
        if (Draft is null)
            return CaseProblems.NoDraft;
        if (IsPublic)
            return CaseProblems.AlreadyPublished;
        if (AwaitsReview || Approved)
            return Decision.Nothing;
        if (Lint(Draft) is { } faulty)
            return faulty;
        return Decision.Of(new ReviewAsked(DraftRevision)).And(Notices.AskTriagers(Number));
    }

    /// <summary>Approves exactly the revision that the reviewer read.</summary>
    public Result<Decision> Approve(Viewer.Member by, int revision)
    {
        if (MayReview(by, revision) is { } refused)
            return refused;
        if (Approved)
            return Decision.Nothing;
        if (Lint(Draft!) is { } faulty)
            return faulty;
        return Decision.Of(new DraftApproved(revision)).And(drafters.Select(d => Notices.ToMember(d, Number)));
    }

    /// <summary>
    /// Approves one's own draft: an exception, for which nobody else may be free who could. The caller has made sure of a fresh
    /// step-up, and the team reviews it afterwards.
    /// </summary>
    /// <param name="free">Whoever might approve it in their stead, as they would look at the case: present, with standing.</param>
    public Result<Decision> ApproveAlone(
        Viewer.Member by,
        int revision,
        ReasonText reason,
        IEnumerable<Viewer.Member> free,
        DateTimeOffset now
    )
    {
        var refusal = MayReview(by, revision);
        if (refusal is null)
            return CaseProblems.NotAlone;
        if (refusal != CaseProblems.OwnDraft && refusal != CaseProblems.InvitedByDrafter)
            return refusal;
        if (by.Scopes is not null)
            return CaseProblems.StepUpNeeded;
        if (!AwaitsReview)
            return Approved ? Decision.Nothing : CaseProblems.NotAsked;
        if (
            free.Any(other =>
                !other.RecusedFrom.Contains(Number.Text, StringComparer.Ordinal) && MayReview(other, revision) is null
            )
        )
            return CaseProblems.SomebodyIsFree;
        if (Lint(Draft!) is { } faulty)
            return faulty;
        return Decision
            .Of(new ApprovedAlone(revision) { Text = reason })
            .And(Notices.ToTriagers(Number))
            .And(new DueRow(ReviewDue, Number.Text, now));
    }

    public Result<Decision> AskForChanges(Viewer.Member by, int revision, MessageText wanted)
    {
        if (MayReview(by, revision) is { } refused)
            return refused;
        return Decision
            .Of(new ChangesAsked(revision) { Text = wanted })
            .And(drafters.Select(d => Notices.ToMember(d, Number)));
    }

    /// <summary>Decides to publish the approved draft. The caller has made sure of a fresh step-up.</summary>
    /// <param name="at">Null: now.</param>
    public Result<Decision> DecidePublication(Viewer.Member by, int revision, DateTimeOffset? at, DateTimeOffset now)
    {
        if (MayWork(by) is { } refused)
            return refused;
        if (by.Scopes is not null) // a token can only prepare
            return CaseProblems.StepUpNeeded;
        if (revision != DraftRevision)
            return CaseProblems.DraftMovedOn(DraftRevision);
        if (IsPublic && Published!.Cve == Cve)
            return CaseProblems.AlreadyPublished;
        if (!Approved)
            return CaseProblems.NotApproved;
        var instant = at ?? now;
        if (instant < now || instant > now + FurthestPlan)
            return CaseProblems.InstantOutOfRange;
        return Decision
            .Of(new PublicationDecided(DraftRevision, instant))
            .And(new DueRow(PublishDue, Number.Text, instant));
    }

    public Result<Decision> CallOffPublication(Viewer.Member by)
    {
        if (MayWork(by) is { } refused)
            return refused;
        return Plan is null ? CaseProblems.NothingScheduled : Decision.Of(new PublicationCalledOff());
    }

    /// <summary>
    /// The instant has come. Approval is checked again; what was published already, or was called off, writes nothing.
    /// </summary>
    public Decision Publish(AdvisoryIds ids, string prefix, DateTimeOffset now)
    {
        if (Plan is not { } plan || now < plan.At)
            return Decision.Nothing;
        if (now - plan.At > LatestPublication)
            return Held(HoldReason.Missed);
        if (!Approved || plan.Revision != DraftRevision || Draft is null)
            return Held(HoldReason.NoLongerApproved);

        var id = Published?.Id ?? ids.Next(prefix, now.Year);
        var entry = new AdvisoryPublished(id, (Published?.DocumentRevision ?? 0) + 1, DraftRevision);
        var published = TellDuplicates(Decision.Of(entry), entry)
            .And(Notices.ToReporter(Number))
            .And(Notices.ToTriagers(Number));
        // the record of an ID of somebody else's is theirs to publish
        if (Cve is { } cve && !CveIsTheirs)
        {
            published = published
                .And(CvePool.Stream, new CveIdDisclosed(cve, id.ToString(), (Published?.DocumentRevision ?? 0) + 1))
                .And(new DueRow(CvePool.SendDue, cve.Text, now));
        }
        return Published is null
            ? published.And(AdvisoryIds.Stream(prefix, now.Year), new AdvisoryIdAllotted(id, Number))
            : published;
    }

    /// <summary>Whether the draft in force is what the public reads.</summary>
    private bool IsPublic => Published?.DraftRevision == DraftRevision;

    private Decision Assigned(CveId cve) =>
        Decision
            .Of(new CveAssigned(cve))
            .And(CvePool.Stream, new CveIdAssigned(cve, Number))
            .And(new DueRow(CvePool.TopUpDue, CvePool.TopUpKey, DateTimeOffset.UnixEpoch));

    private Decision Held(HoldReason reason) =>
        Decision.Of(new PublicationHeld(reason)).And(Notices.AskTriagers(Number));

    private static Problem? Lint(AdvisoryContent content) =>
        AdvisoryLint.IsPublishable(content) ? null : Problem.Faulty(AdvisoryLint.Check(content));

    private Problem? MayWork(Viewer.Member by) =>
        MayJudge(by)
        ?? (
            State == ReportState.Closed ? CaseProblems.Closed
            : State == ReportState.Accepted ? null
            : CaseProblems.NotAccepted
        );

    private Problem? MayReview(Viewer.Member by, int revision) =>
        MayWork(by)
        ?? (
            Draft is null ? CaseProblems.NoDraft
            : revision != DraftRevision ? CaseProblems.DraftMovedOn(DraftRevision)
            : IsPublic ? CaseProblems.AlreadyPublished
            : drafters.Contains(by.Person) ? CaseProblems.OwnDraft
            : by.InvitedBy is { } host && drafters.Contains(host) ? CaseProblems.InvitedByDrafter
            : null
        );

    private void ApplyToAdvisory(Recorded recorded)
    {
        switch (recorded.Entry)
        {
            case DraftSaved entry:
                (Draft, DraftRevision, AwaitsReview) = (entry.Text, entry.Revision, false);
                ShowSaved(entry.Revision, recorded.At);
                if (PersonId.Parse(recorded.By.Id) is { Succeeded: true } drafter)
                    drafters.Add(drafter.Value);
                break;
            case ReviewAsked:
                AwaitsReview = true;
                break;
            case ChangesAsked:
                // an approval that somebody doubts is none any more
                (AwaitsReview, ApprovedRevision, ApprovedBy) = (false, 0, null);
                break;
            case DraftApproved entry:
                (ApprovedRevision, AwaitsReview) = (entry.Revision, false);
                ApprovedBy = PersonId.Parse(recorded.By.Id).Match<PersonId?>(id => id, _ => null);
                break;
            case PublicationDecided entry:
                Plan = new(entry.Revision, entry.At);
                break;
            case PublicationCalledOff or PublicationHeld:
                Plan = null;
                break;
            case AdvisoryPublished entry:
                Plan = null;
                Drop();
                BecomePublic(recorded.At);
                Published = new(
                    entry.Id,
                    Published?.First ?? recorded.At,
                    recorded.At,
                    entry.DocumentRevision,
                    entry.DraftRevision,
                    Cve,
                    Draft
                );
                drafters.Clear();
                break;
            case DraftShared or DraftSharingEnded:
                ApplyToDraftSharing(recorded);
                break;
            case IRemark:
                ApplyToRemarks(recorded);
                break;
        }
    }
}
