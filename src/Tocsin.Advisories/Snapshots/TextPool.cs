namespace Tocsin.Advisories.Snapshots;

/// <summary>Texts on their way into a snapshot, one behind the other, each once as long as it comes again soon.</summary>
internal sealed class TextPool
{
    // a power of two, and longer than any text
    private const int Chunk = 1 << 20;
    private const int Remembered = 1 << 12;

    private readonly List<char[]> chunks = [];
    private readonly TextRef[] recent = new TextRef[Remembered];
    private uint next;

    public IEnumerable<ReadOnlyMemory<char>> Chunks =>
        chunks.Select(
            (chunk, at) => new ReadOnlyMemory<char>(chunk, 0, (int)Math.Min(Chunk, next - ((long)at * Chunk)))
        );

    /// <exception cref="InvalidOperationException">More than 2^32 units, or one text of more than a million.</exception>
    public TextRef Add(ReadOnlySpan<char> text)
    {
        if (text.Length > Chunk)
            throw new InvalidOperationException("A text is too long for a snapshot.");
        if (text.IsEmpty)
            return default;
        ref var before = ref recent[string.GetHashCode(text, StringComparison.Ordinal) & (Remembered - 1)];
        if (before.Length == text.Length && Read(before).SequenceEqual(text))
            return before;
        var left = (int)(((long)chunks.Count * Chunk) - next);
        if (text.Length > left)
        {
            next = checked(next + (uint)left);
            chunks.Add(new char[Chunk]);
        }
        var made = new TextRef(next, text.Length);
        next = checked(next + (uint)text.Length);
        text.CopyTo(chunks[^1].AsSpan((int)(made.Start % Chunk)));
        return before = made;
    }

    public ReadOnlySpan<char> Read(TextRef text) =>
        text.Length == 0 ? [] : chunks[(int)(text.Start / Chunk)].AsSpan((int)(text.Start % Chunk), text.Length);
}
