namespace Tocsin.Advisories.Snapshots;

/// <summary>From a text in a group to a row with numbers, read where it lies in a snapshot.</summary>
internal sealed class KeyedTable(SnapshotFile file, KeyedSections sections)
{
    /// <summary>How many keys.</summary>
    public int Count => Rows.Length;

    private ReadOnlySpan<KeyedRow> Rows => file.Read<KeyedRow>(sections.Rows);

    /// <summary>The row of a key, or -1.</summary>
    public int Find(int group, ReadOnlySpan<char> key)
    {
        var slots = file.Read<Slot>(sections.Slots);
        if (slots.IsEmpty)
            return -1;
        var hash = file.Hash.Of(group, key);
        var tag = (uint)(hash >> 32);
        for (var at = (int)hash & (slots.Length - 1); ; at = (at + 1) & (slots.Length - 1))
        {
            var slot = slots[at];
            if (slot.RowPlusOne == 0)
                return -1;
            if (
                slot.Tag == tag
                && Rows[slot.RowPlusOne - 1] is var row
                && row.Group == group
                && file.Text(row.Key).SequenceEqual(key)
            )
                return slot.RowPlusOne - 1;
        }
    }

    /// <summary>The numbers of a row, in the order in which they are to be read.</summary>
    public ReadOnlySpan<int> Numbers(int row) =>
        file.Read<int>(sections.Numbers).Slice(Rows[row].Start, Rows[row].Count);
}
