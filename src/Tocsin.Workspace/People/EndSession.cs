using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Tocsin.Cases.Access;
using Tocsin.Standards.Problems;
using Tocsin.Web.Http;
using Tocsin.Workspace.People.Sessions;

namespace Tocsin.Workspace.People;

/// <summary>
/// DELETE /api/me/sessions/{session} and POST /me/sessions/{session}/end: signs out one browser. Needs no step-up, since it
/// only closes.
/// </summary>
internal static class EndSession
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapDelete("/api/me/sessions/{session}", ByApi).RequireAuthorization(Policies.Session);
        app.MapPost("/me/sessions/{session}/end", ByPage).RequireAuthorization(Policies.Session);
    }

    private static Task<Results<NoContent, ProblemHttpResult>> ByApi(
        string session,
        Viewer.Member viewer,
        SessionStore sessions,
        CancellationToken cancel
    ) => Do(session, viewer, sessions, cancel).ToNoContent();

    private static async Task<IResult> ByPage(
        string session,
        HttpContext context,
        Viewer.Member viewer,
        SessionStore sessions,
        CancellationToken cancel
    ) =>
        (await Do(session, viewer, sessions, cancel)).Problem is { } problem
            ? PageResult.Answer(context.Request, problem)
            : PageResult.SeeOther("/me");

    private static async Task<Result<bool>> Do(
        string session,
        Viewer.Member viewer,
        SessionStore sessions,
        CancellationToken cancel
    ) => await sessions.EndByHandle(viewer.Person, session, cancel) ? true : Problem.NotFound;
}
