using System.Collections;

namespace Tocsin.Advisories.Matching;

/// <summary>Every record, the newest first: those of the snapshot where they lie, without those that changed, and the changed ones between them.</summary>
internal sealed class NewestRecords : IReadOnlyList<IndexedRecord>
{
    private readonly IndexSnapshot? below;
    private readonly IndexedRecord[] changed;

    // a place in the snapshot, or ~ a place among the changed; null where there is only the one or the other
    private readonly int[]? order;

    /// <param name="changed">The newest first.</param>
    public NewestRecords(IndexSnapshot? below, IndexedRecord[] changed)
    {
        (this.below, this.changed) = (below, changed);
        if (below is not null && changed.Length > 0)
            order = Order(below, changed);
        Count = order?.Length ?? below?.Count ?? changed.Length;
    }

    public int Count { get; }

    public IndexedRecord this[int index]
    {
        get
        {
            if (order is null)
                return below?.Record(index) ?? changed[index];
            var at = order[index];
            return at >= 0 ? below!.Record(at) : changed[~at];
        }
    }

    public IEnumerator<IndexedRecord> GetEnumerator()
    {
        for (var i = 0; i < Count; i++)
            yield return this[i];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The changed records with some more of them.</summary>
    public IndexedRecord[] Merged(Dictionary<string, IndexedRecord> more)
    {
        var added = more.Values.ToArray();
        Array.Sort(added, NewestFirst);
        var kept = Array.FindAll(changed, record => !more.ContainsKey(record.Id));
        var merged = new IndexedRecord[kept.Length + added.Length];
        for (int at = 0, k = 0, a = 0; at < merged.Length; at++)
        {
            var fromKept = a == added.Length || (k < kept.Length && NewestFirst(kept[k], added[a]) < 0);
            merged[at] = fromKept ? kept[k++] : added[a++];
        }
        return merged;
    }

    private static int[] Order(IndexSnapshot below, IndexedRecord[] changed)
    {
        var hidden = new BitArray(below.Count);
        var left = below.Count;
        foreach (var record in changed)
        {
            if (below.Place(record.Id) is not (>= 0 and var at))
                continue;
            hidden[at] = true;
            left--;
        }
        var all = new int[left + changed.Length];
        var next = 0;
        for (int b = 0, c = 0; next < all.Length; )
        {
            if (b < below.Count && hidden[b])
                b++;
            else if (b < below.Count && (c == changed.Length || below.IsBefore(b, changed[c])))
                all[next++] = b++;
            else
                all[next++] = ~c++;
        }
        return all;
    }

    private static int NewestFirst(IndexedRecord left, IndexedRecord right) =>
        right.Date.CompareTo(left.Date) is var order and not 0 ? order : string.CompareOrdinal(left.Id, right.Id);
}
