using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Tocsin.Cases.Access;
using Tocsin.Web.Http;
using Tocsin.Workspace.People.Accounts;

namespace Tocsin.Workspace.People;

/// <summary>DELETE /api/me/tokens/{token} and POST /me/tokens/{token}/revoke: needs no step-up, since it only closes.</summary>
internal static class RevokeToken
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapDelete("/api/me/tokens/{token}", ByApi).RequireAuthorization(Policies.Session);
        app.MapPost("/me/tokens/{token}/revoke", ByPage).RequireAuthorization(Policies.Session);
    }

    private static Task<Results<NoContent, ProblemHttpResult>> ByApi(
        string token,
        Viewer.Member viewer,
        TokenStore tokens,
        CancellationToken cancel
    ) => tokens.Revoke(viewer.Person, token, cancel).ToNoContent();

    private static async Task<IResult> ByPage(
        string token,
        HttpContext context,
        Viewer.Member viewer,
        TokenStore tokens,
        CancellationToken cancel
    ) =>
        (await tokens.Revoke(viewer.Person, token, cancel)).Problem is { } problem
            ? PageResult.Answer(context.Request, problem)
            : PageResult.SeeOther("/me");
}
