using System.Buffers;
using System.IO.Compression;
using Microsoft.Win32.SafeHandles;
using Tocsin.Standards.Problems;

namespace Tocsin.Advisories.Imports;

/// <summary>The JSON files of one zip, inflated where they are asked for; nothing is extracted.</summary>
internal sealed class ZipPart : ImportPart
{
    private const int Stored = 0;
    private const int Deflated = 8;

    // Entries stand one behind the other in nearly every zip: a batch of them is read at once, and what is not there by itself.
    private const int Stretch = 256 * 1024;

    // What an extra field mostly has at most.
    private const int MostExtra = 64;

    // What deflating adds to what cannot be made smaller is far less; a header may claim anything.
    private const int MostOverhead = 64 * 1024;

    private readonly SafeFileHandle file;
    private readonly ZipDirectory directory;
    private readonly string prefix;

    private ZipPart(SafeFileHandle file, ZipDirectory directory, string prefix) =>
        (this.file, this.directory, this.prefix) = (file, directory, prefix);

    /// <exception cref="InvalidDataException">It is not a zip.</exception>
    public static ZipPart Open(string path, string prefix, ImportRules rules)
    {
        var opened = File.OpenHandle(path, options: FileOptions.RandomAccess);
        try
        {
            var listed = ZipDirectory.Read(opened, rules.MostEntries, IsJson);
            return new(opened, listed, prefix)
            {
                Entries = listed.Entries.Count,
                Bytes = listed.Entries.Sum(e => Sane(e.Packed)),
                Uncompressed = listed.Entries.Sum(e => Sane(e.Length)),
            };
        }
        catch
        {
            opened.Dispose();
            throw;
        }
    }

    public override ImportEntry Read(int index, ImportRules rules)
    {
        var entry = directory.Entries[index];
        return new(prefix + directory.NameOf(entry), Sane(entry.Packed), Inflate(entry, rules));
    }

    public override void Read(int index, Span<ImportEntry> into, ImportRules rules)
    {
        var stretch = ArrayPool<byte>.Shared.Rent(Stretch);
        try
        {
            var from = Math.Max(0, directory.Entries[index].Offset);
            var there = RandomAccess.Read(file, stretch.AsSpan(0, Needed(index, into.Length, from)), from);
            for (var i = 0; i < into.Length; i++)
            {
                var entry = directory.Entries[index + i];
                var at = IsSound(entry, rules) ? ZipDirectory.FindPacked(stretch.AsSpan(0, there), from, entry) : -1;
                into[i] =
                    at < 0
                        ? Read(index + i, rules)
                        : new(prefix + directory.NameOf(entry), Sane(entry.Packed), Inflate(stretch, at, entry, rules));
            }
        }
        catch (IOException)
        {
            base.Read(index, into, rules);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(stretch);
        }
    }

    public override void Dispose()
    {
        file.Dispose();
        base.Dispose();
    }

    private Result<ReadOnlyMemory<byte>> Inflate(ZipEntry entry, ImportRules rules)
    {
        if (entry.Length > rules.LargestEntry || entry.Packed > (long)rules.LargestEntry + MostOverhead)
            return TooLarge(rules);
        if (!IsSound(entry, rules))
            return NotReadable;
        var packed = ArrayPool<byte>.Shared.Rent((int)entry.Packed + ZipDirectory.LocalHeader + 512);
        try
        {
            if (!ZipDirectory.TryReadPacked(file, entry, ref packed, out var at))
                return NotReadable;
            return Inflate(packed, at, entry, rules);
        }
        catch (IOException)
        {
            return NotReadable;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(packed);
        }
    }

    private static Result<ReadOnlyMemory<byte>> Inflate(byte[] packed, int at, ZipEntry entry, ImportRules rules)
    {
        var stream = new MemoryStream(packed, at, (int)entry.Packed, writable: false);
        return ReadAll(
            () => entry.Method == Stored ? stream : new DeflateStream(stream, CompressionMode.Decompress),
            entry.Length,
            rules
        );
    }

    // Whether it claims what may be claimed, and can be inflated.
    private static bool IsSound(ZipEntry entry, ImportRules rules) =>
        entry.Length <= rules.LargestEntry
        && entry.Packed <= (long)rules.LargestEntry + MostOverhead
        && !entry.Encrypted
        && entry.Method is (Stored or Deflated);

    // To the beginning of the entry behind the last, or of that which is too far away.
    private int Needed(int index, int count, long from)
    {
        var end = from;
        for (var i = index; i < index + count; i++)
        {
            var entry = directory.Entries[i];
            var behind = entry.Offset + ZipDirectory.LocalHeader + entry.NameLength + MostExtra + Sane(entry.Packed);
            if (behind > end && behind - from <= Stretch)
                end = behind;
        }
        return (int)(end - from);
    }

    // A header may claim any length; sums of them must not overflow.
    private static long Sane(long length) => Math.Clamp(length, 0, 1L << 40);

    private static bool IsJson(ReadOnlySpan<byte> name) =>
        name.Length > 5
        && System.Text.Ascii.EqualsIgnoreCase(name[^5..], ".json"u8)
        && name[^6] is not ((byte)'/' or (byte)'\\');
}
