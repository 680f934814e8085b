using Tocsin.Advisories.Snapshots;

namespace Tocsin.Advisories.Matching;

/// <summary>A table of a snapshot that gives objects: made when first asked for, and the same from then on.</summary>
/// <param name="make">The object of a number.</param>
internal sealed class SnapshotTable<T>(SnapshotFile file, KeyedSections sections, Func<int, T> make)
    where T : class
{
    private readonly KeyedTable table = new(file, sections);
    private T[]?[]? made;

    /// <summary>The numbers of a key; empty when there is no such key.</summary>
    public ReadOnlySpan<int> Numbers(int group, ReadOnlySpan<char> key) =>
        table.Find(group, key) is >= 0 and var row ? table.Numbers(row) : [];

    /// <summary>What a key stands for; null when there is no such key.</summary>
    public T[]? Find(int group, ReadOnlySpan<char> key)
    {
        var row = table.Find(group, key);
        if (row < 0)
            return null;
        var all = made ?? Interlocked.CompareExchange(ref made, new T[]?[table.Count], null) ?? made;
        return Volatile.Read(ref all[row]) is { } there ? there : all[row] = Make(row);
    }

    private T[] Make(int row)
    {
        var numbers = table.Numbers(row);
        var objects = new T[numbers.Length];
        for (var i = 0; i < objects.Length; i++)
            objects[i] = make(numbers[i]);
        return objects;
    }
}
