namespace Tocsin.Advisories.Snapshots;

/// <summary>Gathers the keys and numbers of one <see cref="KeyedTable"/>.</summary>
internal sealed class KeyedTableBuilder(TextPool texts, SipHash hash)
{
    private readonly List<(TextRef Key, int Group, int Last, int Count)> rows = [];
    private readonly List<(int Number, int Before)> numbers = [];
    private Slot[] slots = new Slot[1024];

    /// <summary>Adds a number to a key; the same one again at once is once.</summary>
    public void Add(int group, TextRef key, int number)
    {
        ref var slot = ref Place(group, key);
        if (slot.RowPlusOne == 0)
        {
            slot = slot with { RowPlusOne = rows.Count + 1 };
            rows.Add((key, group, -1, 0));
        }
        var (_, _, last, count) = rows[slot.RowPlusOne - 1];
        if (last >= 0 && numbers[last].Number == number)
            return;
        rows[slot.RowPlusOne - 1] = (key, group, numbers.Count, count + 1);
        numbers.Add((number, last));
        if (rows.Count * 2 > slots.Length)
            Grow();
    }

    /// <param name="renumber">What becomes of each number.</param>
    /// <param name="order">Of the numbers of one key, after that.</param>
    public void Write(SnapshotFileWriter to, KeyedSections names, Func<int, int> renumber, Comparison<int> order)
    {
        var (written, all) = (new KeyedRow[rows.Count], new int[numbers.Count]);
        var next = 0;
        for (var i = 0; i < rows.Count; i++)
        {
            var (key, group, last, count) = rows[i];
            written[i] = new(key, group, next, count);
            var own = all.AsSpan(next, count);
            for (var (at, number) = (0, last); number >= 0; at++, number = numbers[number].Before)
                own[at] = renumber(numbers[number].Number);
            if (count > 1)
                own.Sort(order);
            next += count;
        }
        to.Write<KeyedRow>(names.Rows, written);
        to.Write<int>(names.Numbers, all);
        to.Write<Slot>(names.Slots, slots);
    }

    private ref Slot Place(int group, TextRef key)
    {
        var text = texts.Read(key);
        var value = hash.Of(group, text);
        var tag = (uint)(value >> 32);
        for (var at = (int)value & (slots.Length - 1); ; at = (at + 1) & (slots.Length - 1))
        {
            ref var slot = ref slots[at];
            if (slot.RowPlusOne == 0)
            {
                slot = new(tag, 0);
                return ref slot;
            }
            if (
                slot.Tag == tag
                && rows[slot.RowPlusOne - 1] is var row
                && row.Group == group
                && texts.Read(row.Key).SequenceEqual(text)
            )
                return ref slot;
        }
    }

    // at most half full: a name that is not there is told after one or two places
    private void Grow()
    {
        slots = new Slot[slots.Length * 2];
        for (var i = 0; i < rows.Count; i++)
        {
            var value = hash.Of(rows[i].Group, texts.Read(rows[i].Key));
            var at = (int)value & (slots.Length - 1);
            while (slots[at].RowPlusOne != 0)
                at = (at + 1) & (slots.Length - 1);
            slots[at] = new((uint)(value >> 32), i + 1);
        }
    }
}
