namespace Tocsin.Advisories.Matching;

/// <summary>What an index looks things up in. Changed only while an index is built, and then only copies.</summary>
internal sealed class IndexTables
{
    public Dictionary<string, EcosystemPackages> Ecosystems { get; private init; } = new(StringComparer.Ordinal);

    public Dictionary<string, IndexedRecord> Records { get; private init; } = new(StringComparer.Ordinal);

    public Dictionary<string, IndexedRecord[]> Aliases { get; private init; } = new(StringComparer.Ordinal);

    public Dictionary<string, IndexedRecord[]> Commits { get; private init; } = new(StringComparer.Ordinal);

    /// <summary>Who has which number, so that no two have the same.</summary>
    public Dictionary<long, AffectedPackage> NpmIds { get; private init; } = [];

    /// <summary>Copies the tables; each ecosystem's packages are shared until somebody changes them.</summary>
    public IndexTables Copy() =>
        new()
        {
            Ecosystems = new(Ecosystems, StringComparer.Ordinal),
            Records = new(Records, StringComparer.Ordinal),
            Aliases = new(Aliases, StringComparer.Ordinal),
            Commits = new(Commits, StringComparer.Ordinal),
            NpmIds = new(NpmIds),
        };
}
