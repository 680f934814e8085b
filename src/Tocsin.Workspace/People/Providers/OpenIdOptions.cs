using Microsoft.AspNetCore.Authentication.OAuth;
using Tocsin.Workspace.Settings;

namespace Tocsin.Workspace.People.Providers;

/// <summary>One provider of OpenID Connect. Its endpoints are those of <see cref="Document"/>.</summary>
internal sealed class OpenIdOptions : OAuthOptions
{
    public IdentityProvider.OpenId Provider { get; set; } = null!;

    public OpenIdDocument Document { get; set; } = null!;
}
