using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tocsin.Web.Http;
using Tocsin.Workspace.People.Sessions;

namespace Tocsin.Workspace.People;

/// <summary>POST /sign-out: ends the session, for every copy of its cookie.</summary>
internal static class SignOut
{
    public static void Map(IEndpointRouteBuilder app) => app.MapPost("/sign-out", Handle).AllowAnonymous();

    private static async Task<SeeOther> Handle(HttpContext context, SessionStore sessions, CancellationToken cancel)
    {
        if (await Session.Of(context) is { } session)
            await session.End(sessions, cancel);
        return PageResult.SeeOther("/sign-in");
    }
}
