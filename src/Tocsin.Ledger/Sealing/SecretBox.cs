using System.Security.Cryptography;

namespace Tocsin.Ledger.Sealing;

/// <summary>AES-256-GCM under a key that is used many times: nonce (12 random bytes), ciphertext, tag (16 bytes).</summary>
internal static class SecretBox
{
    public const int NonceSize = 12;
    public const int TagSize = 16;
    public const int KeySize = 32;
    public const int Overhead = NonceSize + TagSize;

    public static byte[] Seal(
        ReadOnlySpan<byte> key,
        ReadOnlySpan<byte> aad,
        ReadOnlySpan<byte> plaintext,
        RandomFill random
    )
    {
        var box = new byte[plaintext.Length + Overhead];
        var nonce = box.AsSpan(0, NonceSize);
        random(nonce);
        using var cipher = new AesGcm(key, TagSize);
        cipher.Encrypt(nonce, plaintext, box.AsSpan(NonceSize, plaintext.Length), box.AsSpan(^TagSize..), aad);
        return box;
    }

    /// <exception cref="CryptographicException">It does not open.</exception>
    public static byte[] Open(ReadOnlySpan<byte> key, ReadOnlySpan<byte> aad, ReadOnlySpan<byte> box)
    {
        if (box.Length < Overhead)
            throw new CryptographicException("too short to be sealed");
        var plaintext = new byte[box.Length - Overhead];
        using var cipher = new AesGcm(key, TagSize);
        cipher.Decrypt(box[..NonceSize], box[NonceSize..^TagSize], box[^TagSize..], plaintext, aad);
        return plaintext;
    }

    /// <summary>HKDF-SHA256 of a 256-bit key, for one purpose. The caller zeroes the result.</summary>
    public static byte[] Derive(ReadOnlySpan<byte> key, ReadOnlySpan<byte> purpose)
    {
        var derived = new byte[KeySize];
        HKDF.DeriveKey(HashAlgorithmName.SHA256, key, derived, salt: [], purpose);
        return derived;
    }
}
