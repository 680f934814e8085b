namespace Tocsin.Advisories.Imports;

/// <summary>Entries that are in memory: records fetched one by one, or tried again.</summary>
internal sealed class HeldPart : ImportPart
{
    private readonly IReadOnlyList<HeldEntry> entries;

    private HeldPart(IReadOnlyList<HeldEntry> entries) => this.entries = entries;

    public static HeldPart Of(IReadOnlyList<HeldEntry> entries)
    {
        var bytes = entries.Sum(e => e.Bytes.Match(b => (long)b.Length, _ => 0));
        return new(entries)
        {
            Entries = entries.Count,
            Bytes = bytes,
            Uncompressed = bytes,
        };
    }

    public override ImportEntry Read(int index, ImportRules rules)
    {
        var (path, bytes, nswg) = entries[index];
        var length = bytes.Match(b => b.Length, _ => 0);
        return new(path, length, length > rules.LargestEntry ? TooLarge(rules) : bytes, nswg);
    }
}
