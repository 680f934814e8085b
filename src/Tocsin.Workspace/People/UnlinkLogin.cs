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

/// <summary>DELETE /api/me/logins/{login} and POST /me/logins/{login}/unlink, after a step-up; never the last way in.</summary>
internal static class UnlinkLogin
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapDelete("/api/me/logins/{login}", ByApi).RequireAuthorization(Policies.Session);
        app.MapPost("/me/logins/{login}/unlink", ByPage).RequireAuthorization(Policies.Session);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> ByApi(
        string login,
        [FromBody] StepUpCode? body,
        HttpContext context,
        Viewer.Member viewer,
        LoginStore logins,
        CancellationToken cancel
    ) => (await Do(login, body?.Code, context, viewer, logins, cancel)).ToNoContent();

    private static async Task<IResult> ByPage(
        string login,
        HttpContext context,
        Viewer.Member viewer,
        LoginStore logins,
        MyView view,
        CancellationToken cancel
    )
    {
        if (!(await FormReader.Read(context.Request, FormLimits.Small, cancel)).TryGet(out var values, out var problem))
            return PageResult.Answer(context.Request, problem);
        var unlinked = await Do(login, values["otp"], context, viewer, logins, cancel);
        return unlinked.Problem is { } refused
            ? await view.Page(context, viewer, FormValues.Empty, refused, cancel)
            : PageResult.SeeOther("/me");
    }

    private static async Task<Result<bool>> Do(
        string login,
        string? code,
        HttpContext context,
        Viewer.Member viewer,
        LoginStore logins,
        CancellationToken cancel
    ) =>
        await StepUp.Check(context, code, cancel) is { } problem
            ? problem
            : await logins.Unlink(viewer.Person, login, cancel);
}
