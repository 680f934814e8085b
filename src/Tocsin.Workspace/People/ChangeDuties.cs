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

/// <summary>
/// PUT /api/people/{person}/duties and POST /people/{person}/duties: what somebody is there for from now on. Without any
/// duty they have left: sessions and tokens are closed with the next request.
/// </summary>
internal static class ChangeDuties
{
    /// <param name="Duties"><c>triager</c>, <c>operator</c>; empty: they leave.</param>
    /// <param name="Code">A current code of the authenticator, where this session gave no proof within five minutes.</param>
    public sealed record Request(IReadOnlyList<string>? Duties, string? Code);

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapPut("/api/people/{person}/duties", ByApi).RequireAuthorization(Policies.Operator);
        app.MapPost("/people/{person}/duties", ByPage).RequireAuthorization(Policies.Operator);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> ByApi(
        string person,
        Request body,
        HttpContext context,
        Viewer.Member viewer,
        MemberStore members,
        CancellationToken cancel
    ) => (await Do(person, body, context, viewer, members, cancel)).ToNoContent();

    private static async Task<IResult> ByPage(
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
        var request = new Request(values.All("duties"), values["otp"]);
        var changed = await Do(person, request, context, viewer, members, cancel);
        return changed.Problem is { } refused
            ? await view.Page(context, viewer, FormValues.Empty, refused, cancel)
            : PageResult.SeeOther("/people");
    }

    private static async Task<Result<Member>> Do(
        string person,
        Request request,
        HttpContext context,
        Viewer.Member viewer,
        MemberStore members,
        CancellationToken cancel
    )
    {
        if (!PersonId.Parse(person).TryGet(out var id, out _))
            return Problem.NotFound;
        var faults = new FaultCollector();
        var duties = Word.All<Duty>(faults, "duties", request.Duties);
        if (faults.Else(() => id).Problem is { } faulty)
            return faulty;
        return await StepUp.Check(context, request.Code, cancel) is { } problem
            ? problem
            : await members.ChangeDuties(id, duties, viewer.Actor, cancel);
    }
}
