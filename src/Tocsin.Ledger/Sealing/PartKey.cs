using System.Security.Cryptography;

namespace Tocsin.Ledger.Sealing;

/// <summary>
/// The key of one part of one entry: 256 random bits that seal once. Where it belongs goes into everything that is
/// derived from it, so that neither bytes nor keys can change places.
/// </summary>
internal sealed class PartKey : IDisposable
{
    /// <summary>A key of its own for each message: the nonce never has a second use to be told from.</summary>
    private static readonly byte[] Nonce = new byte[SecretBox.NonceSize];

    private readonly byte[] key;
    private readonly byte[] place;

    /// <param name="key">32 bytes; owned and zeroed by this from now on.</param>
    /// <param name="place">Format, programme, stream, sequence and part.</param>
    public PartKey(byte[] key, byte[] place) => (this.key, this.place) = (key, place);

    public ReadOnlySpan<byte> Bytes => key;

    public static PartKey Create(byte[] place, RandomFill random)
    {
        var bytes = new byte[SecretBox.KeySize];
        random(bytes);
        return new(bytes, place);
    }

    /// <summary>Pads and encrypts: ciphertext, tag (16 bytes).</summary>
    public byte[] Seal(ReadOnlySpan<byte> content)
    {
        var padded = Padding.Pad(content);
        var sealingKey = SecretBox.Derive(key, Purpose("tocsin part key: seal"));
        try
        {
            var stored = new byte[padded.Length + SecretBox.TagSize];
            using var cipher = new AesGcm(sealingKey, SecretBox.TagSize);
            cipher.Encrypt(Nonce, padded, stored.AsSpan(0, padded.Length), stored.AsSpan(padded.Length), place);
            return stored;
        }
        finally
        {
            CryptographicOperations.ZeroMemory(sealingKey);
            CryptographicOperations.ZeroMemory(padded);
        }
    }

    /// <summary>The content; the caller zeroes it.</summary>
    /// <exception cref="CryptographicException">It does not open.</exception>
    public byte[] Open(ReadOnlySpan<byte> stored)
    {
        if (stored.Length < SecretBox.TagSize)
            throw new CryptographicException("too short to be sealed");
        var padded = new byte[stored.Length - SecretBox.TagSize];
        var sealingKey = SecretBox.Derive(key, Purpose("tocsin part key: seal"));
        try
        {
            using var cipher = new AesGcm(sealingKey, SecretBox.TagSize);
            cipher.Decrypt(Nonce, stored[..padded.Length], stored[padded.Length..], padded, place);
            return Padding.Unpad(padded).ToArray();
        }
        finally
        {
            CryptographicOperations.ZeroMemory(sealingKey);
            CryptographicOperations.ZeroMemory(padded);
        }
    }

    /// <summary>
    /// HMAC-SHA256 of the stored bytes. It tells nothing without the key, stays when the key is destroyed, and binds the
    /// bytes to one key: AES-GCM alone would let somebody find a second key for the same bytes.
    /// </summary>
    public byte[] Commit(ReadOnlySpan<byte> stored)
    {
        var commitmentKey = SecretBox.Derive(key, Purpose("tocsin part key: commit"));
        try
        {
            return HMACSHA256.HashData(commitmentKey, stored);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(commitmentKey);
        }
    }

    public void Dispose() => CryptographicOperations.ZeroMemory(key);

    private byte[] Purpose(string label) => new Binding(label).Add(place).ToArray();
}
