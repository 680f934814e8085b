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

    public override void Dispose()
    {
        file.Dispose();
        base.Dispose();
    }

    private Result<ReadOnlyMemory<byte>> Inflate(ZipEntry entry, ImportRules rules)
    {
        if (entry.Length > rules.LargestEntry || entry.Packed > (long)rules.LargestEntry + MostOverhead)
            return TooLarge(rules);
        if (entry.Encrypted || entry.Method is not (Stored or Deflated))
            return NotReadable;
        var packed = ArrayPool<byte>.Shared.Rent((int)entry.Packed + ZipDirectory.LocalHeader + 512);
        try
        {
            if (!ZipDirectory.TryReadPacked(file, entry, ref packed, out var at))
                return NotReadable;
            var stream = new MemoryStream(packed, at, (int)entry.Packed, writable: false);
            return ReadAll(
                () => entry.Method == Stored ? stream : new DeflateStream(stream, CompressionMode.Decompress),
                entry.Length,
                rules
            );
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

    // A header may claim any length; sums of them must not overflow.
    private static long Sane(long length) => Math.Clamp(length, 0, 1L << 40);

    private static bool IsJson(ReadOnlySpan<byte> name) =>
        name.Length > 5
        && System.Text.Ascii.EqualsIgnoreCase(name[^5..], ".json"u8)
        && name[^6] is not ((byte)'/' or (byte)'\\');
}
