using System.Buffers;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Tocsin.Advisories.Snapshots;

namespace Tocsin.Advisories.Matching;

/// <summary>
/// Writes an index to a file without ever having all of it as objects. Records may come in any order, each ID once. What is
/// not finished leaves nothing behind.
/// </summary>
public sealed class SnapshotWriter : IDisposable
{
    private readonly string path;
    private readonly string unfinished;
    private readonly SnapshotFileWriter file;
    private readonly TextPool texts = new();
    private readonly ArrayBufferWriter<byte> versions = new(1 << 16);
    private readonly Rows<RecordRow> records;
    private readonly Rows<AffectedRow> affected;
    private readonly Rows<TextRef> names;
    private readonly Dictionary<string, int> ecosystems = new(StringComparer.Ordinal);
    private readonly List<TextRef> ecosystemNames = [];
    private readonly KeyedTableBuilder packages;
    private readonly KeyedTableBuilder ids;
    private readonly KeyedTableBuilder aliases;
    private readonly KeyedTableBuilder commits;
    private bool isFinished;

    /// <param name="path">The file that there will be; its folder is there.</param>
    /// <param name="expected">About so many records will come, mostly of one package each: what they need is made once, and large enough.</param>
    /// <exception cref="IOException">It cannot be written.</exception>
    public SnapshotWriter(string path, int expected = 0)
    {
        (this.path, unfinished) = (path, path + ".unfinished");
        Span<ulong> key = stackalloc ulong[2];
        RandomNumberGenerator.Fill(MemoryMarshal.AsBytes(key));
        var hash = new SipHash(key[0], key[1]);
        file = new(unfinished, key[0], key[1]);
        (records, affected, names) = (new(expected), new(expected), new(expected));
        (packages, ids) = (new(texts, hash, expected), new(texts, hash, expected));
        (aliases, commits) = (new(texts, hash), new(texts, hash));
    }

    /// <summary>How many records so far.</summary>
    public int Count => records.Count;

    public void Add(IndexedRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        var at = records.Count;
        var id = texts.Add(record.Id);
        var row = new RecordRow(
            id,
            texts.Add(record.Title),
            file.Body(record.Body.Span),
            record.Body.Length,
            record.Revision,
            record.Modified.UtcTicks,
            record.Published?.UtcTicks ?? RecordRow.Never,
            record.Withdrawn?.UtcTicks ?? RecordRow.Never,
            affected.Count,
            record.Affected.Count,
            names.Count,
            record.Aliases.Count,
            names.Count + record.Aliases.Count,
            record.Commits.Count
        );
        records.Add(row);
        ids.Add(0, id, at);
        Name(record.Aliases, aliases, at);
        Name(record.Commits, record.Withdrawn is null ? commits : null, at);
        for (var ordinal = 0; ordinal < record.Affected.Count; ordinal++)
            Add(record.Affected[ordinal], at, ordinal, record.Withdrawn is null);
    }

    /// <summary>From now on the file is there, whole, in the place of the one before.</summary>
    /// <param name="stamp">Of which state of the store these records are.</param>
    public void Finish(SnapshotStamp stamp)
    {
        // the texts are half of what is left, and go out while the rest is put in order
        var writing = Task.Run(WriteTexts);
        var (inOrder, numbers, tables) = InOrder();
        writing.GetAwaiter().GetResult();
        file.Write<RecordRow>(Section.Records, inOrder);
        file.Write<AffectedRow>(Section.Affected, affected.Written);
        file.Write<TextRef>(Section.Names, names.Written);
        file.Write<TextRef>(Section.Ecosystems, CollectionsMarshal.AsSpan(ecosystemNames));
        file.Write<NumberRow>(Section.NpmNumbers, numbers);
        foreach (var table in tables)
            table.Write(file);
        file.Finish(stamp);
        file.Dispose();
        File.Move(unfinished, path, overwrite: true);
        isFinished = true;
    }

    /// <summary>
    /// Waits until what was finished is on the disk, which may take seconds. Until then the file is good for as long as the machine
    /// runs, and is not believed after a loss of power.
    /// </summary>
    /// <exception cref="IOException">The file is not there, or the disk fails.</exception>
    public static void MakeDurable(string path) => SnapshotFileWriter.MakeDurable(path);

    public void Dispose()
    {
        try
        {
            file.Dispose();
        }
        catch (IOException) when (!isFinished)
        {
            // a full disk takes not even what was waiting to be written, and nobody will read it
        }
        if (!isFinished)
            File.Delete(unfinished);
    }

    private void WriteTexts()
    {
        file.Begin(Section.Texts);
        foreach (var chunk in texts.Chunks)
            file.Continue(Section.Texts, chunk.Span);
        file.Write(Section.Versions, versions.WrittenSpan);
    }

