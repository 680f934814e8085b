using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tocsin.Cases;
using Tocsin.Cases.Access;
using Tocsin.Governance.People;
using Tocsin.Governance.Standings;
using Tocsin.Standards.Problems;
using Tocsin.Web.Http;
using Tocsin.Workspace.People;
using Tocsin.Workspace.People.Standings;

namespace Tocsin.Workspace.Cases;

/// <summary>
/// GET /cases/{number}/people and /api/cases/{number}/people: who takes part, who may read the case, why and until when, who waits to be let in, and which
/// exceptions were made.
/// </summary>
internal static class ShowCasePeople
{
    public const string Path = "/people";

    /// <summary>The page, for the forms that are on it.</summary>
    public static CaseFormPage Page { get; } = new(Path, (visit, refused) => Show(visit, refused));

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapCaseApi(Path, visit => Load(visit).Then(people => people.Response));
        app.MapCasePage(Path, visit => Show(visit, null));
    }

    private static async Task<Result<IResult>> Show(CaseVisit visit, RefusedForm? refused)
    {
        // whoever has no authenticator confirms with a passkey on a page of its own, and comes back
        if (refused?.Problem == CaseProblems.StepUpNeeded && string.IsNullOrWhiteSpace(refused.Values["otp"]))
            return PageResult.SeeOther("/step-up?return=" + Uri.EscapeDataString($"/cases/{visit.Number}{Path}"));
        if (!(await Load(visit)).TryGet(out var people, out var problem))
            return problem;
        var view = new CasePeopleView(
            people.Case,
            people.Response,
            visit.Viewer,
            visit.Programme.TimeZone,
            visit.Now,
            !await StepUp.IsFresh(visit.Context),
            refused
        );
        return PageResult.Of<CasePeoplePage>(new { View = view }, refused?.Problem.Status ?? StatusCodes.Status200OK);
    }

    private static async Task<Result<CasePeople>> Load(CaseVisit visit)
    {
        if (!(await visit.Read("people")).TryGet(out var found, out var problem))
            return problem;
        var all = await visit.Service<StandingStore>().All(visit.Cancel);
        var names = await ActorNames.Load(visit.Context, all.Select(one => one.Member.Id.Text));
        var readers = all.SelectMany(one => Readers(found, one.Member, one.Standing, names, visit)).ToList();
        var response = new CasePeopleResponse(
            found.Owner?.Text,
            [.. Participant.Of(found, visit.Viewer, names)],
            readers,
            [.. Invited(found, all, visit.Now)],
            // why somebody broke glass, or approved alone, is for those who answer for the case
            visit.Viewer.Triages
                ? [.. found.Requests.Select(r => WaitingPerson.Of(r, names))]
                : [],
            visit.Viewer.Triages ? [.. found.Exceptions.Select(e => ExceptionBody.Of(e, names))] : [],
            [
                .. all.Where(one => visit.Viewer.Triages && one.Standing.Rights.Has(Duty.Releaser))
                    .Select(one => new NamedReader(one.Member.Id.Text, names.Of(one.Member.Id))),
            ]
        );
        return new CasePeople(found, response);
    }

    private static IEnumerable<CaseReader> Readers(
        Case found,
        Member member,
        Standing standing,
        ActorNames names,
        CaseVisit visit
    )
    {
        var rights = standing.Rights;
        if (rights.IsRecusedFrom(found.Number.Text))
            yield break;
        var ways = rights
            .All.Where(r => r.Duty == Duty.Triager)
            .Select(r => (Way: "triager", r.Why, r.Since, r.Until))
            .Concat(
                rights
                    .Cases.Where(c => c.Case == found.Number.Text)
                    .Select(c => (Way: Word.Of(c.Way), c.Why, c.Since, Until: (DateTimeOffset?)c.Until))
            );
        // what members tell of themselves is for members
        var profile = visit.Viewer.Duties.Count > 0 ? member.Profile : new();
        foreach (var (way, why, since, until) in ways)
        {
            yield return new(
                member.Id.Text,
                names.Of(member.Id),
                way,
                why,
                since,
                until,
                profile.Employer,
                Employer.IsTouchedBy(found, profile.Employer),
                profile.IsAwayAt(visit.Now)
            );
        }
    }

    // let in and not here yet: they have not joined, or not signed
    private static IEnumerable<InvitedPerson> Invited(
        Case found,
        IReadOnlyList<(Member Member, Standing Standing)> all,
        DateTimeOffset now
    ) =>
        found
            .Guests.Where(guest => guest.Until > now)
            .Where(guest =>
                !all.Any(one =>
                    one.Member.Id == guest.Person
                    && one.Standing.Rights.OpenCases.Contains(found.Number.Text, StringComparer.Ordinal)
                )
            )
            .Select(guest => new InvitedPerson(guest.Person.Text, Word.Of(guest.Way), guest.Until));

    private sealed record CasePeople(Case Case, CasePeopleResponse Response);
}

