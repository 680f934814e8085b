namespace Tocsin.Workspace.Settings;

/// <summary>Somebody else whose word is taken for who is signing in. None is configured by default.</summary>
/// <param name="Id">In paths: <c>github</c>, <c>openid</c>.</param>
/// <param name="Name">As buttons say it.</param>
/// <param name="ClientId">As this programme is known there.</param>
/// <param name="SecretFile">A file that holds the client secret and nothing else; read at start.</param>
/// <param name="Proves">
/// Whether its word is a fresh proof as well as a sign-in: the operator says so, and no claim of the provider does. A step-up
/// asks for a passkey or the authenticator either way.
/// </param>
public abstract record IdentityProvider(string Id, string Name, string ClientId, string SecretFile, bool Proves)
{
    /// <summary>GitHub, or a GitHub Enterprise Server.</summary>
    /// <param name="Site"><c>https://github.com</c>.</param>
    public sealed record GitHub(Uri Site, string ClientId, string SecretFile, bool Proves = false)
        : IdentityProvider("github", "GitHub", ClientId, SecretFile, Proves);

    /// <summary>Any provider of OpenID Connect (Core 1.0) with discovery.</summary>
    /// <param name="Issuer">Exactly as the provider writes its <c>iss</c>.</param>
    public sealed record OpenId(string Issuer, string Name, string ClientId, string SecretFile, bool Proves = false)
        : IdentityProvider("openid", Name, ClientId, SecretFile, Proves);

    /// <summary>Null, or why nothing may be asked of this address: https, or this machine; no user, query or fragment.</summary>
    public static string? Fault(string? address) =>
        !Uri.TryCreate(address, UriKind.Absolute, out var url) ? "This is no address."
        : !IsSafe(url) ? "Only https is safe here, but for this machine itself."
        : url.UserInfo.Length > 0 || url.Query.Length > 0 || url.Fragment.Length > 0
            ? "The address has no user, query or fragment."
        : null;

    /// <summary>Whether what is sent there cannot be read on the way.</summary>
    public static bool IsSafe(Uri url) =>
        url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && url.IsLoopback);
}
