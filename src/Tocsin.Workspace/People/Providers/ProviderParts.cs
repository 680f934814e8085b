using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OAuth;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Tocsin.Web.Http;
using Tocsin.Workspace.People.Accounts;
using Tocsin.Workspace.Settings;

namespace Tocsin.Workspace.People.Providers;

/// <summary>Sign-in by the word of others: GitHub, and one provider of OpenID Connect. Where none is configured nothing of it is there.</summary>
internal static class ProviderParts
{
    /// <summary>So long a provider may take to answer us.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>So long somebody may take at the provider's pages.</summary>
    public static readonly TimeSpan Away = TimeSpan.FromMinutes(10);

    /// <summary>The longest answer of a provider, in bytes.</summary>
    public const int LongestAnswer = 256 * 1024;

    /// <summary>Where a provider sends the browser back to; the operator registers it there.</summary>
    public static string CallbackOf(string provider) => $"/sign-in/{provider}/callback";

    /// <param name="finish">What to do with an identity that was vouched for.</param>
    public static AuthenticationBuilder AddProviders(
        this AuthenticationBuilder schemes,
        IReadOnlyList<IdentityProvider> providers,
        Origins origins,
        Func<HttpContext, Errand, ProviderIdentity, Task<IResult>> finish
    )
    {
        foreach (var provider in providers)
        {
            _ = provider switch
            {
                IdentityProvider.GitHub gitHub => schemes.AddOAuth(
                    gitHub.Id,
                    options =>
                    {
                        Configure(options, gitHub, origins, finish);
                        Configure(options, gitHub);
                    }
                ),
                IdentityProvider.OpenId openId => schemes.AddOAuth<OpenIdOptions, OpenIdHandler>(
                    openId.Id,
                    options =>
                    {
                        Configure(options, openId, origins, finish);
                        Configure(options, openId);
                    }
                ),
                _ => throw new InvalidOperationException("a provider of no kind"),
            };
        }
        return schemes;
    }

    private static void Configure(
        OAuthOptions options,
        IdentityProvider provider,
        Origins origins,
        Func<HttpContext, Errand, ProviderIdentity, Task<IResult>> finish
    )
    {
        options.ClientId = provider.ClientId;
        options.ClientSecret = File.ReadAllText(provider.SecretFile).Trim();
        options.CallbackPath = CallbackOf(provider.Id);
        options.UsePkce = true;
        options.SaveTokens = false;
        options.RemoteAuthenticationTimeout = Away;
        options.Backchannel = new(new SocketsHttpHandler { AllowAutoRedirect = false, ConnectTimeout = Patience })
        {
            Timeout = Patience,
            MaxResponseContentBufferSize = LongestAnswer,
        };
        options.Backchannel.DefaultRequestHeaders.UserAgent.Add(new("Tocsin", null));
        var secure = origins.Workspace.Scheme == Uri.UriSchemeHttps;
        options.CorrelationCookie = new()
        {
            Name = (secure ? "__Host-" : "") + "tocsin-errand.",
            Path = "/",
            HttpOnly = true,
            SecurePolicy = secure ? CookieSecurePolicy.Always : CookieSecurePolicy.None,
            // the browser comes back from another site
            SameSite = SameSiteMode.Lax,
            MaxAge = Away,
            IsEssential = true,
        };
        options.Events.OnRedirectToAuthorizationEndpoint = sent => SendAway(sent, provider.Name);
        options.Events.OnTicketReceived = async back =>
        {
            back.HandleResponse();
            var answer =
                Errand.Open(back.Properties, Now(back.HttpContext) - Away) is { } errand
                && Vouched.Of(back.Principal) is { } identity
                    ? await finish(back.HttpContext, errand, identity)
                    : PageResult.Refusal(PeopleProblems.NoWayIn);
            await answer.ExecuteAsync(back.HttpContext);
        };
        // whatever it was: called off, forged, too late, unreachable
        options.Events.OnRemoteFailure = failed =>
        {
            failed.HandleResponse();
            return PageResult.Refusal(PeopleProblems.NoWayIn).ExecuteAsync(failed.HttpContext);
        };
    }

    private static DateTimeOffset Now(HttpContext context) =>
        context.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow();

    // a form may lead nowhere but to this site (Content-Security-Policy): it is answered with a page that goes on
    private static Task SendAway(RedirectContext<OAuthOptions> sent, string name)
    {
        if (HttpMethods.IsGet(sent.Request.Method))
        {
            sent.Response.Redirect(sent.RedirectUri);
            return Task.CompletedTask;
        }
        sent.Response.Headers["Refresh"] = "0;url=" + sent.RedirectUri;
        return PageResult
            .Of<GoOnPage>(new { Provider = name, Address = sent.RedirectUri })
            .ExecuteAsync(sent.HttpContext);
    }

    private static void Configure(OpenIdOptions options, IdentityProvider.OpenId provider)
    {
        options.Provider = provider;
        options.Document = new(provider, options.Backchannel);
        // never asked: the document has the real ones
        options.AuthorizationEndpoint = options.TokenEndpoint = "https://openid.invalid/";
        options.Scope.Add("openid");
        options.Scope.Add("profile");
    }

    private static void Configure(OAuthOptions options, IdentityProvider.GitHub provider)
    {
        var site = provider.Site.GetLeftPart(UriPartial.Authority);
        options.AuthorizationEndpoint = site + "/login/oauth/authorize";
        options.TokenEndpoint = site + "/login/oauth/access_token";
        options.UserInformationEndpoint =
            provider.Site.Host == "github.com" ? "https://api.github.com/user" : site + "/api/v3/user";
        options.Events.OnCreatingTicket = async context =>
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, context.Options.UserInformationEndpoint);
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", context.AccessToken);
            request.Headers.Accept.Add(new("application/vnd.github+json"));
            using var answer = await context.Backchannel.SendAsync(request, context.HttpContext.RequestAborted);
            answer.EnsureSuccessStatusCode();
            var user = await answer.Content.ReadFromJsonAsync<JsonElement>(context.HttpContext.RequestAborted);
            // the number stays with the account; its name can be given up and taken by somebody else
            var id = user.GetProperty("id").GetInt64().ToString(CultureInfo.InvariantCulture);
            var login = user.TryGetProperty("login", out var name) ? name.GetString() : null;
            Vouched.Put(context.Identity!, new(provider.Id, site, id, login ?? ""));
        };
    }
}
