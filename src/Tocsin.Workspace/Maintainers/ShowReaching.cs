using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tocsin.Cases;
using Tocsin.Cases.Maintainers;
using Tocsin.Cases.Vendors;
using Tocsin.Standards.Contacts;
using Tocsin.Standards.Problems;
using Tocsin.Web.Http;
using Tocsin.Workspace.Cases;
using Tocsin.Workspace.Settings;

namespace Tocsin.Workspace.Maintainers;

/// <summary>
/// GET /cases/{number}/maintainers and /api/cases/{number}/maintainers: where who can fix it can be reached, what was tried and comes next,
/// and who takes part.
/// </summary>
internal static class ShowReaching
{
    public const string Path = "/maintainers";

    /// <summary>The page, for the forms that are on it.</summary>
    public static CaseFormPage Page { get; } = new(Path, (visit, refused) => Show(visit, refused));

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapCaseApi(Path, async visit => (await visit.Read("maintainers")).Map(found => Of(found, visit)));
        app.MapCasePage(Path, visit => Show(visit, null));
    }

    /// <summary>Instants are UTC.</summary>
    /// <param name="Terms">What whoever is invited now signs, Markdown: they read it before they are told anything.</param>
    /// <param name="ViewAwaitedUntil">Until then no CVE ID is assigned without a reason; null: nobody has to be heard.</param>
    public sealed record Response(
        IReadOnlyList<VendorBody> Vendors,
        IReadOnlyList<MaintainerBody> Maintainers,
        IReadOnlyList<PersonBody> People,
        IReadOnlyList<WordBody> Words,
        string Terms,
        DateTimeOffset? ViewAwaitedUntil
    );

    /// <param name="Vendor">Its number within the case.</param>
    /// <param name="Contacts">What it publishes, the best first.</param>
    /// <param name="Steps">The ladder; empty before the first attempt.</param>
    /// <param name="EscalatesAt">When others are told that nobody answers.</param>
    /// <param name="Shared">The report as its maintainers read it, Markdown.</param>
    /// <param name="MayAsk">Which addresses would be asked for contacts now; empty where nothing is fetched.</param>
    /// <param name="Fetches">What was asked, in order.</param>
    public sealed record VendorBody(
        int Vendor,
        string Name,
        bool Reached,
        IReadOnlyList<ContactBody> Contacts,
        IReadOnlyList<StepBody> Steps,
        DateTimeOffset? EscalatesAt,
        IReadOnlyList<AttemptBody> Attempts,
        IReadOnlyList<AttemptBody> Answers,
        string? Shared,
        IReadOnlyList<AskedBody> MayAsk,
        IReadOnlyList<FetchBody> Fetches
    );

    /// <param name="Source"><c>package-json</c>, <c>security-md</c>, <c>security-txt</c> or <c>security-insights</c>.</param>
    public sealed record AskedBody(string Source, string Address);

    /// <param name="By">Who had them asked.</param>
    /// <param name="Files">Null: nothing of it was kept.</param>
    public sealed record FetchBody(
        int Fetch,
        DateTimeOffset At,
        string By,
        IReadOnlyList<AskedBody> Asked,
        IReadOnlyList<FileBody>? Files,
        bool Kept
    );

    /// <param name="Failure">Why nothing was read; null: it was.</param>
    public sealed record FileBody(string Source, string Address, string? Failure, IReadOnlyList<ContactBody> Contacts);

    /// <param name="Way"><c>email</c>, <c>form</c> or <c>public-tracker</c>.</param>
    /// <param name="Public">Everybody can read what is written there: never write the report there.</param>
    /// <param name="Source">Which file names it.</param>
    /// <param name="Place">Where in it.</param>
    /// <param name="Why">Why it is ranked so.</param>
    public sealed record ContactBody(string Way, string Address, bool Public, string Source, string Place, string Why);

    /// <param name="Day">After the first attempt.</param>
    /// <param name="DoneAt">When an attempt took this step.</param>
    public sealed record StepBody(int Day, DateTimeOffset At, DateTimeOffset? DoneAt);

    /// <param name="Way">Null for an answer.</param>
    public sealed record AttemptBody(DateTimeOffset At, string? Way, string? Contact, string? Note, int? Maintainer);

    /// <param name="Maintainer">Their number within the case.</param>
    /// <param name="Proof">What shows that they control the package.</param>
    /// <param name="SignedUntil">Until when they promised silence.</param>
    /// <param name="ReplacedAt">When they last took a new code by a mailed link, because they had lost theirs.</param>
    /// <param name="Left">Why they take no part any more.</param>
    public sealed record MaintainerBody(
        int Maintainer,
        int Vendor,
        string Name,
        string? Address,
        DateTimeOffset InvitedAt,
        DateTimeOffset Expires,
        string? Token,
        string? TokenPlace,
        string? Proof,
        DateTimeOffset? SignedAt,
        DateTimeOffset? SignedUntil,
        DateOnly? AwayUntil,
        DateTimeOffset? ReplacedAt,
        string? Left
    );

    /// <param name="By">Which maintainer proposed them.</param>
    /// <param name="Agreed">Null: nobody has answered.</param>
    public sealed record PersonBody(int Proposal, int By, string? Name, string? Address, string? Why, bool? Agreed);

    /// <param name="Kind"><c>help-asked</c>, <c>abandoned</c> or <c>disputed</c>.</param>
    public sealed record WordBody(int Maintainer, string Kind, string? Said, DateTimeOffset At);

    private static Response Of(Case found, CaseVisit visit) =>
        new(
            [.. found.Vendors.Select(vendor => Of(found, vendor, visit))],
            [.. found.Maintainers.Select(Of)],
            [
                .. found.ProposedPeople.Select(p => new PersonBody(
                    p.Number,
                    p.By,
                    p.Text?.Name,
                    p.Text?.Address,
                    p.Text?.Why,
                    p.Agreed
                )),
            ],
            [.. found.MaintainerWords.Select(w => new WordBody(w.Maintainer, Words.Of(w.Kind), w.Said, w.At))],
            found.TermsInForce.Text,
            found.ViewAwaitedUntil(visit.Now)
        );

    private static VendorBody Of(Case found, Vendor vendor, CaseVisit visit)
    {
        var ladder = found.LadderOf(vendor.Number, visit.Clocks.Reaching);
        return new(
            vendor.Number,
            vendor.Name,
            found.IsReached(vendor),
            [.. found.ContactsOf(vendor.Number).Select(Of)],
            [.. ladder.Steps.Select(step => new StepBody(step.Day, step.At, step.DoneAt))],
            ladder.EscalatesAt,
            [
                .. found
                    .AttemptsAt(vendor.Number)
                    .Select(a => new AttemptBody(a.At, Words.Of(a.Way), a.Text?.Contact, a.Text?.Note, a.Maintainer)),
            ],
            [
                .. found
                    .AnswersOf(vendor.Number)
                    .Select(a => new AttemptBody(a.At, null, a.Text?.Contact, a.Text?.Note, null)),
            ],
            found.SharedWith(vendor.Number)?.Body,
            [.. ContactPlan.Of(found, vendor, visit.Service<WorkspaceOptions>().Contacts).Select(Of)],
            [.. found.FetchesOf(vendor.Number).Select(Of)]
        );
    }

    private static ContactBody Of(PublishedContact contact) =>
        new(
            Words.Of(contact.Way),
            contact.Address,
            contact.IsPublic,
            Words.Of(contact.Source),
            contact.Place,
            contact.Why
        );

    private static AskedBody Of(AskedFile file) => new(Words.Of(file.Source), file.Address);

    private static FetchBody Of(ContactFetch fetch) =>
        new(
            fetch.Number,
            fetch.At,
            fetch.By.Id,
            [.. fetch.Asked.Select(Of)],
            fetch.Files is { } came
                ?
                [
                    .. came.Files.Select(file => new FileBody(
                        Words.Of(file.Source),
                        file.Address,
                        file.Failure,
                        [.. file.Contacts.Select(Of)]
                    )),
                ]
                : null,
            fetch.Kept
        );

    private static MaintainerBody Of(Maintainer one) =>
        new(
            one.Number,
            one.Vendor,
            one.Name,
            one.Text?.Address,
            one.InvitedAt,
            one.Expires,
            one.Text?.Token,
            one.TokenPlace,
            one.Proof is { } way ? Words.Of(way) : null,
            one.SignedAt,
            one.SignedUntil,
            one.AwayUntil,
            one.ReplacedAt,
            one.Left is { } why ? Words.Of(why) : null
        );

    private static async Task<Result<IResult>> Show(CaseVisit visit, RefusedForm? refused) =>
        (await visit.Read("maintainers")).TryGet(out var found, out var problem)
            ? PageResult.Of<ReachingPage>(
                new
                {
                    View = await CaseForms.Of(visit, found, refused),
                    Rules = visit.Clocks.Reaching,
                    On = visit.Service<WorkspaceOptions>().Contacts,
                },
                refused?.Problem.Status ?? StatusCodes.Status200OK
            )
            : problem;
}
