using Tocsin.Advisories.Matching;

namespace Tocsin.Public.Osv;

/// <summary>The records that answer a query, by ID, one after the other without a list of them.</summary>
internal ref struct OsvMatches
{
    private readonly ReadOnlySpan<AffectedPackage> packages;
    private readonly VersionQuery version;
    private readonly bool anyVersion;
    private readonly IReadOnlyList<IndexedRecord> commits;
    private readonly string? after;
    private IndexedRecord? last;
    private int at = -1;

    public OsvMatches(AdvisoryIndex index, scoped in OsvQuery query)
    {
        after = query.After;
        commits = query.Commit is { } commit ? index.AtCommit(commit) : [];
        if (query.Commit is not null)
            return;
        var package = index.Package(query.Ecosystem, query.Name);
        packages = package.All;
        anyVersion = query.Version.IsEmpty;
        // of most packages nothing is known
        if (!anyVersion && !packages.IsEmpty)
            version = package.Version(query.Version);
    }

    /// <param name="asked">A version; empty: any.</param>
    public OsvMatches(PackageAdvisories package, ReadOnlySpan<char> asked)
    {
        packages = package.All;
        commits = [];
        anyVersion = asked.IsEmpty;
        if (!anyVersion)
            version = package.Version(asked);
    }

    public IndexedRecord Current { get; private set; } = null!;

    public bool MoveNext()
    {
        while (++at < packages.Length + commits.Count)
        {
            var record = at < packages.Length ? packages[at].Record : commits[at - packages.Length];
            // one package under two spellings of a record's is one record
            if (record == last || (after is not null && string.CompareOrdinal(record.Id, after) <= 0))
                continue;
            if (at < packages.Length && !anyVersion && !packages[at].Versions.Contain(version))
                continue;
            Current = last = record;
            return true;
        }
        return false;
    }
}
