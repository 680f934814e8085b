using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Tocsin.Cases.Access;
using Tocsin.Governance.People;
using Tocsin.Standards.Problems;
using Tocsin.Web.Forms;
using Tocsin.Web.Http;
using Tocsin.Workspace.People.Accounts;

namespace Tocsin.Workspace.People;

/// <summary>POST /api/people and /people/invite: an operator asks somebody in and gets the link to pass on, once.</summary>
internal static class InvitePerson
{
    /// <param name="Duties"><c>triager</c>, <c>operator</c>.</param>
    /// <param name="Code">A current code of the authenticator, where this session gave no proof within five minutes.</param>
    public sealed record Request(string? Name, IReadOnlyList<string>? Duties, string? Code);

    /// <param name="Link">Works once.</param>
    /// <param name="Expires">UTC.</param>
    public sealed record Response(PersonId Person, Uri Link, DateTimeOffset Expires);

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapPost("/api/people", ByApi).RequireAuthorization(Policies.Operator);
        app.MapPost("/people/invite", ByPage).RequireAuthorization(Policies.Operator);
        app.MapPost("/api/people/{person}/link", AgainByApi).RequireAuthorization(Policies.Operator);
        app.MapPost("/people/{person}/link", AgainByPage).RequireAuthorization(Policies.Operator);
    }

    private static async Task<Results<Created<Response>, ProblemHttpResult>> ByApi(
        Request body,
        HttpContext context,
        Viewer.Member viewer,
        MemberStore members,
        CancellationToken cancel
    ) => (await Do(body, context, viewer, members, cancel)).ToCreated(_ => "/api/people", Answer);

    private static async Task<IResult> ByPage(
        HttpContext context,
        Viewer.Member viewer,
        MemberStore members,
        PeopleView view,
        CancellationToken cancel
    )
    {
        if (!(await FormReader.Read(context.Request, FormLimits.Small, cancel)).TryGet(out var values, out var problem))
            return PageResult.Answer(context.Request, problem);
        var request = new Request(values["name"], values.All("duties"), values["otp"]);
        var invited = await Do(request, context, viewer, members, cancel);
        return invited.TryGet(out var made, out problem)
            ? Show(made)
            : await view.Page(context, viewer, values, problem, cancel);
    }

    private static async Task<Results<Created<Response>, ProblemHttpResult>> AgainByApi(
        string person,
        StepUpCode? body,
        HttpContext context,
        MemberStore members,
        CancellationToken cancel
    ) => (await Again(person, body?.Code, context, members, cancel)).ToCreated(_ => "/api/people", Answer);

    private static async Task<IResult> AgainByPage(
        string person,
        HttpContext context,
        Viewer.Member viewer,
        MemberStore members,
        PeopleView view,
        CancellationToken cancel
    )
    {
        if (!(await FormReader.Read(context.Request, FormLimits.Small, cancel)).TryGet(out var values, out var problem))
            return PageResult.Answer(context.Request, problem);
        var offered = await Again(person, values["otp"], context, members, cancel);
        return offered.TryGet(out var made, out problem)
            ? Show(made)
            : await view.Page(context, viewer, FormValues.Empty, problem, cancel);
    }

    private static async Task<Result<Invitation>> Do(
        Request request,
        HttpContext context,
        Viewer.Member viewer,
        MemberStore members,
        CancellationToken cancel
    )
    {
        var faults = new FaultCollector();
        var name = faults.Required("name", request.Name, JoinForm.LongestName);
        var duties = Word.All<Duty>(faults, "duties", request.Duties);
        if (duties.Count == 0)
            faults.Add("duties", "A member needs at least one duty.");
        if (faults.Else(() => name).Problem is { } faulty)
            return faulty;
        return await StepUp.Check(context, request.Code, cancel) is { } problem
            ? problem
            : await members.Invite(name, duties, viewer.Actor, cancel);
    }

    private static async Task<Result<Invitation>> Again(
        string person,
        string? code,
        HttpContext context,
        MemberStore members,
        CancellationToken cancel
    ) =>
        PersonId.Parse(person) is not { Succeeded: true } id ? Problem.NotFound
        : await StepUp.Check(context, code, cancel) is { } problem ? problem
        : await members.InviteAgain(id.Value, cancel);

    private static RazorComponentResult Show(Invitation made) =>
        PageResult.Of<InvitationPage>(new { Invitation = made });

    private static Response Answer(Invitation made) => new(made.Person, made.Link, made.Expires);
}

/// <summary>The body of a request that says nothing else.</summary>
/// <param name="Code">A current code of the authenticator, where this session gave no proof within five minutes.</param>
public sealed record StepUpCode(string? Code);
