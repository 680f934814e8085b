using Tocsin.Standards.Identifiers;
using Tocsin.Standards.Versions;

namespace Tocsin.Advisories.Matching;

/// <summary>
/// Every advisory in force, in memory, immutable: the one matcher behind every page and every format. A change makes a new index
/// that shares what did not change (<see cref="With"/>) and is swapped in whole. Queries allocate nothing and lock nothing.
/// </summary>
public sealed class AdvisoryIndex
{
    private readonly Dictionary<string, EcosystemPackages> ecosystems;
    private readonly Dictionary<string, IndexedRecord> records;
    private readonly Dictionary<string, IndexedRecord[]> aliases;
    private readonly Dictionary<string, IndexedRecord[]> commits;
    private readonly IndexedRecord[] newest;

    internal AdvisoryIndex(IndexTables tables, IndexedRecord[] newest)
    {
        (Tables, this.newest) = (tables, newest);
        (ecosystems, records, aliases, commits) = (tables.Ecosystems, tables.Records, tables.Aliases, tables.Commits);
    }

    public static AdvisoryIndex Empty { get; } = new(new IndexTables(), []);

    /// <summary>How many records, withdrawn ones too.</summary>
    public int Count => records.Count;

    /// <summary>Every record, the newest first, withdrawn ones too.</summary>
    public IReadOnlyList<IndexedRecord> Newest => newest;

    internal IndexTables Tables { get; }

    internal IndexedRecord[] NewestRecords => newest;

    /// <summary>An index of these records alone.</summary>
    public static AdvisoryIndex Of(IEnumerable<IndexedRecord> records) => Empty.With(records);

    /// <summary>This index with some records added or, where the ID is there, replaced. The cost is that of copying the tables that change.</summary>
    public AdvisoryIndex With(IEnumerable<IndexedRecord> changed)
    {
        ArgumentNullException.ThrowIfNull(changed);
        return IndexBuilder.Build(this, changed);
    }

    /// <summary>
    /// What is known of a package. An ecosystem without a suffix (<c>Debian</c>) stands for all of its releases too. Unknown: empty.
    /// </summary>
    public PackageAdvisories Package(ReadOnlySpan<char> ecosystem, ReadOnlySpan<char> name)
    {
        if (
            name.Length > PackageName.LongestName
            || !ecosystems.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(ecosystem, out var packages)
        )
            return default;
        Span<char> scratch = stackalloc char[PackageName.LongestName];
        return packages.Find(PackageKey.Of(ecosystem, name, scratch));
    }

    /// <summary>A record by its ID, as written.</summary>
    public IndexedRecord? Find(ReadOnlySpan<char> id) =>
        records.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(id, out var found) ? found : null;

    /// <summary>
    /// Records that say that they are also known by this ID, by ID; and what would be one of them if it were here. Withdrawn ones too.
    /// </summary>
    public IReadOnlyList<IndexedRecord> WithAlias(ReadOnlySpan<char> alias) =>
        aliases.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(alias, out var found) ? found : [];

    /// <summary>Records that name this commit (hexadecimal, in lower case) as affected, by ID.</summary>
    public IReadOnlyList<IndexedRecord> AtCommit(ReadOnlySpan<char> commit) =>
        commits.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(commit, out var found) ? found : [];

    /// <summary>The ecosystems that have packages, in ordinal order.</summary>
    public IReadOnlyList<string> Ecosystems => [.. ecosystems.Keys.Order(StringComparer.Ordinal)];
}

/// <summary>The packages of one ecosystem.</summary>
internal sealed class EcosystemPackages(string ecosystem, Dictionary<string, AffectedPackage[]> packages)
{
    private readonly VersionScheme? scheme = VersionScheme.For(ecosystem);

    public EcosystemPackages(string ecosystem)
        : this(ecosystem, new(StringComparer.Ordinal)) { }

    public Dictionary<string, AffectedPackage[]> Packages => packages;

    public PackageAdvisories Find(scoped ReadOnlySpan<char> key) =>
        packages.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(key, out var found)
            ? new(scheme, found)
            : default;

    public EcosystemPackages Copy() => new(ecosystem, new(packages, packages.Comparer));
}
