using Tocsin.Standards.Problems;

namespace Tocsin.Advisories.Imports;

/// <summary>Something that entries are read from, by several threads at once: a folder's files, one zip, or what is in memory.</summary>
internal abstract class ImportPart : IDisposable
{
    public required int Entries { get; init; }

    /// <summary>Bytes on disk: what a progress bar counts.</summary>
    public required long Bytes { get; init; }

    /// <summary>Bytes as the part itself says, uncompressed.</summary>
    public required long Uncompressed { get; init; }

    /// <summary>The entry at <paramref name="index"/>, from 0. Total, and safe to call from any thread.</summary>
    public abstract ImportEntry Read(int index, ImportRules rules);

    /// <summary>As many entries as <paramref name="into"/> has room for, from <paramref name="index"/> on: one after the other.</summary>
    public virtual void Read(int index, Span<ImportEntry> into, ImportRules rules)
    {
        for (var i = 0; i < into.Length; i++)
            into[i] = Read(index + i, rules);
    }

    public virtual void Dispose() { }

    /// <summary>Reads to the end, but never more than allowed, whatever the stream said of its length.</summary>
    private protected static Result<ReadOnlyMemory<byte>> ReadAll(Func<Stream> open, long said, ImportRules rules)
    {
        if (said > rules.LargestEntry)
            return TooLarge(rules);
        try
        {
            using var stream = open();
            // One byte more than was said shows, without another allocation, that it ended where it was said to.
            var buffer = new byte[(int)said + 1];
            var length = 0;
            while (true)
            {
                length += stream.ReadAtLeast(buffer.AsSpan(length), buffer.Length - length, throwOnEndOfStream: false);
                if (length < buffer.Length)
                    return (ReadOnlyMemory<byte>)buffer.AsMemory(0, length);
                if (length > rules.LargestEntry)
                    return TooLarge(rules);
                Array.Resize(ref buffer, (int)Math.Min(buffer.Length * 2L, rules.LargestEntry + 1L));
            }
        }
        catch (Exception e)
            when (e is IOException or InvalidDataException or UnauthorizedAccessException or NotSupportedException)
        {
            return NotReadable;
        }
    }

    private protected static Problem NotReadable { get; } =
        Problem.Invalid("import.not-readable", "This entry cannot be read: it is damaged, encrypted or closed to us.");

    private protected static Problem TooLarge(ImportRules rules) =>
        Problem.Invalid("import.entry-too-large", $"This entry has more than {rules.LargestEntry:N0} bytes.");
}
