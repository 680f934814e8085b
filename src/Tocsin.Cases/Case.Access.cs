using Tocsin.Cases.Access;
using Tocsin.Cases.Reports;
using Tocsin.Governance.People;
using Tocsin.Ledger;
using Tocsin.Standards.Problems;

namespace Tocsin.Cases;

/// <summary>Who is let into the case beside its triagers, who keeps it, and the exceptions that were made.</summary>
public sealed partial class Case
{
    /// <summary>The due row that asks the team to review an exception; its key is the case number.</summary>
    public const string ReviewDue = "review-exception";

    private readonly List<CaseGuest> guests = [];
    private readonly List<AccessRequest> requests = [];
    private readonly List<CaseException> exceptions = [];

    /// <summary>Everybody who was let in alone and did not leave; for some the time is over.</summary>
    public IReadOnlyList<CaseGuest> Guests => guests;

    /// <summary>Who waits to be let in.</summary>
    public IReadOnlyList<AccessRequest> Requests => requests;

    /// <summary>All that were made, in order.</summary>
    public IReadOnlyList<CaseException> Exceptions => exceptions;

    /// <summary>Lets somebody in as an expert. That the team decided so is for the caller to have made sure of.</summary>
    /// <param name="until">UTC.</param>
    public Result<Decision> InviteExpert(Member person, DateTimeOffset until, DateTimeOffset now) =>
        State == ReportState.Closed ? CaseProblems.Closed : Admit(person, CaseWay.Expert, until, now);

    /// <summary>Puts a releaser on the case, whose release it is part of.</summary>
    /// <param name="until">UTC.</param>
    public Result<Decision> PutReleaser(Viewer.Member by, Member person, DateTimeOffset until, DateTimeOffset now)
    {
        if (MayJudge(by) is { } refused)
            return refused;
        return State == ReportState.Closed ? CaseProblems.Closed : Admit(person, CaseWay.Release, until, now);
    }

    /// <summary>Asks for somebody to be let in whose duties do not open the case; every triager is told at once.</summary>
    public Decision AskForAccess(PersonId person, ReasonText reason) =>
        requests.Exists(r => r.Person == person)
            ? Decision.Nothing
            : Decision.Of(new AccessAsked { Text = reason }).And(Notices.AskTriagers(Number));

    /// <summary>Agrees to a request: the case is open for a day. The caller has made sure of a fresh step-up.</summary>
    public Result<Decision> GrantAccess(Viewer.Member by, Member person, DateTimeOffset now)
    {
        if (MayAnswer(by, person.Id) is { } refused)
            return refused;
        if (by.Scopes is not null)
            return CaseProblems.StepUpNeeded;
        var until = now + Member.BreakGlassLasts;
        return Admit(person, CaseWay.BreakGlass, until, now)
            .Map(admitted => admitted.And(Notices.AskTriagers(Number)).And(new DueRow(ReviewDue, Number.Text, until)));
    }

    public Result<Decision> RefuseAccess(Viewer.Member by, PersonId person) =>
        MayAnswer(by, person) is { } refused
            ? refused
            : Decision.Of(new AccessRefused(person)).And(Notices.ToTriagers(Number));

    /// <summary>Ends before its time what was opened to somebody alone: they leave, or a triager lets them go.</summary>
    public Result<Decision> EndAccess(Viewer.Member by, Member person, DateTimeOffset now)
    {
        if (by.Person != person.Id && MayJudge(by) is { } refused)
            return refused;
        if (!guests.Exists(g => g.Person == person.Id && g.Until > now))
            return CaseProblems.NotAGuest;
        return person
            .ShutCase(Number.Text, now)
            .Map(shut =>
                Elsewhere(Decision.Of(new GuestLeft(person.Id)), person, shut)
                    .And(Owner is { } owner && owner != by.Person ? [Notices.ToMember(owner, Number)] : [])
            );
    }

    /// <summary>Steps back: the case is not there for the member any more. Why is sealed with the case, not with the person.</summary>
    public Result<Decision> StepBack(Viewer.Member by, Member person, ReasonText reason, DateTimeOffset now)
    {
        if (MayStepBack(by) is { } refused)
            return refused;
        if (Owner == by.Person && State != ReportState.Closed)
            return CaseProblems.HandOverFirst;
        return person
            .Recuse(Number.Text, null)
            .Then(recused => person.ShutCase(Number.Text, now).Map(shut => (recused, shut)))
            .Map(both =>
            {
                List<Entry> entries = [new SteppedBack { Text = reason }];
                if (guests.Exists(g => g.Person == person.Id))
                    entries.Add(new GuestLeft(person.Id));
                return Elsewhere(Elsewhere(Decision.Of(entries), person, both.shut), person, both.recused)
                    .And(Owner is { } owner ? [Notices.ToMember(owner, Number)] : []);
            });
    }

    /// <summary>Hands the case over to another triager. That they may read it is for the caller to have made sure of.</summary>
    /// <param name="to">The new owner, as who looks at the case.</param>
    public Result<Decision> HandOver(Viewer.Member by, Viewer.Member to)
    {
        if (MayJudge(by) is { } refused)
            return refused;
        if (State == ReportState.Closed)
            return CaseProblems.Closed;
        if (
            MayJudge(to with { Scopes = null }) is not null
            || to.RecusedFrom.Contains(Number.Text, StringComparer.Ordinal)
        )
            return CaseProblems.NotAnOwner;
        return Owner == to.Person
            ? Decision.Nothing
            : Decision.Of(new OwnerChanged(to.Person)).And(Notices.ToMember(to.Person, Number));
    }

