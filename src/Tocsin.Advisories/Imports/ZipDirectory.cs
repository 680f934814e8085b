using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Tocsin.Advisories.Imports;

/// <summary>
/// The central directory of a zip (PKWARE APPNOTE 6.3, sections 4.3.7 to 4.3.16), read whole. Unlike the framework's archive it is
/// read once for all threads, each of which then reads entries by their position.
/// </summary>
internal sealed class ZipDirectory
{
    /// <summary>The fixed part in front of an entry's data, in bytes (4.3.7).</summary>
    public const int LocalHeader = 30;

    // The largest directory: a million entries with names of some two hundred bytes.
    private const int LargestDirectory = 256 * 1024 * 1024;

    private const int CentralHeader = 46;
    private const int EndRecord = 22;
    private const int LongestComment = ushort.MaxValue;
    private const int Locator64 = 20;
    private const int EndRecord64 = 56;

    private readonly byte[] bytes;

    private ZipDirectory(byte[] bytes, List<ZipEntry> entries) => (this.bytes, Entries) = (bytes, entries);

    /// <summary>In the order of the directory.</summary>
    public IReadOnlyList<ZipEntry> Entries { get; }

    /// <param name="most">Entries of the whole directory that are read; of one more than that the caller learns by the count.</param>
    /// <param name="wanted">Whether an entry of this name is kept.</param>
    /// <exception cref="InvalidDataException">It is no zip, or one in several parts.</exception>
    public static ZipDirectory Read(SafeFileHandle file, int most, Func<ReadOnlySpan<byte>, bool> wanted)
    {
        var (offset, size) = Find(file);
        if (size > LargestDirectory || size < 0 || offset < 0 || offset + size > RandomAccess.GetLength(file))
            throw new InvalidDataException("its directory is damaged or too large.");
        var whole = new byte[size];
        Fill(file, whole, offset);
        var entries = new List<ZipEntry>();
        for (var at = 0; at + CentralHeader <= whole.Length && entries.Count <= most; )
        {
            var header = whole.AsSpan(at);
            if (!header.StartsWith("PK\u0001\u0002"u8))
                break;
            var (name, extra, comment) = (U16(header, 28), U16(header, 30), U16(header, 32));
            var next = at + CentralHeader + name + extra + comment;
            if (next > whole.Length)
                throw new InvalidDataException("its directory is damaged.");
            if (wanted(header.Slice(CentralHeader, name)))
                entries.Add(Entry(header, at, name, extra));
            at = next;
        }
        return new(whole, entries);
    }

    /// <summary>The name as the zip has it, with what is no UTF-8 replaced.</summary>
    public string NameOf(ZipEntry entry) => Encoding.UTF8.GetString(bytes, entry.NameAt, entry.NameLength);

    /// <summary>Reads an entry's data as it is packed; false where there is none.</summary>
    /// <param name="buffer">From the shared pool; exchanged for a larger one where it is too small.</param>
    /// <param name="start">Where in the buffer the data begins.</param>
    public static bool TryReadPacked(SafeFileHandle file, ZipEntry entry, ref byte[] buffer, out int start)
    {
        start = 0;
        if (entry.Offset < 0)
            return false;
        // The name is as long here as in the directory, the extra field mostly nothing: one read does.
        var read = RandomAccess.Read(file, buffer, entry.Offset);
        if (read < LocalHeader || !buffer.AsSpan().StartsWith("PK\u0003\u0004"u8))
            return false;
        start = LocalHeader + U16(buffer, 26) + U16(buffer, 28);
        var needed = start + (int)entry.Packed;
        if (needed > buffer.Length)
        {
            ArrayPool<byte>.Shared.Return(buffer);
            buffer = ArrayPool<byte>.Shared.Rent(needed);
            read = RandomAccess.Read(file, buffer.AsSpan(0, needed), entry.Offset);
        }
        return read >= needed;
    }

    /// <summary>Where in a stretch of the file an entry's packed data begins; negative where not all of it lies there.</summary>
    /// <param name="from">Where in the file the stretch begins.</param>
    public static int FindPacked(ReadOnlySpan<byte> stretch, long from, ZipEntry entry)
    {
        var header = entry.Offset - from;
        if (header < 0 || header > stretch.Length - LocalHeader)
            return -1;
        var at = stretch[(int)header..];
        if (!at.StartsWith("PK\u0003\u0004"u8))
            return -1;
        var start = LocalHeader + U16(at, 26) + U16(at, 28);
        return entry.Packed <= at.Length - start ? (int)header + start : -1;
    }

