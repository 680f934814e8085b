using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Tocsin.Standards.Problems;
using Tocsin.Workspace.Vault;

namespace Tocsin.Workspace.Signing;

/// <summary>
/// The programme's OpenPGP keys: a GnuPG home for each, below one folder, named by its version. A home holds the private key
/// encrypted by a passphrase, and the passphrase sealed by the master key: who copies the folder can sign nothing.
/// </summary>
/// <param name="folder">Absolute; made when the first key is.</param>
/// <param name="name">Whom the keys name.</param>
public sealed class SigningKeys(string folder, string name, MasterKey master) : IDisposable
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private const string PassphraseFile = "passphrase.sealed";
    private const string PublicFile = "public.asc";
    private const string FingerprintFile = "fingerprint";
    private const string Unfinished = ".new-";

    // RSA, since some verifiers of CSAF documents know nothing newer; as strong as GnuPG's own default
    private const string Algorithm = "rsa3072";

    private readonly SemaphoreSlim turn = new(1, 1);

    /// <summary>Whether GnuPG is there to sign with. Looked at anew each time: somebody may install it while this runs.</summary>
    public static bool CanSign => GnuPg.IsInstalled;

    /// <summary>The key that signs; null while there is none.</summary>
    public SigningKey? Current
    {
        get
        {
            if (!Directory.Exists(folder))
                return null;
            var version = Directory.EnumerateDirectories(folder).Select(VersionOf).DefaultIfEmpty(0).Max();
            return version == 0
                ? null
                : new(
                    version,
                    File.ReadAllText(Path.Combine(Home(version), FingerprintFile)),
                    File.ReadAllText(Path.Combine(Home(version), PublicFile))
                );
        }
    }

    /// <summary>The key that signs, made now where there is none. Refused as <see cref="GnuPg.Run"/> is.</summary>
    public async Task<Result<SigningKey>> CurrentOrNew(CancellationToken cancel)
    {
        await turn.WaitAsync(cancel);
        try
        {
            return Current is { } there ? there : await Make(1, cancel);
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>A new key, which signs from now on. Refused as <see cref="GnuPg.Run"/> is.</summary>
    public async Task<Result<SigningKey>> Renew(CancellationToken cancel)
    {
        await turn.WaitAsync(cancel);
        try
        {
            return await Make((Current?.Version ?? 0) + 1, cancel);
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>A detached, armored signature (RFC 9580, 10.4) over <paramref name="body"/>.</summary>
    public Task<Result<string>> Detached(SigningKey key, ReadOnlyMemory<byte> body, CancellationToken cancel) =>
        Sign(key, "--detach-sign", body, cancel);

    /// <summary><paramref name="text"/> with a signature around it (RFC 9580, section 7).</summary>
    public Task<Result<string>> Clear(SigningKey key, string text, CancellationToken cancel) =>
        Sign(key, "--clear-sign", Encoding.UTF8.GetBytes(text), cancel);

    public void Dispose() => turn.Dispose();

    private async Task<Result<string>> Sign(
        SigningKey key,
        string how,
        ReadOnlyMemory<byte> body,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(key);
        await turn.WaitAsync(cancel);
        var passphrase = Array.Empty<byte>();
        try
        {
            passphrase = master.Unprotect(
                Purpose(key.Version),
                await File.ReadAllBytesAsync(Path.Combine(Home(key.Version), PassphraseFile), cancel)
            );
            // the signature and its hash are SHA-512 whatever the defaults of the gpg that is installed
            string[] arguments = ["--armor", "--digest-algo", "SHA512", "--local-user", key.Fingerprint, how];
            return (await new GnuPg(Home(key.Version)).Run(arguments, passphrase, body, cancel)).Map(
                Encoding.ASCII.GetString
            );
        }
        finally
        {
            CryptographicOperations.ZeroMemory(passphrase);
            turn.Release();
        }
    }

    // made beside and put into place whole: who is killed on the way leaves no half key
    private async Task<Result<SigningKey>> Make(int version, CancellationToken cancel)
    {
        Directory.CreateDirectory(folder, OwnerOnly);
        foreach (var left in Directory.EnumerateDirectories(folder, Unfinished + "*"))
            Directory.Delete(left, recursive: true);
        var making = Directory.CreateDirectory(Path.Combine(folder, $"{Unfinished}{version}"), OwnerOnly).FullName;
        var passphrase = Encoding.ASCII.GetBytes(Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)));
        try
        {
            await File.WriteAllBytesAsync(
                Path.Combine(making, PassphraseFile),
                master.Protect(Purpose(version), passphrase),
                cancel
            );
            // the agent lives for one call; should it live longer, it remembers nothing
            await File.WriteAllTextAsync(
                Path.Combine(making, "gpg-agent.conf"),
                "default-cache-ttl 0\nmax-cache-ttl 0\nallow-loopback-pinentry\n",
                cancel
            );
            var gpg = new GnuPg(making);
            string[] arguments = ["--quick-generate-key", "--", UserId(name), Algorithm, "sign", "never"];
            if ((await gpg.Run(arguments, passphrase, default, cancel)).Problem is { } refused)
                return refused;
            var armored = (
                await gpg.Run(["--armor", "--export-options", "export-minimal", "--export"], null, default, cancel)
            ).Map(Encoding.ASCII.GetString);
            var listed = await gpg.Run(["--with-colons", "--list-keys"], null, default, cancel);
            if (!listed.Map(Fingerprint).TryGet(out var fingerprint, out var unlisted))
                return unlisted;
            if (!armored.TryGet(out var key, out var unexported))
                return unexported;
            await File.WriteAllTextAsync(Path.Combine(making, PublicFile), key, cancel);
            await File.WriteAllTextAsync(Path.Combine(making, FingerprintFile), fingerprint, cancel);
            Directory.Move(making, Home(version));
            return new SigningKey(version, fingerprint, key);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(passphrase);
        }
    }

    private string Home(int version) => Path.Combine(folder, version.ToString(CultureInfo.InvariantCulture));

    private static int VersionOf(string path) =>
        int.TryParse(Path.GetFileName(path), NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            ? version
            : 0;

    private static string Purpose(int version) => $"openpgp passphrase {version}";

    // the first fingerprint of gpg's list is the primary key's (doc/DETAILS of GnuPG)
    private static string Fingerprint(byte[] colons) =>
        Encoding
            .UTF8.GetString(colons)
            .Split('\n')
            .First(line => line.StartsWith("fpr:", StringComparison.Ordinal))
            .Split(':')[9];

    // what frames an address or a comment in a user ID is not part of a name
    private static string UserId(string name) =>
        string.Concat(name.Select(c => char.IsControl(c) || "<>()@".Contains(c, StringComparison.Ordinal) ? ' ' : c))
            .Trim() + " (security advisories)";
}
