using System.Buffers.Text;
using System.Net.Http.Headers;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OAuth;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Tocsin.Workspace.People.Providers;

/// <summary>
/// The authorization code flow of OpenID Connect (Core 1.0, section 3.1) on the OAuth handler of ASP.NET Core, which binds
/// the request to the browser (<c>state</c> and a cookie) and the code to the request (PKCE, RFC 7636). What it adds:
/// endpoints by discovery, a nonce, the ID token's checks, and the issuer of the answer (RFC 9207).
/// </summary>
internal sealed class OpenIdHandler(
    IOptionsMonitor<OpenIdOptions> options,
    ILoggerFactory logger,
    UrlEncoder encoder,
    TimeProvider time
) : OAuthHandler<OpenIdOptions>(options, logger, encoder)
{
    private const string Nonce = "nonce";

    private string authorize = "";

    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        authorize = (
            await Options.Document.Read(renew: false, time.GetUtcNow(), Context.RequestAborted)
        ).AuthorizationEndpoint;
        await base.HandleChallengeAsync(properties);
    }

    protected override string BuildChallengeUrl(AuthenticationProperties properties, string redirectUri)
    {
        var nonce = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        properties.Items[Nonce] = nonce;
        var query = new Uri(base.BuildChallengeUrl(properties, redirectUri)).Query[1..];
        return $"{authorize}{(authorize.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{query}&nonce={nonce}";
    }

    // RFC 9207, section 2.4: an answer that says who it is from is from there
    protected override Task<HandleRequestResult> HandleRemoteAuthenticateAsync() =>
        Request.Query.TryGetValue("iss", out var issuer) && issuer != Options.Provider.Issuer
            ? Task.FromResult(HandleRequestResult.Fail("The answer is of another issuer."))
            : base.HandleRemoteAuthenticateAsync();

    protected override async Task<OAuthTokenResponse> ExchangeCodeAsync(OAuthCodeExchangeContext context)
    {
        var known = await Options.Document.Read(renew: false, time.GetUtcNow(), Context.RequestAborted);
        var form = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["grant_type"] = "authorization_code",
            ["code"] = context.Code,
            ["redirect_uri"] = context.RedirectUri,
            ["code_verifier"] = context.Properties.Items[OAuthConstants.CodeVerifierKey] ?? "",
        };
        using var request = new HttpRequestMessage(HttpMethod.Post, known.TokenEndpoint);
        request.Headers.Accept.Add(new("application/json"));
        // section 9: by header, unless the provider says that it takes it in the body alone
        var methods = known.TokenEndpointAuthMethodsSupported;
        if (methods.Count == 0 || methods.Contains("client_secret_basic"))
            request.Headers.Authorization = Basic();
        else
            (form["client_id"], form["client_secret"]) = (Options.ClientId, Options.ClientSecret);
        request.Content = new FormUrlEncodedContent(form);
        using var answer = await Backchannel.SendAsync(request, Context.RequestAborted);
        // what the provider said is nobody's business: it would be logged
        return answer.IsSuccessStatusCode
            ? OAuthTokenResponse.Success(
                JsonDocument.Parse(await answer.Content.ReadAsByteArrayAsync(Context.RequestAborted))
            )
            : OAuthTokenResponse.Failed(new AuthenticationFailureException("The provider did not take the code."));
    }

    protected override async Task<AuthenticationTicket> CreateTicketAsync(
        ClaimsIdentity identity,
        AuthenticationProperties properties,
        OAuthTokenResponse tokens
    )
    {
        var token = tokens.Response!.RootElement.TryGetProperty("id_token", out var sent) ? sent.GetString() : null;
        var check = new IdToken(Options.Provider, Options.Document, time);
        var found =
            await check.Check(token, properties.Items[Nonce], Context.RequestAborted)
            ?? throw new AuthenticationFailureException("The provider's token is not as it has to be.");
        Vouched.Put(identity, found);
        return new(new(identity), properties, Scheme.Name);
    }

    // RFC 6749, section 2.3.1: both are encoded as in a form before they are joined
    private AuthenticationHeaderValue Basic()
    {
        var pair = $"{FormEncoded(Options.ClientId)}:{FormEncoded(Options.ClientSecret)}";
        return new("Basic", Convert.ToBase64String(Encoding.ASCII.GetBytes(pair)));
    }

    private static string FormEncoded(string text) =>
        Uri.EscapeDataString(text).Replace("%20", "+", StringComparison.Ordinal);
}