    private static ZipEntry Entry(ReadOnlySpan<byte> header, int at, int name, int extra)
    {
        var (packed, length, offset) = ((long)U32(header, 20), (long)U32(header, 24), (long)U32(header, 42));
        if (packed == uint.MaxValue || length == uint.MaxValue || offset == uint.MaxValue)
            Extend(header.Slice(CentralHeader + name, extra), ref packed, ref length, ref offset);
        return new(
            at + CentralHeader,
            name,
            U16(header, 10),
            (U16(header, 8) & 1) != 0,
            packed < 0 ? long.MaxValue : packed,
            length < 0 ? long.MaxValue : length,
            offset
        );
    }

    // 4.5.3: what does not fit into 32 bits stands in an extra field, in this order, and only that.
    private static void Extend(ReadOnlySpan<byte> extra, ref long packed, ref long length, ref long offset)
    {
        while (extra.Length >= 4)
        {
            var size = Math.Min(U16(extra, 2), extra.Length - 4);
            if (U16(extra, 0) == 1)
            {
                var field = extra.Slice(4, size);
                Take(ref field, ref length);
                Take(ref field, ref packed);
                Take(ref field, ref offset);
                return;
            }
            extra = extra[(4 + size)..];
        }

        static void Take(ref ReadOnlySpan<byte> field, ref long value)
        {
            if (value != uint.MaxValue || field.Length < 8)
                return;
            value = BinaryPrimitives.ReadInt64LittleEndian(field);
            field = field[8..];
        }
    }

    private static (long Offset, long Size) Find(SafeFileHandle file)
    {
        var whole = RandomAccess.GetLength(file);
        var tail = new byte[(int)Math.Min(whole, EndRecord + LongestComment + Locator64)];
        Fill(file, tail, whole - tail.Length);
        for (var at = tail.Length - EndRecord; at >= 0; at--)
        {
            var end = tail.AsSpan(at);
            if (!end.StartsWith("PK\u0005\u0006"u8) || U16(end, 20) > end.Length - EndRecord)
                continue;
            if (U16(end, 4) is not (0 or ushort.MaxValue))
                throw new InvalidDataException("it is one part of several.");
            var locator = at - Locator64;
            return locator >= 0 && tail.AsSpan(locator).StartsWith("PK\u0006\u0007"u8)
                ? Find64(file, BinaryPrimitives.ReadInt64LittleEndian(tail.AsSpan(locator + 8)))
                : (U32(end, 16), U32(end, 12));
        }
        throw new InvalidDataException("it is no zip.");
    }

    private static (long Offset, long Size) Find64(SafeFileHandle file, long at)
    {
        var end = new byte[EndRecord64];
        if (at < 0 || at > RandomAccess.GetLength(file) - EndRecord64)
            throw new InvalidDataException("its directory is damaged.");
        Fill(file, end, at);
        return end.AsSpan().StartsWith("PK\u0006\u0006"u8)
            ? (
                BinaryPrimitives.ReadInt64LittleEndian(end.AsSpan(48)),
                BinaryPrimitives.ReadInt64LittleEndian(end.AsSpan(40))
            )
            : throw new InvalidDataException("its directory is damaged.");
    }

    private static void Fill(SafeFileHandle file, Span<byte> buffer, long offset)
    {
        while (buffer.Length > 0)
        {
            var read = RandomAccess.Read(file, buffer, offset);
            if (read == 0)
                throw new InvalidDataException("it is cut off.");
            buffer = buffer[read..];
            offset += read;
        }
    }

    private static int U16(ReadOnlySpan<byte> at, int offset) => BinaryPrimitives.ReadUInt16LittleEndian(at[offset..]);

    private static uint U32(ReadOnlySpan<byte> at, int offset) => BinaryPrimitives.ReadUInt32LittleEndian(at[offset..]);
}

/// <summary>One entry, as the directory tells of it; nothing of it is to be relied on.</summary>
/// <param name="NameAt">Where in the directory its name stands.</param>
/// <param name="Method">0: stored, 8: deflated (4.4.5).</param>
/// <param name="Packed">Bytes in the file.</param>
/// <param name="Length">Bytes when inflated.</param>
/// <param name="Offset">Of its local header, in the file.</param>
internal readonly record struct ZipEntry(
    int NameAt,
    int NameLength,
    int Method,
    bool Encrypted,
    long Packed,
    long Length,
    long Offset
);
