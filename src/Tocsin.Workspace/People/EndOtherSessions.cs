using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Tocsin.Web.Http;
using Tocsin.Workspace.People.Sessions;

namespace Tocsin.Workspace.People;

/// <summary>DELETE /api/me/sessions and POST /me/sessions/end: signs out everywhere else.</summary>
internal static class EndOtherSessions
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapDelete("/api/me/sessions", ByApi).RequireAuthorization(Policies.Session);
        app.MapPost("/me/sessions/end", ByPage).RequireAuthorization(Policies.Session);
    }

    private static async Task<NoContent> ByApi(HttpContext context, SessionStore sessions, CancellationToken cancel)
    {
        await Do(context, sessions, cancel);
        return TypedResults.NoContent();
    }

    private static async Task<SeeOther> ByPage(HttpContext context, SessionStore sessions, CancellationToken cancel)
    {
        await Do(context, sessions, cancel);
        return PageResult.SeeOther("/me");
    }

    private static async Task Do(HttpContext context, SessionStore sessions, CancellationToken cancel)
    {
        if (await Session.Of(context) is { } session)
            await sessions.EndOthers(session.Member.Person, session.Id, cancel);
    }
}
