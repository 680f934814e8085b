using System.Buffers.Binary;
using System.Numerics;

namespace Tocsin.Standards.Checksums;

/// <summary>CRC-32C (RFC 3720, appendix B.4), which Google's storage gives for what it holds and mirrors of OSV's dumps ask for.</summary>
public static class Crc32C
{
    /// <summary>What <see cref="Add"/> begins with; in the end the bits are turned round.</summary>
    public const uint Start = uint.MaxValue;

    /// <summary>Of everything that a stream still has.</summary>
    public static uint Of(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        var (crc, buffer) = (Start, new byte[128 * 1024]);
        for (int read; (read = stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false)) > 0; )
            crc = Add(crc, buffer.AsSpan(0, read));
        return ~crc;
    }

    /// <summary>As an <c>X-Goog-Hash</c> has it: base64 of the four bytes, the most significant first.</summary>
    public static string Text(uint crc)
    {
        Span<byte> bytes = stackalloc byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, crc);
        return "crc32c=" + Convert.ToBase64String(bytes);
    }

    /// <summary>Goes on over further bytes, wherever they were cut.</summary>
    public static uint Add(uint crc, ReadOnlySpan<byte> bytes)
    {
        for (; bytes.Length >= sizeof(ulong); bytes = bytes[sizeof(ulong)..])
            crc = BitOperations.Crc32C(crc, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
        foreach (var one in bytes)
            crc = BitOperations.Crc32C(crc, one);
        return crc;
    }
}
