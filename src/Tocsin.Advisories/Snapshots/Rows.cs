namespace Tocsin.Advisories.Snapshots;

/// <summary>
/// Rows that become more: a list of our own, because a process that lives for seconds runs the framework's, of types that are ours,
/// for most of its life as the first and slowest of the compiler's two makes it.
/// </summary>
/// <param name="expected">About so many there will be.</param>
internal sealed class Rows<T>(int expected = 0)
    where T : unmanaged
{
    private T[] all = new T[Math.Max(1024, expected)];

    public int Count { get; private set; }

    public Span<T> Written => all.AsSpan(0, Count);

    public ref T this[int at] => ref all[at];

    public void Add(in T row)
    {
        if (Count == all.Length)
            Array.Resize(ref all, all.Length * 2);
        all[Count++] = row;
    }
}
