using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tocsin.Cases.Access;
using Tocsin.Web.Http;
using Tocsin.Workspace.People.Accounts;
using Tocsin.Workspace.People.Providers;
using Tocsin.Workspace.People.Sessions;
using Tocsin.Workspace.Settings;

namespace Tocsin.Workspace.People;

/// <summary>
/// POST /me/logins/{provider}: after a step-up, links an identity elsewhere to one's own account, from then on a way in. What
/// one session began, no other can end: nobody's identity is linked to an account that somebody else put into their browser.
/// </summary>
internal static class LinkLogin
{
    public static void Map(IEndpointRouteBuilder app) =>
        app.MapPost("/me/logins/{provider}", Start).RequireAuthorization(Policies.Session);

    private static async Task<IResult> Start(
        string provider,
        HttpContext context,
        Viewer.Member viewer,
        WorkspaceOptions options,
        CancellationToken cancel
    )
    {
        if (await StepUp.Check(context, null, cancel) is { } problem)
            return context.Request.PrefersPage() ? PageResult.SeeOther("/step-up?return=/me") : problem.ToHttp();
        var session = await Session.Of(context);
        return await ToProvider.Send(context, options, provider, new Errand.Link(viewer.Person.Text, session!.Handle));
    }

    /// <summary>Back from there.</summary>
    public static async Task<IResult> Finish(
        HttpContext context,
        Errand.Link errand,
        ProviderIdentity identity,
        LoginStore logins
    )
    {
        if (
            await Session.Of(context) is not { } session
            || session.Handle != errand.Session
            || session.Member.Person.Text != errand.Person
        )
            return PageResult.Refusal(PeopleProblems.NoWayIn);
        var linked = await logins.Link(session.Member.Person, identity, context.RequestAborted);
        return linked.Problem is { } problem ? PageResult.Refusal(problem) : PageResult.SeeOther("/me");
    }
}
