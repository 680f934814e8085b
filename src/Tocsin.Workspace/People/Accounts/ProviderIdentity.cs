using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Tocsin.Workspace.People.Accounts;

/// <summary>
/// Who somebody is elsewhere: issuer and subject, which never change hands (OpenID Connect Core 1.0, section 5.7), and never
/// an e-mail address, which does.
/// </summary>
/// <param name="Provider">Which configured provider said so: <c>github</c>, <c>openid</c>.</param>
/// <param name="Issuer"><c>iss</c>; for GitHub its site.</param>
/// <param name="Subject"><c>sub</c>; for GitHub the numeric ID of the account.</param>
/// <param name="Label">What its owner knows it by; shown to them alone, and nothing is decided by it.</param>
public sealed record ProviderIdentity(string Provider, string Issuer, string Subject, string Label)
{
    /// <summary>The longest subject, in ASCII characters (Core 1.0, section 2).</summary>
    public const int LongestSubject = 255;

    /// <summary>The longest label that is kept.</summary>
    public const int LongestLabel = 100;

    /// <summary>SHA-256 over both, each with its length, in base 64.</summary>
    internal string Hash =>
        Base64Url.EncodeToString(
            SHA256.HashData(Encoding.UTF8.GetBytes($"{Issuer.Length}:{Issuer}{Subject.Length}:{Subject}"))
        );
}
