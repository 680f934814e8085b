using System.Runtime.InteropServices;

namespace Tocsin.Advisories.Matching;

/// <summary>Makes the next index out of one and what changed. Used by one thread, once.</summary>
internal sealed class IndexBuilder
{
    private readonly IndexTables tables;
    private readonly HashSet<string> own = new(StringComparer.Ordinal);

    private IndexBuilder(IndexTables tables) => this.tables = tables;

    public static AdvisoryIndex Build(AdvisoryIndex from, IEnumerable<IndexedRecord> changed)
    {
        var builder = new IndexBuilder(from.Tables.Copy());
        var latest = new Dictionary<string, IndexedRecord>(StringComparer.Ordinal);
        foreach (var record in changed)
            latest[record.Id] = record;
        foreach (var record in latest.Values)
            builder.Put(record);
        return new(builder.tables, from.NewestRecords.Merged(latest));
    }

    private void Put(IndexedRecord record)
    {
        if (tables.Find(record.Id) is { } before)
            Take(before);
        tables.Records[record.Id] = record;
        foreach (var alias in record.Aliases)
            Add(tables.Aliases, alias, record, r => r.Id);
        if (record.Withdrawn is not null)
            return;

        foreach (var commit in record.Commits)
            Add(tables.Commits, commit, record, r => r.Id);
        foreach (var package in record.Affected)
        {
            AddPackage(package.Ecosystem, package);
            var plain = PackageKey.Base(package.Ecosystem);
            if (plain.Length < package.Ecosystem.Length)
                AddPackage(plain.ToString(), package);
            if (package.NpmId != 0)
                Number(package);
        }
    }

    private void Take(IndexedRecord before)
    {
        foreach (var alias in before.Aliases)
            Remove(tables.Aliases, alias, before);
        if (before.Withdrawn is not null)
            return;

        foreach (var commit in before.Commits)
            Remove(tables.Commits, commit, before);
        foreach (var package in before.Affected)
        {
            RemovePackage(package.Ecosystem, package);
            var plain = PackageKey.Base(package.Ecosystem);
            if (plain.Length < package.Ecosystem.Length)
                RemovePackage(plain.ToString(), package);
            if (package.NpmId != 0)
                tables.Number(package.NpmId, null);
        }
    }

    // Almost never more than the first line; what the lesser ID had it keeps.
    private void Number(AffectedPackage package)
    {
        for (var attempt = 1; tables.Numbered(package.NpmId) is { } other; attempt++)
        {
            if (string.CompareOrdinal(package.Record.Id, other.Record.Id) < 0)
            {
                tables.Number(package.NpmId, package);
                package = other;
            }
            package.Renumber(NpmAdvisoryId.Of(package.Record.Id, package.Name, attempt));
        }
        tables.Number(package.NpmId, package);
    }

    private void AddPackage(string ecosystem, AffectedPackage package) =>
        Add(Own(ecosystem).Packages, PackageKey.Of(ecosystem, package.Name), package, p => p.Record.Id);

    private void RemovePackage(string ecosystem, AffectedPackage package) =>
        Remove(Own(ecosystem).Packages, PackageKey.Of(ecosystem, package.Name), package);

    // The tables of an ecosystem are copied when first changed.
    private EcosystemPackages Own(string ecosystem)
    {
        ref var packages = ref CollectionsMarshal.GetValueRefOrAddDefault(tables.Ecosystems, ecosystem, out var there);
        if (!there)
            packages = new(ecosystem, new Layer<AffectedPackage>(null, 0));
        if (own.Add(ecosystem) && there)
            packages = packages!.Copy();
        return packages!;
    }

    private static void Add<T>(Layer<T> table, string key, T one, Func<T, string> id)
        where T : class
    {
        var there = table.Find(key);
        if (!there.Contains(one))
            table.Set(key, Inserted(there, one, id));
    }

    private static void Remove<T>(Layer<T> table, string key, T one)
        where T : class
    {
        var there = table.Find(key);
        if (there.Contains(one))
            table.Set(key, [.. there.Where(other => other != one)]);
    }

    // A new array: the old one belongs to the index before. By ID, so that pages of an answer follow each other.
    private static T[] Inserted<T>(T[] there, T one, Func<T, string> id)
    {
        var at = Array.FindIndex(there, other => string.CompareOrdinal(id(other), id(one)) > 0);
        if (at < 0)
            at = there.Length;
        return [.. there[..at], one, .. there[at..]];
    }
}
