using System.Security.Cryptography;
using System.Text;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;
using Tocsin.Workspace.People.Accounts;
using Tocsin.Workspace.Settings;

namespace Tocsin.Workspace.People.Providers;

/// <summary>Checks an ID token (OpenID Connect Core 1.0, section 3.1.3.7): of this issuer, for us, for this very request, signed, and of now.</summary>
internal sealed class IdToken(IdentityProvider.OpenId provider, OpenIdDocument document, TimeProvider time)
{
    /// <summary>So much the clocks of provider and programme may differ.</summary>
    public static readonly TimeSpan Skew = TimeSpan.FromMinutes(2);

    // signatures alone: with HS256 whoever knows the client secret, and with "none" anybody, could write tokens
    private static readonly string[] Algorithms =
    [
        SecurityAlgorithms.RsaSha256,
        SecurityAlgorithms.RsaSha384,
        SecurityAlgorithms.RsaSha512,
        SecurityAlgorithms.RsaSsaPssSha256,
        SecurityAlgorithms.RsaSsaPssSha384,
        SecurityAlgorithms.RsaSsaPssSha512,
        SecurityAlgorithms.EcdsaSha256,
        SecurityAlgorithms.EcdsaSha384,
        SecurityAlgorithms.EcdsaSha512,
    ];

    private static readonly JsonWebTokenHandler Handler = new() { MapInboundClaims = false };

    /// <summary>Who it is about; null where anything is not as it has to be.</summary>
    /// <param name="nonce">What this request was made with.</param>
    public async Task<ProviderIdentity?> Check(string? token, string? nonce, CancellationToken cancel)
    {
        var checkedToken = await Validate(token, await document.Read(renew: false, time.GetUtcNow(), cancel));
        // the provider has changed its keys since
        if (checkedToken.Exception is SecurityTokenSignatureKeyNotFoundException)
            checkedToken = await Validate(token, await document.Read(renew: true, time.GetUtcNow(), cancel));
        if (!checkedToken.IsValid || checkedToken.SecurityToken is not JsonWebToken read)
            return null;
        var subject = read.Subject;
        var ours = IsSame(Claim(read, "nonce"), nonce) && IsForUs(read);
        return ours && subject is { Length: > 0 and <= ProviderIdentity.LongestSubject } && subject.All(char.IsAscii)
            ? new(provider.Id, provider.Issuer, subject, LabelOf(read))
            : null;
    }

    private Task<TokenValidationResult> Validate(string? token, OpenIdConnectConfiguration known) =>
        Handler.ValidateTokenAsync(
            token,
            new TokenValidationParameters
            {
                ValidIssuer = provider.Issuer,
                ValidAudience = provider.ClientId,
                IssuerSigningKeys = known.SigningKeys,
                ValidAlgorithms = Algorithms,
                RequireSignedTokens = true,
                RequireExpirationTime = true,
                TryAllIssuerSigningKeys = false,
                LifetimeValidator = (from, until, _, _) => IsNow(from, until),
            }
        );

    private bool IsNow(DateTime? from, DateTime? until)
    {
        var now = time.GetUtcNow().UtcDateTime;
        // a token may name the last instant that there is, or the first: only our own clock is moved
        return until is { } end && end > now - Skew && (from is not { } start || start <= now + Skew);
    }

    // section 3.1.3.7, steps 4 and 5: of several audiences we are the one it was made for
    private bool IsForUs(JsonWebToken token) =>
        Claim(token, "azp") is { } party ? party == provider.ClientId : token.Audiences.Count() == 1;

    private static bool IsSame(string? one, string? other) =>
        one is { Length: > 0 }
        && other is { Length: > 0 }
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(one), Encoding.UTF8.GetBytes(other));

    private static string LabelOf(JsonWebToken token)
    {
        var label = Claim(token, "preferred_username") ?? Claim(token, "email") ?? token.Subject;
        return new([.. label.Where(c => !char.IsControl(c)).Take(ProviderIdentity.LongestLabel)]);
    }

    private static string? Claim(JsonWebToken token, string name) =>
        token.TryGetPayloadValue<string>(name, out var value) ? value : null;
}
