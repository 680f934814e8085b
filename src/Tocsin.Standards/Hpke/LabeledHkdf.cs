using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Tocsin.Standards.Hpke;

/// <summary>LabeledExtract and LabeledExpand of RFC 9180, section 4, over HKDF-SHA256.</summary>
internal sealed class LabeledHkdf
{
    /// <summary>DHKEM(P-256, HKDF-SHA256), section 7.1.</summary>
    private const int KemId = 0x0010;

    /// <summary>HKDF-SHA256, section 7.2.</summary>
    private const int KdfId = 0x0001;

    private readonly byte[] suite;

    private LabeledHkdf(byte[] suite) => this.suite = suite;

    /// <summary>For what the key encapsulation derives.</summary>
    public static LabeledHkdf Kem { get; } = new([.. "KEM"u8, .. I2Osp(KemId)]);

    /// <summary>For what the key schedule derives.</summary>
    public static LabeledHkdf ForSuite(HpkeAead aead) =>
        new([.. "HPKE"u8, .. I2Osp(KemId), .. I2Osp(KdfId), .. I2Osp((int)aead)]);

    public byte[] Extract(ReadOnlySpan<byte> salt, ReadOnlySpan<byte> label, ReadOnlySpan<byte> ikm)
    {
        byte[] labeled = [.. "HPKE-v1"u8, .. suite, .. label, .. ikm];
        var prk = new byte[SHA256.HashSizeInBytes];
        HKDF.Extract(HashAlgorithmName.SHA256, labeled, salt, prk);
        CryptographicOperations.ZeroMemory(labeled);
        return prk;
    }

    /// <param name="length">Bytes wanted; at most 255 * 32.</param>
    public byte[] Expand(ReadOnlySpan<byte> prk, ReadOnlySpan<byte> label, ReadOnlySpan<byte> info, int length)
    {
        byte[] labeled = [.. I2Osp(length), .. "HPKE-v1"u8, .. suite, .. label, .. info];
        var output = new byte[length];
        HKDF.Expand(HashAlgorithmName.SHA256, prk, output, labeled);
        return output;
    }

    private static byte[] I2Osp(int value)
    {
        var bytes = new byte[sizeof(ushort)];
        BinaryPrimitives.WriteUInt16BigEndian(bytes, checked((ushort)value));
        return bytes;
    }
}
