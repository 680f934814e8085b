namespace Tocsin.Advisories.Snapshots;

/// <summary>Texts on their way into a snapshot, one behind the other, each once as long as it comes again soon.</summary>
internal sealed class TextPool
{
    // a power of two, and as long as a whole record may be: no text of one is longer, whoever wrote it
    private const int Chunk = 1 << 22;
    private const int Remembered = 1 << 12;

    private readonly List<char[]> chunks = [];
    private readonly TextRef[] recent = new TextRef[Remembered];
    private uint next;

    public IEnumerable<ReadOnlyMemory<char>> Chunks =>
        chunks.Select(
            (chunk, at) => new ReadOnlyMemory<char>(chunk, 0, (int)Math.Min(Chunk, next - ((long)at * Chunk)))
        );

    /// <exception cref="IOException">More than 2^32 units, or one text longer than a record may be: there is no such file.</exception>
    public TextRef Add(ReadOnlySpan<char> text)
    {
        if (text.Length > Chunk)
            throw new IOException("A text is too long for the file of an index.");
        if (text.IsEmpty)
            return default;
        ref var before = ref recent[string.GetHashCode(text, StringComparison.Ordinal) & (Remembered - 1)];
        if (before.Length == text.Length && Read(before).SequenceEqual(text))
            return before;
        var left = (int)(((long)chunks.Count * Chunk) - next);
        if ((long)next + left + text.Length > uint.MaxValue)
            throw new IOException("There is too much text for the file of an index.");
        if (text.Length > left)
        {
            next += (uint)left;
            chunks.Add(new char[Chunk]);
        }
        var made = new TextRef(next, text.Length);
        next += (uint)text.Length;
        text.CopyTo(chunks[^1].AsSpan((int)(made.Start % Chunk)));
        return before = made;
    }

    public ReadOnlySpan<char> Read(TextRef text) =>
        text.Length == 0 ? [] : chunks[(int)(text.Start / Chunk)].AsSpan((int)(text.Start % Chunk), text.Length);
}
