using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Tocsin.Governance.People;

namespace Tocsin.Workspace.People.Sessions;

/// <summary>The cookies of the workspace: for this host alone, never for scripts, never over plain HTTP off this machine.</summary>
internal static class SessionCookie
{
    /// <summary>How the cookie of a session is made and checked on every request.</summary>
    public static void Configure(CookieAuthenticationOptions options, Uri origin)
    {
        Shape(options, origin, "tocsin-session");
        options.ExpireTimeSpan = SessionStore.Idle;
        options.SlidingExpiration = true;
        options.Events.OnValidatePrincipal = Check;
    }

    /// <summary>What a passkey is asked for, until it answers.</summary>
    public static void ConfigureChallenge(CookieAuthenticationOptions options, Uri origin)
    {
        Shape(options, origin, "tocsin-passkey");
        options.ExpireTimeSpan = TimeSpan.FromMinutes(5);
    }

    private static void Shape(CookieAuthenticationOptions options, Uri origin, string name)
    {
        var secure = origin.Scheme == Uri.UriSchemeHttps;
        options.Cookie.Name = secure ? "__Host-" + name : name;
        options.Cookie.Path = "/";
        options.Cookie.HttpOnly = true;
        options.Cookie.SecurePolicy = secure ? CookieSecurePolicy.Always : CookieSecurePolicy.None;
        // Lax: links in mails lead into the workspace. What changes something is guarded by its origin.
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.IsEssential = true;
    }

    private static async Task Check(CookieValidatePrincipalContext context)
    {
        var http = context.HttpContext;
        var (person, id) = (PersonOf(context.Principal!), Session.IdOf(context.Principal!));
        var store = http.RequestServices.GetRequiredService<SessionStore>();
        var found = person is { } known && id is not null ? await store.Find(known, id, http.RequestAborted) : null;
        if (found is null)
        {
            context.RejectPrincipal();
            await http.SignOutAsync(Schemes.Session);
            return;
        }
        http.Features.Set(found);
        context.ReplacePrincipal(Session.Principal(found.Member.Person, id, found.Name));
    }

    private static PersonId? PersonOf(ClaimsPrincipal principal) =>
        PersonId.Parse(principal.FindFirstValue(ClaimTypes.NameIdentifier)) is { Succeeded: true } person
            ? person.Value
            : null;
}
