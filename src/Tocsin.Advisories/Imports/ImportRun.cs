using Tocsin.Standards.Problems;

namespace Tocsin.Advisories.Imports;

/// <summary>One pass over a source that several threads share: each takes the next few entries, reads and parses them.</summary>
/// <param name="between">Called between two entries.</param>
internal sealed class ImportRun(IReadOnlyList<ImportPart> parts, ImportRules rules, Action between)
{
    // Few enough that the end is shared out evenly, many enough that handing them over costs nothing.
    private const int MostAtOnce = 64;

    // What a batch of average entries holds at most, in bytes. (The largest possible: 64 entries of 4 MB.)
    private const int LargestBatch = 1024 * 1024;

    private readonly Lock taking = new();
    private int part;
    private int entry;
    private long left = rules.MostBytes;

    /// <summary>The next batch, empty at the end.</summary>
    public ImportItem[] Next()
    {
        ImportPart from;
        int begin,
            count;
        lock (taking)
        {
            while (part < parts.Count && entry >= parts[part].Entries)
                (part, entry) = (part + 1, 0);
            if (part == parts.Count)
                return [];
            (from, begin) = (parts[part], entry);
            count = Math.Min(Fitting(from), from.Entries - begin);
            entry += count;
        }
        var read = new ImportEntry[count];
        from.Read(begin, read, rules);
        return Array.ConvertAll(read, Parse);
    }

    public static Problem TooLarge(ImportRules rules) =>
        Problem.Invalid("import.too-large", $"This holds more than {rules.MostBytes:N0} bytes.");

    // So many that a batch of average entries is not too large.
    private static int Fitting(ImportPart from) =>
        (int)Math.Clamp(LargestBatch / Math.Max(1, from.Uncompressed / Math.Max(1, from.Entries)), 1, MostAtOnce);

    private ImportItem Parse(ImportEntry read)
    {
        between();
        // A zip may say less than it holds: what goes beyond the whole's limit is refused, entry by entry.
        if (Interlocked.Add(ref left, -read.Bytes.Match(b => b.Length, _ => 0)) < 0)
            read = read with { Bytes = TooLarge(rules) };
        return read.Parse(rules);
    }
}
