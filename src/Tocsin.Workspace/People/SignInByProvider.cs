using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tocsin.Web.Http;
using Tocsin.Workspace.People.Accounts;
using Tocsin.Workspace.People.Providers;
using Tocsin.Workspace.People.Sessions;
using Tocsin.Workspace.Settings;

namespace Tocsin.Workspace.People;

/// <summary>
/// GET /sign-in/with/{provider}: to a provider that the operator configured, and back. An identity that a member has linked
/// opens a session; any other makes no account and learns nothing.
/// </summary>
internal static class SignInByProvider
{
    public static void Map(IEndpointRouteBuilder app) => app.MapGet("/sign-in/with/{provider}", Start).AllowAnonymous();

    private static Task<IResult> Start(
        string provider,
        string? @return,
        HttpContext context,
        WorkspaceOptions options
    ) => ToProvider.Send(context, options, provider, new Errand.SignIn(LocalPath.Or(@return, "/")));

    /// <summary>Back from there.</summary>
    public static async Task<IResult> Finish(
        HttpContext context,
        Errand.SignIn errand,
        ProviderIdentity identity,
        LoginStore logins,
        SessionStore sessions,
        bool proves
    )
    {
        var cancel = context.RequestAborted;
        // somebody who has left is let in no more than a stranger, and told as little
        if (await logins.Recognise(identity, cancel) is not { } person || !await sessions.MayOpen(person, cancel))
            return PageResult.Refusal(PeopleProblems.NoWayIn);
        await Session.Begin(context, person, proves ? Proof.TrustedProvider : Proof.Provider);
        return PageResult.SeeOther(LocalPath.Or(errand.Return, "/"));
    }
}