/// <summary>Who may read a case, and who else has to do with that. Instants are UTC.</summary>
/// <param name="Participants">Who takes part: the team, the reporters, and who was put on the case from outside.</param>
/// <param name="Readers">One for each way; who triages and was let in alone has two.</param>
/// <param name="Invited">Let in, and closed to them as long as they have not joined or signed.</param>
/// <param name="Waiting">Who broke glass and waits for another person to agree; for triagers.</param>
/// <param name="Exceptions">Those that were made, reviewed or not; for triagers.</param>
/// <param name="Releasers">Who could be put on the case, for its triagers.</param>
public sealed record CasePeopleResponse(
    string? Owner,
    IReadOnlyList<Participant> Participants,
    IReadOnlyList<CaseReader> Readers,
    IReadOnlyList<InvitedPerson> Invited,
    IReadOnlyList<WaitingPerson> Waiting,
    IReadOnlyList<ExceptionBody> Exceptions,
    IReadOnlyList<NamedReader> Releasers
);

/// <summary>Somebody who may read the case by one way.</summary>
/// <param name="Way"><c>triager</c>, <c>expert</c>, <c>break-glass</c>, <c>release</c>.</param>
/// <param name="Why">Which rule and which signature.</param>
/// <param name="Until">Null: without end.</param>
/// <param name="Touched">Whether the case names their employer.</param>
/// <param name="Away">Whether they said that they are away now.</param>
public sealed record CaseReader(
    string Person,
    string Name,
    string Way,
    string Why,
    DateTimeOffset Since,
    DateTimeOffset? Until,
    string? Employer,
    bool Touched,
    bool Away
);

/// <param name="Way"><c>expert</c>, <c>break-glass</c>, <c>release</c>.</param>
public sealed record InvitedPerson(string Person, string Way, DateTimeOffset Until);

/// <param name="Reason">Null once redacted.</param>
public sealed record WaitingPerson(string Person, string Name, string? Reason, DateTimeOffset At)
{
    internal static WaitingPerson Of(AccessRequest asked, ActorNames names) =>
        new(asked.Person.Text, names.Of(asked.Person), asked.Reason, asked.At);
}

public sealed record NamedReader(string Person, string Name);

/// <summary>An exception as the team of the case reads it.</summary>
/// <param name="Exception">Names it within the case.</param>
/// <param name="Kind"><c>break-glass</c>, <c>four-eyes</c>.</param>
/// <param name="By">Who made it, by name.</param>
/// <param name="ReviewFrom">Before that instant it is not over.</param>
/// <param name="Finding">Null before it was reviewed, and once redacted.</param>
public sealed record ExceptionBody(
    long Exception,
    string Kind,
    string By,
    IReadOnlyList<string> Parties,
    string? Reason,
    DateTimeOffset At,
    DateTimeOffset ReviewFrom,
    string? ReviewedBy,
    DateTimeOffset? ReviewedAt,
    string? Finding
)
{
    internal static ExceptionBody Of(CaseException made, ActorNames names) =>
        new(
            made.Sequence,
            Word.Of(made.Kind),
            names.Of(made.By),
            [.. made.Parties.Select(p => names.Of(p))],
            made.Reason,
            made.At,
            made.ReviewFrom,
            made.ReviewedBy is { } by ? names.Of(by) : null,
            made.ReviewedAt,
            made.Finding
        );
}

/// <summary>Who has to do with a case, as one of them sees it now.</summary>
/// <param name="AsksForCode">Whether this session has to prove anew that it is the same person.</param>
/// <param name="Refused">A form of the page that was sent and not taken; null when the page is just opened.</param>
public sealed record CasePeopleView(
    Case Case,
    CasePeopleResponse People,
    Viewer.Member Viewer,
    string Zone,
    DateTimeOffset Now,
    bool AsksForCode,
    RefusedForm? Refused
)
{
    /// <summary>Below the case: where a drafter approves alone.</summary>
    public const string LoneApproval = "/lone-approval";

    public bool Triages => Viewer.Triages;

    public string Me => Viewer.Person.Text;

    public bool IsGuest => Case.Guests.Any(g => g.Person == Viewer.Person && g.Until > Now);

    /// <summary>Whether a drafter may try to approve alone: whether somebody else is free is asked when they do.</summary>
    public bool MayApproveAlone => Triages && Case.AwaitsReview && Case.Drafters.Contains(Viewer.Person);

    public bool MayReview(ExceptionBody made) =>
        Triages
        && made.ReviewedAt is null
        && made.ReviewFrom <= Now
        && !Case.Exceptions.First(e => e.Sequence == made.Exception).Parties.Contains(Viewer.Person);

    public string Action(string path) => $"/cases/{Case.Number}{path}";

    public RefusedForm? RefusedAt(string path) => Refused?.Path == path ? Refused : null;
}
