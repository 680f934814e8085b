using System.Security.Cryptography;

namespace Tocsin.Workspace.Vault;

/// <summary>Seals for one purpose with AES-256-GCM. Two of the same master key for the same purpose are equal.</summary>
public sealed class PurposeKey : IEquatable<PurposeKey>
{
    private const int NonceSize = 12;
    private const int TagSize = 16;

    private readonly byte[] key;
    private readonly byte[] nonces;

    internal PurposeKey(byte[] key, byte[] nonces) => (this.key, this.nonces) = (key, nonces);

    /// <summary>Seals so that only this key opens it.</summary>
    public byte[] Protect(ReadOnlySpan<byte> plain) => Seal(RandomNumberGenerator.GetBytes(NonceSize), plain);

    /// <summary>
    /// As <see cref="Protect"/>, but equal input gives equal output, so that it can be looked up. Tells that two are equal
    /// and nothing else (the nonce is a keyed hash of the input, as in RFC 5297).
    /// </summary>
    public byte[] ProtectForLookup(ReadOnlySpan<byte> plain) =>
        Seal(HMACSHA256.HashData(nonces, plain)[..NonceSize], plain);

    /// <exception cref="CryptographicException">Not sealed by this key, or changed since.</exception>
    public byte[] Unprotect(ReadOnlySpan<byte> sealedBytes)
    {
        if (sealedBytes.Length < NonceSize + TagSize)
            throw new CryptographicException("Too short to be sealed.");
        var plain = new byte[sealedBytes.Length - NonceSize - TagSize];
        using var aes = new AesGcm(key, TagSize);
        aes.Decrypt(sealedBytes[..NonceSize], sealedBytes[NonceSize..^TagSize], sealedBytes[^TagSize..], plain);
        return plain;
    }

    public bool Equals(PurposeKey? other) =>
        other is not null && CryptographicOperations.FixedTimeEquals(key, other.key);

    public override bool Equals(object? obj) => Equals(obj as PurposeKey);

    // of nothing that is secret: there are one or two of these in a process
    public override int GetHashCode() => 0;

    private byte[] Seal(byte[] nonce, ReadOnlySpan<byte> plain)
    {
        var result = new byte[NonceSize + plain.Length + TagSize];
        nonce.CopyTo(result, 0);
        using var aes = new AesGcm(key, TagSize);
        aes.Encrypt(nonce, plain, result.AsSpan(NonceSize, plain.Length), result.AsSpan(NonceSize + plain.Length));
        return result;
    }
}