    // Records from the newest on; what points at them is told where they are now.
    private (RecordRow[] Records, NumberRow[] Numbers, OrderedTable[] Tables) InOrder()
    {
        var sorted = NewestFirst();
        var (places, inOrder) = (new int[sorted.Length], new RecordRow[sorted.Length]);
        for (var place = 0; place < sorted.Length; place++)
            (places[sorted[place]], inOrder[place]) = (place, records[sorted[place]]);
        var numbers = Numbers();
        OrderedTable[] tables =
        [
            packages.InOrder(KeyedSections.Packages, number => number, ByOwner),
            ByPlace(ids, KeyedSections.Ids),
            ByPlace(aliases, KeyedSections.Aliases),
            ByPlace(commits, KeyedSections.Commits),
        ];
        // last: until here they are compared by what they point at
        foreach (ref var row in affected.Written)
            row = row with { Record = places[row.Record] };
        return (inOrder, numbers, tables);

        OrderedTable ByPlace(KeyedTableBuilder table, KeyedSections sections) =>
            table.InOrder(sections, number => places[number], (a, b) => Id(sorted[a]).SequenceCompareTo(Id(sorted[b])));
    }

    private void Name(IReadOnlyList<string> all, KeyedTableBuilder? table, int record)
    {
        foreach (var name in all)
        {
            var text = texts.Add(name);
            names.Add(text);
            table?.Add(0, text, record);
        }
    }

    private void Add(AffectedPackage package, int record, int ordinal, bool matches)
    {
        var name = texts.Add(package.Name);
        var (start, length) = Versions(package.Versions);
        if (matches)
        {
            var key = texts.Add(PackageKey.Of(package.Ecosystem, package.Name));
            packages.Add(Ecosystem(package.Ecosystem), key, affected.Count);
            var plain = PackageKey.Base(package.Ecosystem);
            if (plain.Length < package.Ecosystem.Length)
                packages.Add(Ecosystem(plain.ToString()), key, affected.Count);
        }
        affected.Add(new(record, ordinal, name, Ecosystem(package.Ecosystem), length, start, package.NpmId));
    }

    private (long Start, int Length) Versions(AffectedVersions set)
    {
        var start = versions.WrittenCount;
        set.WriteTo(versions);
        return (start, versions.WrittenCount - start);
    }

    private int Ecosystem(string name)
    {
        if (!ecosystems.TryGetValue(name, out var at))
        {
            ecosystems.Add(name, at = ecosystems.Count);
            ecosystemNames.Add(texts.Add(name));
        }
        return at;
    }

    private int[] NewestFirst()
    {
        var (dates, sorted) = (new long[records.Count], new int[records.Count]);
        for (var i = 0; i < sorted.Length; i++)
            (dates[i], sorted[i]) = (-records[i].Date, i);
        Array.Sort(dates, sorted);
        // IDs are looked at only among those of one instant
        for (int from = 0, to; from < sorted.Length; from = to)
        {
            for (to = from + 1; to < sorted.Length && dates[to] == dates[from]; to++) { }
            if (to - from > 1)
                sorted.AsSpan(from, to - from).Sort((a, b) => Id(a).SequenceCompareTo(Id(b)));
        }
        return sorted;
    }

    private int ByOwner(int a, int b) =>
        Id(affected[a].Record).SequenceCompareTo(Id(affected[b].Record)) is var order and not 0
            ? order
            : a.CompareTo(b);

    // Almost never are two the same; then what the lesser ID had it keeps.
    private NumberRow[] Numbers()
    {
        var taken = new Dictionary<long, int>(affected.Count);
        for (var at = 0; at < affected.Count; at++)
        {
            if (affected[at].NpmId == 0 || records[affected[at].Record].Withdrawn != RecordRow.Never)
                continue;
            var mine = at;
            for (var attempt = 1; !taken.TryAdd(affected[mine].NpmId, mine); attempt++)
            {
                var other = taken[affected[mine].NpmId];
                if (ByOwner(mine, other) < 0)
                    (taken[affected[mine].NpmId], mine) = (mine, other);
                var (id, name) = (new string(Id(affected[mine].Record)), new string(texts.Read(affected[mine].Name)));
                affected[mine] = affected[mine] with { NpmId = NpmAdvisoryId.Of(id, name, attempt) };
            }
        }
        var (numbers, owners) = (taken.Keys.ToArray(), taken.Values.ToArray());
        Array.Sort(numbers, owners);
        var rows = new NumberRow[numbers.Length];
        for (var i = 0; i < rows.Length; i++)
            rows[i] = new(numbers[i], owners[i]);
        return rows;
    }

    private ReadOnlySpan<char> Id(int record) => texts.Read(records[record].Id);
}
