using Tocsin.Standards.Versions;

namespace Tocsin.Advisories.Matching;

/// <summary>What the index holds for one package, by ID of record; withdrawn records are not among it.</summary>
public readonly ref struct PackageAdvisories(VersionScheme? scheme, ReadOnlySpan<AffectedPackage> all)
{
    /// <summary>The ecosystem's; null where nobody knows it.</summary>
    public VersionScheme? Scheme { get; } = scheme;

    public ReadOnlySpan<AffectedPackage> All { get; } = all;

    /// <summary>Reads a version for <see cref="AffectedVersions.Contain"/>.</summary>
    public VersionQuery Version(ReadOnlySpan<char> text) => VersionQuery.Of(Scheme, text);
}
