using System.Security.Cryptography;
using Tocsin.Standards.Problems;

namespace Tocsin.Standards.Hpke;

/// <summary>A scalar of P-256; whoever has it can open.</summary>
public sealed class HpkePrivateKey : IDisposable
{
    /// <summary>Bytes of an exported scalar, big-endian (Nsk of RFC 9180, section 7.1).</summary>
    public const int Size = 32;

    private readonly ECDiffieHellman agreement;

    private HpkePrivateKey(ECDiffieHellman agreement)
    {
        this.agreement = agreement;
        PublicKey = new(agreement.ExportParameters(includePrivateParameters: false).Q);
    }

    public HpkePublicKey PublicKey { get; }

    public static HpkePrivateKey Generate() => new(ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256));

    /// <summary>Reads an exported scalar; <c>hpke.invalid-private-key</c> if it is not in [1, n).</summary>
    public static Result<HpkePrivateKey> Import(ReadOnlySpan<byte> scalar)
    {
        if (scalar.Length != Size || !Order.Contains(scalar))
            return HpkeProblems.InvalidPrivateKey;
        var d = scalar.ToArray();
        try
        {
            return new HpkePrivateKey(
                ECDiffieHellman.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, D = d })
            );
        }
        catch (CryptographicException)
        {
            return HpkeProblems.InvalidPrivateKey;
        }
        finally
        {
            CryptographicOperations.ZeroMemory(d);
        }
    }

    /// <summary>DeriveKeyPair of RFC 9180, section 7.1.3: the same key from the same secret, each time.</summary>
    /// <param name="ikm">At least 32 bytes of entropy.</param>
    public static HpkePrivateKey Derive(ReadOnlySpan<byte> ikm)
    {
        var prk = LabeledHkdf.Kem.Extract([], "dkp_prk"u8, ikm);
        try
        {
            for (var counter = 0; counter <= byte.MaxValue; counter++)
            {
                var candidate = LabeledHkdf.Kem.Expand(prk, "candidate"u8, [(byte)counter], Size);
                var imported = Import(candidate);
                CryptographicOperations.ZeroMemory(candidate);
                if (imported.Succeeded)
                    return imported.Value;
            }
            // chance of 2^-32 a candidate, 256 times over
            throw new CryptographicException("no key can be derived from this secret");
        }
        finally
        {
            CryptographicOperations.ZeroMemory(prk);
        }
    }

    /// <summary>The 32 bytes that <see cref="Import"/> reads. The caller zeroes them.</summary>
    public byte[] Export()
    {
        var d = agreement.ExportParameters(includePrivateParameters: true).D!;
        return d.Length == Size ? d : [.. new byte[Size - d.Length], .. d];
    }

    /// <summary>OpenBase of RFC 9180, section 6.1.</summary>
    /// <param name="sealedBytes">What <see cref="HpkePublicKey.Seal"/> gave.</param>
    /// <returns>The plaintext, or <c>hpke.does-not-open</c> whatever the reason.</returns>
    public Result<byte[]> Open(
        ReadOnlySpan<byte> info,
        ReadOnlySpan<byte> aad,
        ReadOnlySpan<byte> sealedBytes,
        HpkeAead aead = HpkeAead.Aes256Gcm
    )
    {
        if (sealedBytes.Length < HpkePublicKey.Overhead)
            return HpkeProblems.DoesNotOpen;
        if (!HpkePublicKey.Import(sealedBytes[..HpkePublicKey.Size]).TryGet(out var enc, out _))
            return HpkeProblems.DoesNotOpen;
        try
        {
            using var context = HpkeContext.Recipient(enc, this, info, aead);
            return context.Open(aad, sealedBytes[HpkePublicKey.Size..]);
        }
        catch (CryptographicException)
        {
            return HpkeProblems.DoesNotOpen;
        }
    }

    public void Dispose() => agreement.Dispose();

    /// <summary>DH of RFC 9180, section 4.1: the x-coordinate, 32 bytes. The caller zeroes them.</summary>
    internal byte[] Agree(HpkePublicKey other)
    {
        using var theirs = other.ToAgreement();
        return agreement.DeriveRawSecretAgreement(theirs.PublicKey);
    }

    /// <summary>The scalars in [1, n), n being the order of P-256 (SP 800-186, section 3.2.1.3).</summary>
    private static class Order
    {
        private static readonly byte[] N = Convert.FromHexString(
            "ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551"
        );

        public static bool Contains(ReadOnlySpan<byte> scalar) =>
            scalar.ContainsAnyExcept((byte)0) && scalar.SequenceCompareTo(N) < 0;
    }
}
