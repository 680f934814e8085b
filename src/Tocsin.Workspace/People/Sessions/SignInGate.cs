using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using Microsoft.AspNetCore.Http;
using Tocsin.Web.Http;
using Tocsin.Workspace.People.Accounts;

namespace Tocsin.Workspace.People.Sessions;

/// <summary>Turns away whoever may not come in: pages to the sign-in or to what gives standing back, programs with a problem.</summary>
internal sealed class SignInGate : IAuthorizationMiddlewareResultHandler
{
    public Task HandleAsync(
        RequestDelegate next,
        HttpContext context,
        AuthorizationPolicy policy,
        PolicyAuthorizationResult authorizeResult
    )
    {
        if (authorizeResult.Succeeded)
            return next(context);
        if (authorizeResult.Forbidden && context.Features.Get<SignedIn>() is { Standing: { Holds: false } closed })
        {
            return context.Request.PrefersPage() && HttpMethods.IsGet(context.Request.Method)
                ? PageResult.SeeOther("/standing").ExecuteAsync(context)
                : PageResult.Answer(context.Request, PeopleProblems.NoStanding(closed)).ExecuteAsync(context);
        }
        // who is here for one case finds it, and nothing else, where their rights are
        if (authorizeResult.Forbidden && context.Features.Get<SignedIn>() is { IsSeated: false } && IsFront(context))
            return PageResult.SeeOther("/standing").ExecuteAsync(context);
        if (authorizeResult.Forbidden)
            return PageResult.Answer(context.Request, PeopleProblems.NotAllowed).ExecuteAsync(context);
        if (context.Request.PrefersPage())
            return PageResult.SeeOther("/sign-in" + Back(context.Request)).ExecuteAsync(context);
        context.Response.Headers.WWWAuthenticate = "Bearer"; // RFC 9110, section 15.5.2
        return PeopleProblems.SignInNeeded.ToHttp().ExecuteAsync(context);
    }

    private static bool IsFront(HttpContext context) =>
        HttpMethods.IsGet(context.Request.Method) && context.Request.Path == "/" && context.Request.PrefersPage();

    // what was sent is lost either way: only a page that was looked at is led back to
    private static string Back(HttpRequest request)
    {
        var path = request.Path + request.QueryString;
        return HttpMethods.IsGet(request.Method) && path != "/" ? "?return=" + Uri.EscapeDataString(path) : "";
    }
}
