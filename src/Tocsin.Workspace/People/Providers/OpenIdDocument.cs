using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Tocsin.Workspace.Settings;

namespace Tocsin.Workspace.People.Providers;

/// <summary>
/// What a provider says of itself (OpenID Connect Discovery 1.0): endpoints and keys. Kept for a while, and read again when
/// a token was signed with a key that is not there, but not more often than once a minute.
/// </summary>
internal sealed class OpenIdDocument(IdentityProvider.OpenId provider, HttpClient http)
{
    /// <summary>So long it is taken to be true.</summary>
    public static readonly TimeSpan Lasts = TimeSpan.FromHours(12);

    /// <summary>Strangers who send tokens with made-up keys make it be read no more often than this.</summary>
    public static readonly TimeSpan Least = TimeSpan.FromMinutes(1);

    private volatile Kept? kept;

    /// <param name="renew">Whether what is kept does not do; it is read again unless it was read just now.</param>
    /// <exception cref="InvalidDataException">The document cannot be read, is somebody else's, or leads where it is not safe.</exception>
    public async Task<OpenIdConnectConfiguration> Read(bool renew, DateTimeOffset now, CancellationToken cancel)
    {
        // of several who find it too old at once each reads it: the provider decides how long that lasts, and one of them wins
        if (kept is { } known && now - known.At < (renew ? Least : Lasts))
            return known.Configuration;
        var read = await Fetch(cancel);
        Check(read);
        kept = new(read, now);
        return read;
    }

    private async Task<OpenIdConnectConfiguration> Fetch(CancellationToken cancel)
    {
        try
        {
            return await OpenIdConnectConfigurationRetriever.GetAsync(
                provider.Issuer.TrimEnd('/') + "/.well-known/openid-configuration",
                new HttpDocumentRetriever(http)
                {
                    RequireHttps = new Uri(provider.Issuer).Scheme == Uri.UriSchemeHttps,
                },
                cancel
            );
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            throw new InvalidDataException("The provider's document cannot be read.", e);
        }
    }

    // Discovery 1.0, section 4.3: another issuer's document must not be taken
    private void Check(OpenIdConnectConfiguration read)
    {
        if (read.Issuer != provider.Issuer)
            throw new InvalidDataException("The provider's document is of another issuer.");
        foreach (var endpoint in new[] { read.AuthorizationEndpoint, read.TokenEndpoint, read.JwksUri })
        {
            if (!Uri.TryCreate(endpoint, UriKind.Absolute, out var url) || !IdentityProvider.IsSafe(url))
                throw new InvalidDataException("The provider's document leads where it is not safe.");
        }
    }

    private sealed record Kept(OpenIdConnectConfiguration Configuration, DateTimeOffset At);
}
