using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Tocsin.Cases.Access;
using Tocsin.Standards.Problems;
using Tocsin.Web.Forms;
using Tocsin.Web.Http;
using Tocsin.Workspace.People.Accounts;

namespace Tocsin.Workspace.People;

/// <summary>DELETE /api/me/passkeys/{key} and POST /me/passkeys/{key}/remove, after a step-up; never the last way in.</summary>
internal static class RemovePasskey
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapDelete("/api/me/passkeys/{key}", ByApi).RequireAuthorization(Policies.Session);
        app.MapPost("/me/passkeys/{key}/remove", ByPage).RequireAuthorization(Policies.Session);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> ByApi(
        string key,
        [FromBody] StepUpCode? body,
        HttpContext context,
        Viewer.Member viewer,
        AccountStore accounts,
        CancellationToken cancel
    ) => (await Do(key, body?.Code, context, viewer, accounts, cancel)).ToNoContent();

    private static async Task<IResult> ByPage(
        string key,
        HttpContext context,
        Viewer.Member viewer,
        AccountStore accounts,
        MyView view,
        CancellationToken cancel
    )
    {
        if (!(await FormReader.Read(context.Request, FormLimits.Small, cancel)).TryGet(out var values, out var problem))
            return PageResult.Answer(context.Request, problem);
        var removed = await Do(key, values["otp"], context, viewer, accounts, cancel);
        return removed.Problem is { } refused
            ? await view.Page(context, viewer, FormValues.Empty, refused, cancel)
            : PageResult.SeeOther("/me");
    }

    private static async Task<Result<bool>> Do(
        string key,
        string? code,
        HttpContext context,
        Viewer.Member viewer,
        AccountStore accounts,
        CancellationToken cancel
    )
    {
        if (await StepUp.Check(context, code, cancel) is { } problem)
            return problem;
        return await accounts.RemovePasskey(viewer.Person, key, cancel) ? true : PeopleProblems.LastWayIn;
    }
}
