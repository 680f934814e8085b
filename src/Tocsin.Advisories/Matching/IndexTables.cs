using Tocsin.Standards.Versions;

namespace Tocsin.Advisories.Matching;

/// <summary>What an index looks things up in: a snapshot, and on top what changed since. Changed only while an index is built, and then only copies.</summary>
internal sealed class IndexTables
{
    public IndexTables(IndexSnapshot? below)
    {
        Below = below;
        Ecosystems = new(StringComparer.Ordinal);
        for (var group = 0; group < below?.Ecosystems.Count; group++)
            Ecosystems.Add(below.Ecosystems[group], new(below.Ecosystems[group], new(below.Packages, group)));
        Records = new(StringComparer.Ordinal);
        Aliases = new(below?.Aliases, 0);
        Commits = new(below?.Commits, 0);
        NpmIds = [];
    }

    private IndexTables(IndexTables from)
    {
        Below = from.Below;
        Ecosystems = new(from.Ecosystems, StringComparer.Ordinal);
        Records = new(from.Records, StringComparer.Ordinal);
        Aliases = from.Aliases.Copy();
        Commits = from.Commits.Copy();
        NpmIds = new(from.NpmIds);
    }

    public IndexSnapshot? Below { get; }

    public Dictionary<string, EcosystemPackages> Ecosystems { get; }

    /// <summary>Those that the snapshot does not have, or has otherwise.</summary>
    public Dictionary<string, IndexedRecord> Records { get; }

    public Layer<IndexedRecord> Aliases { get; }

    public Layer<IndexedRecord> Commits { get; }

    /// <summary>Who has which number, so that no two have the same; null where the snapshot's owner gave it back.</summary>
    private Dictionary<long, AffectedPackage?> NpmIds { get; }

    /// <summary>Copies what is on top; each ecosystem's packages are shared until somebody changes them.</summary>
    public IndexTables Copy() => new(this);

    public IndexedRecord? Find(ReadOnlySpan<char> id)
    {
        if (Records.Count > 0 && Records.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(id, out var changed))
            return changed;
        return Below?.Place(id) is >= 0 and var at ? Below.Record(at) : null;
    }

    public AffectedPackage? Numbered(long npmId) =>
        NpmIds.TryGetValue(npmId, out var changed) ? changed : Below?.Numbered(npmId);

    public void Number(long npmId, AffectedPackage? package) => NpmIds[npmId] = package;
}

/// <summary>The packages of one ecosystem.</summary>
internal sealed class EcosystemPackages(string ecosystem, Layer<AffectedPackage> packages)
{
    private readonly VersionScheme? scheme = VersionScheme.For(ecosystem);

    /// <summary>Whether a name has one spelling only.</summary>
    public bool HasNamesAsWritten { get; } = PackageKey.IsAsWritten(ecosystem);

    public string Ecosystem => ecosystem;

    public Layer<AffectedPackage> Packages => packages;

    public PackageAdvisories Find(scoped ReadOnlySpan<char> key) => new(scheme, packages.Find(key));

    public EcosystemPackages Copy() => new(ecosystem, packages.Copy());
}
