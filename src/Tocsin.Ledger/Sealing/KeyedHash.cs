using System.Security.Cryptography;

namespace Tocsin.Ledger.Sealing;

/// <summary>
/// HMAC-SHA256 for one purpose: finds or recognises a secret without keeping it. The same secret gives unrelated hashes
/// for different purposes.
/// </summary>
public sealed class KeyedHash : IDisposable
{
    public const int Size = SHA256.HashSizeInBytes;

    private readonly byte[] key;

    /// <param name="key">32 bytes that are kept apart from the hashes.</param>
    /// <param name="purpose">What is hashed: <c>receipt</c>, <c>api-token</c>.</param>
    public KeyedHash(ReadOnlySpan<byte> key, string purpose)
    {
        if (key.Length != SecretBox.KeySize)
            throw new ArgumentException("a key has 32 bytes", nameof(key));
        this.key = SecretBox.Derive(key, new Binding("tocsin keyed hash").Add(purpose).ToArray());
    }

    public byte[] Of(ReadOnlySpan<byte> secret) => HMACSHA256.HashData(key, secret);

    /// <summary>Whether <paramref name="hash"/> is of <paramref name="secret"/>, in constant time.</summary>
    public bool Matches(ReadOnlySpan<byte> secret, ReadOnlySpan<byte> hash) =>
        CryptographicOperations.FixedTimeEquals(Of(secret), hash);

    public void Dispose() => CryptographicOperations.ZeroMemory(key);
}
