using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tocsin.Web.Http;
using Tocsin.Workspace.People.Sessions;

namespace Tocsin.Workspace.People;

/// <summary>POST /me/sessions/end: signs out everywhere else.</summary>
internal static class EndOtherSessions
{
    public static void Map(IEndpointRouteBuilder app) =>
        app.MapPost("/me/sessions/end", Handle).RequireAuthorization(Policies.Session);

    private static async Task<SeeOther> Handle(HttpContext context, SessionStore sessions, CancellationToken cancel)
    {
        if (await Session.Of(context) is { } session)
            await sessions.EndOthers(session.Member.Person, session.Id, cancel);
        return PageResult.SeeOther("/me");
    }
}
