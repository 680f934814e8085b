using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Tocsin.Workspace.Vault;

/// <summary>
/// The one secret of an installation that is kept outside of it: 256 bits in a file that only its owner reads, or handed
/// over by the service manager. It wraps the programme's private key, TOTP secrets, people's names and the data-protection
/// ring; without it nothing of these can be read again.
/// </summary>
public sealed class MasterKey : IDisposable
{
    private const string Format = "tocsin-master-key-1";

    private readonly byte[] key;

    /// <param name="version">Counts the master keys of an installation from 1.</param>
    public MasterKey(byte[] key, int version = 1) =>
        (this.key, Version) = (
            key.Length == 32 ? key : throw new ArgumentException("A master key has 256 bits.", nameof(key)),
            version
        );

    /// <summary>Counts the master keys of an installation from 1.</summary>
    public int Version { get; }

    /// <summary>A new key, written before it is used: a file of mode 0600 that did not exist.</summary>
    /// <exception cref="IOException">There is a file already, or it cannot be written.</exception>
    public static MasterKey Create(string path) => Write(path, new(RandomNumberGenerator.GetBytes(32)));

    /// <summary>Writes <paramref name="made"/> as <see cref="Create"/> does.</summary>
    /// <exception cref="IOException">There is a file already, or it cannot be written.</exception>
    public static MasterKey Write(string path, MasterKey made)
    {
        ArgumentNullException.ThrowIfNull(made);
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        using (
            var file = new FileStream(
                path,
                new FileStreamOptions
                {
                    Mode = FileMode.CreateNew,
                    Access = FileAccess.Write,
                    UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
                }
            )
        )
        {
            var version = made.Version == 1 ? "" : $" {made.Version}";
            file.Write(Encoding.ASCII.GetBytes($"{Format} {Convert.ToBase64String(made.key)}{version}\n"));
            file.Flush(flushToDisk: true);
        }
        return made;
    }

    /// <summary>The key in <paramref name="path"/>.</summary>
    /// <exception cref="InvalidDataException">It is no master key, or others than its owner may read it.</exception>
    public static MasterKey Read(string path)
    {
        const UnixFileMode others =
            UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;
        if ((File.GetUnixFileMode(path) & others) != UnixFileMode.None)
            throw new InvalidDataException($"{path} can be read by others; run: chmod 600 {path}");
        return
            File.ReadAllText(path).Split(' ', StringSplitOptions.TrimEntries) is [Format, var text, .. var rest]
            && TryDecode(text) is { } read
            && VersionOf(rest) is { } version
            ? new(read, version)
            : throw new InvalidDataException($"{path} is not a master key of Tocsin.");
    }

    /// <summary>What seals for one purpose alone, and lives on when this is gone.</summary>
    public PurposeKey For(string purpose) => new(Derive(purpose), Derive(purpose + " nonce"));

    /// <summary>Seals <paramref name="plain"/> so that only this key, asked for the same purpose, opens it.</summary>
    public byte[] Protect(string purpose, ReadOnlySpan<byte> plain) => For(purpose).Protect(plain);

    /// <exception cref="CryptographicException">Not sealed by this key for this purpose, or changed since.</exception>
    public byte[] Unprotect(string purpose, ReadOnlySpan<byte> sealedBytes) => For(purpose).Unprotect(sealedBytes);

    /// <summary>A key of 256 bits for one purpose alone.</summary>
    public byte[] Derive(string purpose) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, key, 32, info: Encoding.UTF8.GetBytes($"{Format} {purpose}"));

    public void Dispose() => CryptographicOperations.ZeroMemory(key);

    /// <summary>The 256 bits, for who writes them on paper; to be zeroed.</summary>
    internal byte[] Export() => [.. key];

    private static int? VersionOf(string[] rest) =>
        rest switch
        {
            [] => 1,
            [var text]
                when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var version)
                    && version > 1 => version,
            _ => null,
        };

    private static byte[]? TryDecode(string text)
    {
        var bytes = new byte[32];
        return Convert.TryFromBase64String(text, bytes, out var written) && written == 32 ? bytes : null;
    }
}
