using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Tocsin.Workspace.People.Accounts;

namespace Tocsin.Workspace.People.Sessions;

/// <summary><c>Authorization: Bearer tocsin_…</c> (RFC 6750, section 2.1).</summary>
internal sealed class TokenHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory logger,
    UrlEncoder encoder,
    TokenStore tokens,
    SessionStore sessions
) : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    private const string Bearer = "Bearer ";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (
            Request.Headers.Authorization is not [{ } sent]
            || !sent.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase)
        )
            return AuthenticateResult.NoResult();
        if (TokenSecret.Parse(sent[Bearer.Length..].Trim()) is not { } secret)
            return Refused;
        if (await tokens.Recognise(secret, Context.RequestAborted) is not var (person, scopes))
            return Refused;
        if (await sessions.Find(person, scopes, Context.RequestAborted) is not { } found)
            return Refused;
        Context.Features.Set(found);
        return AuthenticateResult.Success(new(Session.Principal(person, null, found.Name), Scheme.Name));
    }

    // the reason would be logged; there is nothing to tell about a token that is none
    private static AuthenticateResult Refused => AuthenticateResult.NoResult();
}
