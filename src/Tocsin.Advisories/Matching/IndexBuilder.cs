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
        return new(builder.tables, Newest(from.NewestRecords, latest));
    }

    private void Put(IndexedRecord record)
    {
        if (tables.Records.TryGetValue(record.Id, out var before))
            Take(before);
        tables.Records[record.Id] = record;
        foreach (var alias in record.Aliases)
            Add(tables.Aliases, alias, record);
        if (record.Withdrawn is not null)
            return;

        foreach (var commit in record.Commits)
            Add(tables.Commits, commit, record);
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
                tables.NpmIds.Remove(package.NpmId);
        }
    }

    // Almost never more than the first line; what the lesser ID had it keeps.
    private void Number(AffectedPackage package)
    {
        for (var attempt = 1; !tables.NpmIds.TryAdd(package.NpmId, package); attempt++)
        {
            var other = tables.NpmIds[package.NpmId];
            if (string.CompareOrdinal(package.Record.Id, other.Record.Id) < 0)
                (tables.NpmIds[package.NpmId], package) = (package, other);
            package.Renumber(NpmAdvisoryId.Of(package.Record.Id, package.Name, attempt));
        }
    }

    private void AddPackage(string ecosystem, AffectedPackage package)
    {
        var packages = Own(ecosystem).Packages;
        ref var there = ref CollectionsMarshal.GetValueRefOrAddDefault(
            packages,
            PackageKey.Of(ecosystem, package.Name),
            out _
        );
        there = Inserted(there, package, p => p.Record.Id);
    }

    private void RemovePackage(string ecosystem, AffectedPackage package)
    {
        var packages = Own(ecosystem).Packages;
        var key = PackageKey.Of(ecosystem, package.Name);
        AffectedPackage[] left = [.. packages[key].Where(p => p != package)];
        if (left.Length > 0)
            packages[key] = left;
        else
            packages.Remove(key);
    }

    // The tables of an ecosystem are copied when first changed.
    private EcosystemPackages Own(string ecosystem)
    {
        ref var packages = ref CollectionsMarshal.GetValueRefOrAddDefault(tables.Ecosystems, ecosystem, out var there);
        if (!there)
            packages = new(ecosystem);
        if (own.Add(ecosystem) && there)
            packages = packages!.Copy();
        return packages!;
    }

    private static void Add(Dictionary<string, IndexedRecord[]> table, string key, IndexedRecord record)
    {
        ref var there = ref CollectionsMarshal.GetValueRefOrAddDefault(table, key, out _);
        if (there is null || !there.Contains(record))
            there = Inserted(there, record, r => r.Id);
    }

    private static void Remove(Dictionary<string, IndexedRecord[]> table, string key, IndexedRecord record)
    {
        if (!table.TryGetValue(key, out var there))
            return;
        IndexedRecord[] left = [.. there.Where(r => r != record)];
        if (left.Length > 0)
            table[key] = left;
        else
            table.Remove(key);
    }

    // A new array: the old one belongs to the index before. By ID, so that pages of an answer follow each other.
    private static T[] Inserted<T>(T[]? there, T one, Func<T, string> id)
    {
        if (there is null)
            return [one];
        var at = Array.FindIndex(there, other => string.CompareOrdinal(id(other), id(one)) > 0);
        if (at < 0)
            at = there.Length;
        return [.. there[..at], one, .. there[at..]];
    }

    private static IndexedRecord[] Newest(IndexedRecord[] before, Dictionary<string, IndexedRecord> changed)
    {
        var added = changed.Values.ToArray();
        Array.Sort(added, NewestFirst);
        var kept = Array.FindAll(before, record => !changed.ContainsKey(record.Id));
        var merged = new IndexedRecord[kept.Length + added.Length];
        for (int at = 0, k = 0, a = 0; at < merged.Length; at++)
        {
            var fromKept = a == added.Length || (k < kept.Length && NewestFirst(kept[k], added[a]) < 0);
            merged[at] = fromKept ? kept[k++] : added[a++];
        }
        return merged;
    }

    private static int NewestFirst(IndexedRecord left, IndexedRecord right) =>
        right.Date.CompareTo(left.Date) is var order and not 0 ? order : string.CompareOrdinal(left.Id, right.Id);
}
