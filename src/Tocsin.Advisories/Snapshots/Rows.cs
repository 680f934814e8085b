namespace Tocsin.Advisories.Snapshots;

/// <summary>
/// Rows that become more: a list of our own, because a process that lives for seconds runs the framework's, of types that are ours,
/// for most of its life as the first and slowest of the compiler's two makes it.
/// </summary>
internal sealed class Rows<T>
    where T : unmanaged
{
    private T[] all = new T[1024];

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