    /// <summary>Closes an exception that is over, with what the reviewer found.</summary>
    /// <param name="exception">Its sequence.</param>
    public Result<Decision> ReviewException(Viewer.Member by, long exception, ReasonText finding, DateTimeOffset now)
    {
        if (MayJudge(by) is { } refused)
            return refused;
        if (exceptions.Find(e => e.Sequence == exception) is not { AwaitsReview: true } found)
            return CaseProblems.NothingToReview;
        if (found.Parties.Contains(by.Person))
            return CaseProblems.OwnException;
        if (now < found.ReviewFrom)
            return CaseProblems.StillOpen;
        return Decision.Of(new ExceptionReviewed(exception) { Text = finding });
    }

    /// <summary>When the team is to be asked next to review what waits, UTC; null: nothing does.</summary>
    public DateTimeOffset? ReviewAskedFrom =>
        exceptions.Where(e => e.AwaitsReview).Select(e => (DateTimeOffset?)e.ReviewFrom).Min();

    private Result<Decision> Admit(Member person, CaseWay way, DateTimeOffset until, DateTimeOffset now) =>
        person
            .OpenCase(Number.Text, way, until, now)
            .Map(opened =>
                opened.IsNothing
                    ? Decision.Nothing
                    : Elsewhere(Decision.Of(new GuestAdmitted(person.Id, way, until)), person, opened)
                        .And(Notices.ToMember(person.Id, Number))
            );

    private static Decision Elsewhere(Decision here, Member person, Decision theirs) =>
        theirs.Entries.Aggregate(here, (decision, entry) => decision.And(Member.Stream(person.Id), entry));

    // a token may not: it would take the case from its person
    private static Problem? MayStepBack(Viewer.Member by) => by.Scopes is null ? null : CaseProblems.Forbidden;

    private Problem? MayAnswer(Viewer.Member by, PersonId person) =>
        MayJudge(by)
        ?? (
            by.Person == person ? CaseProblems.OwnRequest
            : requests.Exists(r => r.Person == person) ? null
            : CaseProblems.NotARequest
        );

    private void ApplyToAccess(Recorded recorded)
    {
        var actor = PersonId.Parse(recorded.By.Id).Match<PersonId?>(id => id, _ => null);
        switch (recorded.Entry)
        {
            case GuestAdmitted entry:
                Apply(entry, recorded, actor);
                break;
            case GuestLeft entry:
                Leave(entry.Person, recorded.At);
                break;
            case AccessAsked entry when actor is { } person:
                requests.RemoveAll(r => r.Person == person);
                requests.Add(new(person, entry.Text?.Reason, recorded.At));
                break;
            case AccessRefused entry:
                requests.RemoveAll(r => r.Person == entry.Person);
                break;
            case OwnerChanged entry:
                Owner = entry.To;
                break;
            case ApprovedAlone entry:
                (ApprovedRevision, AwaitsReview, ApprovedBy) = (entry.Revision, false, actor);
                exceptions.Add(
                    new(
                        recorded.Sequence,
                        ExceptionKind.FourEyes,
                        actor,
                        [.. drafters],
                        entry.Text?.Reason,
                        recorded.At,
                        recorded.At
                    )
                );
                break;
            case ExceptionReviewed entry:
                Apply(entry, recorded, actor);
                break;
        }
    }

    private void Apply(GuestAdmitted entry, Recorded recorded, PersonId? actor)
    {
        guests.RemoveAll(g => g.Person == entry.Person && g.Way == entry.Way);
        guests.Add(new(entry.Person, entry.Way, recorded.At, entry.Until, actor));
        if (entry.Way != CaseWay.BreakGlass)
            return;
        var reason = requests.Find(r => r.Person == entry.Person)?.Reason;
        requests.RemoveAll(r => r.Person == entry.Person);
        exceptions.Add(
            new(
                recorded.Sequence,
                ExceptionKind.BreakGlass,
                actor,
                [.. new[] { actor, entry.Person }.OfType<PersonId>()],
                reason,
                recorded.At,
                entry.Until
            )
        );
    }

    private void Leave(PersonId person, DateTimeOffset at)
    {
        guests.RemoveAll(g => g.Person == person);
        for (var i = 0; i < exceptions.Count; i++)
        {
            // what was ended early can be reviewed early
            if (
                exceptions[i] is { Kind: ExceptionKind.BreakGlass } found
                && found.Parties.Contains(person)
                && found.ReviewFrom > at
            )
                exceptions[i] = found with { ReviewFrom = at };
        }
    }

    private void Apply(ExceptionReviewed entry, Recorded recorded, PersonId? actor)
    {
        var at = exceptions.FindIndex(e => e.Sequence == entry.Exception);
        if (at >= 0)
            exceptions[at] = exceptions[at] with
            {
                ReviewedBy = actor,
                ReviewedAt = recorded.At,
                Finding = entry.Text?.Reason,
            };
    }
}
