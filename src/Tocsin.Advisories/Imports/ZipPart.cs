using System.IO.Compression;

namespace Tocsin.Advisories.Imports;

/// <summary>The JSON files of one zip, inflated one after the other; nothing is extracted.</summary>
internal sealed class ZipPart : ImportPart
{
    private readonly ZipArchive zip;
    private readonly string prefix;

    private ZipPart(ZipArchive zip, string prefix) => (this.zip, this.prefix) = (zip, prefix);

    /// <exception cref="InvalidDataException">It is not a zip.</exception>
    public static ZipPart Open(string path, string prefix)
    {
        var opened = ZipFile.OpenRead(path);
        try
        {
            var entries = opened.Entries.Where(IsJson).ToList();
            return new(opened, prefix)
            {
                Entries = entries.Count,
                Bytes = entries.Sum(Size),
                Uncompressed = entries.Sum(e => Sane(e.Length)),
            };
        }
        catch
        {
            opened.Dispose();
            throw;
        }
    }

    public override IEnumerable<ImportEntry> Read(ImportRules rules, CancellationToken cancel)
    {
        foreach (var entry in zip.Entries.Where(IsJson))
        {
            cancel.ThrowIfCancellationRequested();
            yield return new(prefix + entry.FullName, Size(entry), ReadAll(entry.Open, entry.Length, rules));
        }
    }

    public override void Dispose()
    {
        zip.Dispose();
        base.Dispose();
    }

    private static long Size(ZipArchiveEntry entry) => Sane(entry.CompressedLength);

    // A header may claim any length; sums of them must not overflow.
    private static long Sane(long length) => Math.Clamp(length, 0, 1L << 40);

    private static bool IsJson(ZipArchiveEntry entry) =>
        entry.Name.EndsWith(".json", StringComparison.OrdinalIgnoreCase);
}
