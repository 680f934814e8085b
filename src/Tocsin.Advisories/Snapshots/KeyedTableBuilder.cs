using System.Numerics;
using System.Runtime.InteropServices;

namespace Tocsin.Advisories.Snapshots;

/// <summary>Gathers the keys and numbers of one <see cref="KeyedTable"/>.</summary>
/// <param name="expected">About so many of each there will be.</param>
internal sealed class KeyedTableBuilder(TextPool texts, SipHash hash, int expected = 0)
{
    private readonly Rows<Row> rows = new(expected);
    private readonly Rows<Link> numbers = new(expected);
    private Slot[] slots = new Slot[BitOperations.RoundUpToPowerOf2((uint)Math.Max(1024, expected * 2))];

    /// <summary>Adds a number to a key; the same one again at once is once.</summary>
    public void Add(int group, TextRef key, int number)
    {
        ref var slot = ref Place(group, key, out var value);
        if (slot.RowPlusOne == 0)
        {
            slot = slot with { RowPlusOne = rows.Count + 1 };
            rows.Add(new(key, group, value));
        }
        ref var row = ref rows[slot.RowPlusOne - 1];
        if (row.Count > 0 && numbers[row.Last].Number == number)
            return;
        numbers.Add(new(number, row.Last));
        (row.Last, row.Count) = (numbers.Count - 1, row.Count + 1);
        if (rows.Count * 2 > slots.Length)
            Grow();
    }

    /// <summary>What was gathered, as it is written.</summary>
    /// <param name="sections">Where to.</param>
    /// <param name="renumber">What becomes of each number.</param>
    /// <param name="order">Of the numbers of one key, after that.</param>
    public OrderedTable InOrder(KeyedSections sections, Func<int, int> renumber, Comparison<int> order)
    {
        var (written, all) = (new KeyedRow[rows.Count], new int[numbers.Count]);
        var next = 0;
        for (var i = 0; i < rows.Count; i++)
        {
            ref readonly var row = ref rows[i];
            written[i] = new(row.Key, row.Group, next, row.Count);
            var own = all.AsSpan(next, row.Count);
            for (var (at, link) = (0, row.Last); at < own.Length; at++, link = numbers[link].Before)
                own[at] = renumber(numbers[link].Number);
            if (own.Length > 1)
                own.Sort(order);
            next += own.Length;
        }
        return new(sections, written, all, slots);
    }

    private ref Slot Place(int group, TextRef key, out ulong value)
    {
        var text = texts.Read(key);
        value = hash.Of(group, text);
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
                && rows[slot.RowPlusOne - 1].Group == group
                && texts.Read(rows[slot.RowPlusOne - 1].Key).SequenceEqual(text)
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
            var value = rows[i].Hash;
            var at = (int)value & (slots.Length - 1);
            while (slots[at].RowPlusOne != 0)
                at = (at + 1) & (slots.Length - 1);
            slots[at] = new((uint)(value >> 32), i + 1);
        }
    }

    [StructLayout(LayoutKind.Auto)]
    private struct Row(TextRef key, int group, ulong hash)
    {
        public readonly TextRef Key = key;
        public readonly int Group = group;
        public readonly ulong Hash = hash;

        /// <summary>The link of the number that came last.</summary>
        public int Last;
        public int Count;
    }

    /// <param name="Before">The link of the number that the same key got before.</param>
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Link(int Number, int Before);
}

/// <summary>A <see cref="KeyedTable"/> that is ready to be written.</summary>
internal sealed class OrderedTable(KeyedSections sections, KeyedRow[] rows, int[] numbers, Slot[] slots)
{
    public void Write(SnapshotFileWriter to)
    {
        to.Write<KeyedRow>(sections.Rows, rows);
        to.Write<int>(sections.Numbers, numbers);
        to.Write<Slot>(sections.Slots, slots);
    }
}
