using System.Buffers.Binary;
using System.Numerics;
using System.Security.Cryptography;

namespace Tocsin.Ledger.Sealing;

/// <summary>
/// Hides how long something is. Content is preceded by its length (32 bits, big-endian) and followed by zeros, up to a
/// power of two of at least 256 bytes; beyond 1 MiB up to a multiple of 1 MiB. So a thief of a database learns in which
/// of thirteen sizes a text is, and of the largest how many MiB.
/// </summary>
internal static class Padding
{
    public const int Smallest = 256;
    public const int Step = 1 << 20;

    /// <summary>How long <paramref name="length"/> bytes are once padded.</summary>
    public static int Padded(int length)
    {
        var whole = checked(length + sizeof(int));
        return whole <= Step
            ? Math.Max(Smallest, (int)BitOperations.RoundUpToPowerOf2((uint)whole))
            : checked((whole + Step - 1) / Step * Step);
    }

    /// <summary>The caller zeroes what it gets.</summary>
    public static byte[] Pad(ReadOnlySpan<byte> content)
    {
        var padded = new byte[Padded(content.Length)];
        BinaryPrimitives.WriteInt32BigEndian(padded, content.Length);
        content.CopyTo(padded.AsSpan(sizeof(int)));
        return padded;
    }

    /// <summary>The content within <paramref name="padded"/>.</summary>
    /// <exception cref="CryptographicException">The length cannot be.</exception>
    public static ReadOnlySpan<byte> Unpad(ReadOnlySpan<byte> padded)
    {
        if (padded.Length < sizeof(int))
            throw new CryptographicException("too short to be padded");
        var length = BinaryPrimitives.ReadInt32BigEndian(padded);
        if (length < 0 || length > padded.Length - sizeof(int))
            throw new CryptographicException("the padding is wrong");
        return padded.Slice(sizeof(int), length);
    }
}
