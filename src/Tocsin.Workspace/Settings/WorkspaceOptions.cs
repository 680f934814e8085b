using System.Security.Cryptography;
using Tocsin.Governance.Programmes;

namespace Tocsin.Workspace.Settings;

/// <summary>What a process of the secret half is told. Checked by the server before it gets here.</summary>
/// <param name="CasesDb">Connection string of the case store.</param>
/// <param name="KeysDb">Connection string of the keys: another database, in another place.</param>
/// <param name="MasterKey">Path of the master key; null in a process that may only accept reports.</param>
public sealed record WorkspaceOptions(
    Programme Programme,
    Origins Origins,
    string CasesDb,
    string KeysDb,
    string? MasterKey,
    MailSettings Mail
)
{
    /// <summary>Bytes of sealed files that are taken in all; beyond it text is still accepted.</summary>
    public long FileBudget { get; init; } = 2L * 1024 * 1024 * 1024;

    /// <summary>When reports stand in line, and how long.</summary>
    public FloodLimits Flood { get; init; } = new();

    /// <summary>Whose word is taken for who is signing in; nobody's by default.</summary>
    public IReadOnlyList<IdentityProvider> Providers { get; init; } = [];

    /// <summary>
    /// Rounds of PBKDF2-HMAC-SHA-512 for a password: a sixth of a second of one processor. OWASP's Password Storage Cheat Sheet asks for
    /// 210,000. No setting changes it; a test that is not about passwords may.
    /// </summary>
    public int PasswordRounds { get; init; } = 220_000;

    /// <summary>
    /// What fills the key of the vault when an installation is made. No setting changes it; a test may, so that what EF compiles for one
    /// installation serves the next.
    /// </summary>
    public Action<byte[]> FillVaultKey { get; init; } = bytes => RandomNumberGenerator.Fill(bytes);

    /// <summary>How contacts are fetched from where packages publish them; null, by default: they are not.</summary>
    public ContactFetching? Contacts { get; init; }

    /// <summary>Whether the programme is a CNA: else nobody can ask it for a CVE ID.</summary>
    public bool IsCna { get; init; }

    /// <summary>Where the OpenPGP keys lie; null in a process that signs nothing.</summary>
    public string? SigningFolder { get; init; }
}
