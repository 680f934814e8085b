using Tocsin.Advisories.Snapshots;

namespace Tocsin.Advisories.Matching;

/// <summary>
/// An index as it lies in a mapped file. Records become objects when first asked for and stay so: what nobody asks about
/// costs no memory of this process.
/// </summary>
internal sealed class IndexSnapshot
{
    private readonly SnapshotFile file;
    private readonly IndexedRecord?[] records;

    private IndexSnapshot(SnapshotFile file)
    {
        this.file = file;
        records = new IndexedRecord?[file.Read<RecordRow>(Section.Records).Length];
        Ids = new(file, KeyedSections.Ids, Record);
        Aliases = new(file, KeyedSections.Aliases, Record);
        Commits = new(file, KeyedSections.Commits, Record);
        Packages = new(file, KeyedSections.Packages, Affected);
        Ecosystems = [.. file.Read<TextRef>(Section.Ecosystems).ToArray().Select(name => new string(file.Text(name)))];
    }

    public SnapshotStamp Stamp => file.Stamp;

    public int Count => records.Length;

    /// <summary>In the order in which <see cref="Packages"/> counts them as groups.</summary>
    public IReadOnlyList<string> Ecosystems { get; }

    public SnapshotTable<IndexedRecord> Ids { get; }

    public SnapshotTable<IndexedRecord> Aliases { get; }

    public SnapshotTable<IndexedRecord> Commits { get; }

    public SnapshotTable<AffectedPackage> Packages { get; }

    /// <summary>Null when the file is not there, is not whole, or another build wrote it.</summary>
    public static IndexSnapshot? Open(string path) => SnapshotFile.Open(path) is { } file ? new(file) : null;

    /// <summary>A record by its place: the newest is at 0. The same object each time.</summary>
    public IndexedRecord Record(int at) =>
        Volatile.Read(ref records[at]) is { } there
            ? there
            : Interlocked.CompareExchange(ref records[at], Read(at), null) ?? records[at]!;

    /// <summary>Where the record with this ID is, or -1.</summary>
    public int Place(ReadOnlySpan<char> id) => Ids.Numbers(0, id) is [var at] ? at : -1;

    public string TitleOf(int at) => new(file.Text(file.Read<RecordRow>(Section.Records)[at].Title));

    /// <summary>Whether the record at a place comes before another in a list of the newest.</summary>
    public bool IsBefore(int at, IndexedRecord other)
    {
        ref readonly var row = ref file.Read<RecordRow>(Section.Records)[at];
        var date = other.Date.UtcTicks;
        return row.Date != date ? row.Date > date : file.Text(row.Id).SequenceCompareTo(other.Id) < 0;
    }

    /// <summary>Who has this number of npm's, or null.</summary>
    public AffectedPackage? Numbered(long npmId)
    {
        var rows = file.Read<NumberRow>(Section.NpmNumbers);
        var (low, high) = (0, rows.Length - 1);
        while (low <= high)
        {
            var middle = (low + high) >>> 1;
            if (rows[middle].Number == npmId)
                return Affected((int)rows[middle].Affected);
            (low, high) = rows[middle].Number < npmId ? (middle + 1, high) : (low, middle - 1);
        }
        return null;
    }

    private AffectedPackage Affected(int at)
    {
        var row = file.Read<AffectedRow>(Section.Affected)[at];
        return Record(row.Record).Affected[row.Ordinal];
    }

    private IndexedRecord Read(int at)
    {
        var row = file.Read<RecordRow>(Section.Records)[at];
        return new(this, at, record => PackagesOf(row, record))
        {
            Id = new(file.Text(row.Id)),
            Body = file.Body(row.Body, row.BodyLength),
            Revision = row.Revision,
            Modified = Instant(row.Modified),
            Published = row.Published == RecordRow.Never ? null : Instant(row.Published),
            Withdrawn = row.Withdrawn == RecordRow.Never ? null : Instant(row.Withdrawn),
            Aliases = Names(row.Aliases, row.AliasCount),
            Commits = Names(row.Commits, row.CommitCount),
        };
    }

    private AffectedPackage[] PackagesOf(RecordRow record, IndexedRecord of)
    {
        var rows = file.Read<AffectedRow>(Section.Affected).Slice(record.Affected, record.AffectedCount);
        var packages = rows.IsEmpty ? [] : new AffectedPackage[rows.Length];
        for (var i = 0; i < packages.Length; i++)
        {
            var row = rows[i];
            packages[i] = new(
                of,
                Ecosystems[row.Ecosystem],
                new(file.Text(row.Name)),
                AffectedVersions.Read(file.Bytes(Section.Versions, row.Versions, row.VersionsLength)),
                row.NpmId
            );
        }
        return packages;
    }

    private string[] Names(int from, int count)
    {
        var names = count == 0 ? [] : new string[count];
        for (var i = 0; i < count; i++)
            names[i] = new(file.Text(file.Read<TextRef>(Section.Names)[from + i]));
        return names;
    }

    private static DateTimeOffset Instant(long ticks) => new(ticks, TimeSpan.Zero);
}
