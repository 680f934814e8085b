using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Tocsin.Cases.Access;
using Tocsin.Governance.People;
using Tocsin.Web.Forms;

namespace Tocsin.Workspace.People;

/// <summary>GET /me and /api/me: how somebody signs in, their passkeys, tokens and open sessions.</summary>
public static class ShowMe
{
    /// <param name="Duties"><c>triager</c>, <c>operator</c>.</param>
    public sealed record Response(
        PersonId Id,
        string Name,
        string Email,
        IReadOnlyList<string> Duties,
        bool HasPassword,
        int RecoveryCodesLeft,
        IReadOnlyList<Accounts.OwnPasskey> Passkeys,
        IReadOnlyList<TokenLine> Tokens,
        IReadOnlyList<SessionLine> Sessions,
        IReadOnlyList<Accounts.OwnLogin> Logins
    );

    internal static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/me", Show).RequireAuthorization(Policies.Session);
        app.MapGet("/api/me", Handle).RequireAuthorization(Policies.Session);
    }

    private static Task<RazorComponentResult> Show(
        HttpContext context,
        Viewer.Member viewer,
        MyView view,
        CancellationToken cancel
    ) => view.Page(context, viewer, FormValues.Empty, null, cancel);

    private static async Task<Ok<Response>> Handle(
        HttpContext context,
        Viewer.Member viewer,
        MyView view,
        CancellationToken cancel
    ) => TypedResults.Ok(await view.Of(context, viewer, cancel));
}
