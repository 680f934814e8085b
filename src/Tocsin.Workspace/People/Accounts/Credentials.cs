using Microsoft.AspNetCore.Identity;
using Tocsin.Standards.Problems;

namespace Tocsin.Workspace.People.Accounts;

/// <summary>How somebody will sign in: a passkey, a password that is never enough without the authenticator, or an identity elsewhere.</summary>
public abstract record Credentials
{
    /// <summary>What an authenticator (the device) attested; the handler has checked it.</summary>
    public sealed record Passkey(UserPasskeyInfo Info) : Credentials;

    /// <summary>An identity elsewhere, which its provider vouched for.</summary>
    public sealed record Provider(ProviderIdentity Identity) : Credentials;

    /// <summary>Always both.</summary>
    public sealed record PasswordAndTotp(string Password, TotpSecret Secret, long UsedStep) : Credentials;

    public const int ShortestPassword = 12;
    public const int LongestPassword = 256;

    /// <summary>
    /// Collects what is wrong with a new password and the first code of a new authenticator: the code shows that the
    /// app has the secret. Length counts, composition does not (NIST SP 800-63B, section 3.1.1).
    /// </summary>
    /// <returns>Null where something is wrong.</returns>
    public static PasswordAndTotp? Read(
        FaultCollector faults,
        string? password,
        string? code,
        TotpSecret secret,
        DateTimeOffset now
    )
    {
        var sound = password is { Length: >= ShortestPassword and <= LongestPassword };
        if (!sound)
            faults.Add("password", $"A password has {ShortestPassword} to {LongestPassword} characters.");
        var step = Totp.Match(secret, code, now, lastUsed: 0);
        if (step is null)
            faults.Add("otp", "This is not the code that your authenticator shows now.");
        return sound && step is { } used ? new(password!, secret, used) : null;
    }
}
