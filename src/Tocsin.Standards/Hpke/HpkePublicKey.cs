using System.Security.Cryptography;
using Tocsin.Standards.Problems;

namespace Tocsin.Standards.Hpke;

/// <summary>
/// Hybrid public-key encryption (RFC 9180), single shot, in base mode: DHKEM(P-256, HKDF-SHA256), HKDF-SHA256, AES-GCM.
/// Whoever has the public key, a point that is known to be on the curve, seals what only the private key opens. It says
/// nothing of who sealed.
/// </summary>
public sealed class HpkePublicKey : IEquatable<HpkePublicKey>
{
    /// <summary>Bytes of an exported point: 0x04, x, y (SEC 1, section 2.3.3; Npk of RFC 9180, section 7.1).</summary>
    public const int Size = 65;

    /// <summary>By how many bytes what is sealed is longer than the plaintext.</summary>
    public const int Overhead = Size + HpkeContext.TagSize;

    private const byte Uncompressed = 4;

    private readonly byte[] point;

    internal HpkePublicKey(ECPoint q) => point = [Uncompressed, .. q.X!, .. q.Y!];

    private HpkePublicKey(byte[] point) => this.point = point;

    /// <summary>Reads an exported point; <c>hpke.invalid-public-key</c> if it is not one (RFC 9180, section 7.1.4).</summary>
    public static Result<HpkePublicKey> Import(ReadOnlySpan<byte> point)
    {
        if (point.Length != Size || point[0] != Uncompressed)
            return HpkeProblems.InvalidPublicKey;
        try
        {
            var key = new HpkePublicKey(point.ToArray());
            using var checkedOnImport = key.ToAgreement();
            return key;
        }
        catch (CryptographicException)
        {
            return HpkeProblems.InvalidPublicKey;
        }
    }

    /// <summary>The 65 bytes that <see cref="Import"/> reads.</summary>
    public byte[] Export() => [.. point];

    /// <summary>SealBase of section 6.1, with a fresh ephemeral key.</summary>
    /// <param name="info">What this is for; opening needs the same bytes.</param>
    /// <param name="aad">What goes with it unencrypted; opening needs the same bytes.</param>
    /// <returns>enc (65 bytes), ciphertext, tag (16 bytes).</returns>
    public byte[] Seal(
        ReadOnlySpan<byte> info,
        ReadOnlySpan<byte> aad,
        ReadOnlySpan<byte> plaintext,
        HpkeAead aead = HpkeAead.Aes256Gcm
    )
    {
        using var ephemeral = HpkePrivateKey.Generate();
        using var context = HpkeContext.Sender(ephemeral, this, info, aead);
        return [.. ephemeral.PublicKey.Point, .. context.Seal(aad, plaintext)];
    }

    public bool Equals(HpkePublicKey? other) => other is not null && point.AsSpan().SequenceEqual(other.point);

    public override bool Equals(object? obj) => Equals(obj as HpkePublicKey);

    public override int GetHashCode() => BitConverter.ToInt32(point, 1);

    internal ReadOnlySpan<byte> Point => point;

    internal ECDiffieHellman ToAgreement() =>
        ECDiffieHellman.Create(
            new ECParameters
            {
                Curve = ECCurve.NamedCurves.nistP256,
                Q = new ECPoint { X = point[1..33], Y = point[33..] },
            }
        );
}
