using Tocsin.Advisories.Snapshots;

namespace Tocsin.Advisories.Matching;

/// <summary>
/// Every advisory in force, in memory, immutable: the one matcher behind every page and every format. A change makes a new index
/// that shares what did not change (<see cref="With"/>) and is swapped in whole. Most of it may lie in a mapped file
/// (<see cref="Open"/>). Queries lock nothing and, but for what was never asked for before, allocate nothing.
/// </summary>
public sealed class AdvisoryIndex
{
    internal AdvisoryIndex(IndexTables tables, IndexedRecord[] changed) =>
        (Tables, NewestRecords) = (tables, new(tables.Below, changed));

    public static AdvisoryIndex Empty { get; } = new(new IndexTables(below: null), []);

    /// <summary>How many records, withdrawn ones too.</summary>
    public int Count => NewestRecords.Count;

    /// <summary>The snapshot on which this rests, if it rests on one.</summary>
    public SnapshotStamp? Snapshot => Tables.Below?.Stamp;

    /// <summary>How many records are not as the snapshot has them: these are objects, whether somebody asks for them or not.</summary>
    public int Changed => Tables.Records.Count;

    /// <summary>Every record, the newest first, withdrawn ones too.</summary>
    public IReadOnlyList<IndexedRecord> Newest => NewestRecords;

    internal IndexTables Tables { get; }

    internal NewestRecords NewestRecords { get; }

    /// <summary>An index of these records alone.</summary>
    public static AdvisoryIndex Of(IEnumerable<IndexedRecord> records) => Empty.With(records);

    /// <summary>
    /// The index that a <see cref="SnapshotWriter"/> wrote, ready in the time that checking the file takes. Null when there is none, when
    /// it is not whole, or when another build wrote it: then it must be made anew.
    /// </summary>
    public static AdvisoryIndex? Open(string path) =>
        IndexSnapshot.Open(path) is { } below ? new(new IndexTables(below), []) : null;

    /// <summary>This index with some records added or, where the ID is there, replaced. The cost is that of copying the tables that change.</summary>
    public AdvisoryIndex With(IEnumerable<IndexedRecord> changed)
    {
        ArgumentNullException.ThrowIfNull(changed);
        return IndexBuilder.Build(this, changed);
    }

    /// <summary>
    /// What is known of a package. An ecosystem without a suffix (<c>Debian</c>) stands for all of its releases too. Unknown: empty.
    /// </summary>
    public PackageAdvisories Package(ReadOnlySpan<char> ecosystem, ReadOnlySpan<char> name) =>
        Ecosystem(ecosystem).Package(name);

    /// <summary>For whoever asks about many packages of one ecosystem. Unknown: it has none.</summary>
    public EcosystemAdvisories Ecosystem(ReadOnlySpan<char> ecosystem) =>
        Tables.Ecosystems.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(ecosystem, out var packages)
            ? new(packages)
            : default;

    /// <summary>A record by its ID, as written.</summary>
    public IndexedRecord? Find(ReadOnlySpan<char> id) => Tables.Find(id);

    /// <summary>
    /// Records that say that they are also known by this ID, by ID; and what would be one of them if it were here. Withdrawn ones too.
    /// </summary>
    public IReadOnlyList<IndexedRecord> WithAlias(ReadOnlySpan<char> alias) => Tables.Aliases.Find(alias);

    /// <summary>Records that name this commit (hexadecimal, in lower case) as affected, by ID.</summary>
    public IReadOnlyList<IndexedRecord> AtCommit(ReadOnlySpan<char> commit) => Tables.Commits.Find(commit);

    /// <summary>The ecosystems that have packages, in ordinal order.</summary>
    public IReadOnlyList<string> Ecosystems => [.. Tables.Ecosystems.Keys.Order(StringComparer.Ordinal)];
}
