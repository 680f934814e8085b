using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Tocsin.Standards.Hpke;

/// <summary>
/// One side of a conversation in base mode (RFC 9180, sections 5.1 and 5.2). Each message has its own sequence number:
/// the other side takes them in the same order. Not safe for several threads.
/// </summary>
internal sealed class HpkeContext : IDisposable
{
    public const int TagSize = 16;

    private const byte BaseMode = 0;
    private const int NonceSize = 12;

    private readonly AesGcm cipher;
    private readonly LabeledHkdf kdf;
    private readonly byte[] baseNonce;
    private readonly byte[] exporterSecret;
    private ulong sequence;

    private HpkeContext(HpkeAead aead, ReadOnlySpan<byte> sharedSecret, ReadOnlySpan<byte> info)
    {
        kdf = LabeledHkdf.ForSuite(aead);
        byte[] context = [BaseMode, .. kdf.Extract([], "psk_id_hash"u8, []), .. kdf.Extract([], "info_hash"u8, info)];
        var secret = kdf.Extract(sharedSecret, "secret"u8, []);
        var key = kdf.Expand(secret, "key"u8, context, aead == HpkeAead.Aes128Gcm ? 16 : 32);
        baseNonce = kdf.Expand(secret, "base_nonce"u8, context, NonceSize);
        exporterSecret = kdf.Expand(secret, "exp"u8, context, SHA256.HashSizeInBytes);
        cipher = new AesGcm(key, TagSize);
        CryptographicOperations.ZeroMemory(key);
        CryptographicOperations.ZeroMemory(secret);
    }

    /// <summary>SetupBaseS.</summary>
    /// <param name="ephemeral">Used for this conversation and never again.</param>
    /// <returns>The context; what the other side needs is the ephemeral public key (enc).</returns>
    public static HpkeContext Sender(
        HpkePrivateKey ephemeral,
        HpkePublicKey recipient,
        ReadOnlySpan<byte> info,
        HpkeAead aead
    ) => Setup(ephemeral.Agree(recipient), ephemeral.PublicKey, recipient, info, aead);

    /// <summary>SetupBaseR.</summary>
    public static HpkeContext Recipient(
        HpkePublicKey enc,
        HpkePrivateKey recipient,
        ReadOnlySpan<byte> info,
        HpkeAead aead
    ) => Setup(recipient.Agree(enc), enc, recipient.PublicKey, info, aead);

    /// <returns>Ciphertext and tag.</returns>
    public byte[] Seal(ReadOnlySpan<byte> aad, ReadOnlySpan<byte> plaintext)
    {
        var sealedBytes = new byte[plaintext.Length + TagSize];
        var ciphertext = sealedBytes.AsSpan(0, plaintext.Length);
        cipher.Encrypt(NextNonce(), plaintext, ciphertext, sealedBytes.AsSpan(plaintext.Length), aad);
        return sealedBytes;
    }

    /// <exception cref="CryptographicException">It does not open.</exception>
    public byte[] Open(ReadOnlySpan<byte> aad, ReadOnlySpan<byte> sealedBytes)
    {
        if (sealedBytes.Length < TagSize)
            throw new CryptographicException("shorter than a tag");
        var plaintext = new byte[sealedBytes.Length - TagSize];
        cipher.Decrypt(NextNonce(), sealedBytes[..plaintext.Length], sealedBytes[plaintext.Length..], plaintext, aad);
        return plaintext;
    }

    /// <summary>Section 5.3.</summary>
    public byte[] ExportSecret(ReadOnlySpan<byte> exporterContext, int length) =>
        kdf.Expand(exporterSecret, "sec"u8, exporterContext, length);

    public void Dispose()
    {
        cipher.Dispose();
        CryptographicOperations.ZeroMemory(exporterSecret);
    }

    /// <summary>ExtractAndExpand of section 4.1, then the key schedule.</summary>
    private static HpkeContext Setup(
        byte[] agreed,
        HpkePublicKey enc,
        HpkePublicKey recipient,
        ReadOnlySpan<byte> info,
        HpkeAead aead
    )
    {
        var prk = LabeledHkdf.Kem.Extract([], "eae_prk"u8, agreed);
        byte[] kemContext = [.. enc.Point, .. recipient.Point];
        var shared = LabeledHkdf.Kem.Expand(prk, "shared_secret"u8, kemContext, SHA256.HashSizeInBytes);
        try
        {
            return new(aead, shared, info);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(agreed);
            CryptographicOperations.ZeroMemory(prk);
            CryptographicOperations.ZeroMemory(shared);
        }
    }

    private byte[] NextNonce()
    {
        var nonce = new byte[NonceSize];
        BinaryPrimitives.WriteUInt64BigEndian(nonce.AsSpan(NonceSize - sizeof(ulong)), sequence);
        for (var i = 0; i < NonceSize; i++)
            nonce[i] ^= baseNonce[i];
        sequence = checked(sequence + 1);
        return nonce;
    }
}
