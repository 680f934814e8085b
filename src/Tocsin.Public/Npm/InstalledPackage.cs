using System.Diagnostics.CodeAnalysis;

namespace Tocsin.Public.Npm;

/// <summary>One installed copy of a package, where it lies in its project's tree.</summary>
/// <param name="Key">What the place is called: the package's name, but for an alias.</param>
/// <param name="Name">The package that is installed there.</param>
/// <param name="Above">The copy in whose folder it lies; null for the project itself.</param>
internal sealed record InstalledPackage(string Key, string Name, string Version, InstalledPackage? Above)
{
    public bool IsDev { get; init; }

    public bool IsOptional { get; init; }

    public bool IsBundled { get; init; }

    /// <summary>What it asks for, by key, with the range (or whatever the client sent instead).</summary>
    public IReadOnlyDictionary<string, string> Requires { get; init; } = NoRequires;

    /// <summary>What lies in its folder.</summary>
    public Dictionary<string, InstalledPackage> Inside { get; } = new(StringComparer.Ordinal);

    /// <summary>What Node.js would load from here under this key: the nearest, from the own folder upwards.</summary>
    public bool TryResolve(string key, [NotNullWhen(true)] out InstalledPackage? found)
    {
        for (var at = this; at is not null; at = at.Above)
        {
            if (at.Inside.TryGetValue(key, out found))
                return true;
        }
        found = null;
        return false;
    }

    /// <summary>What it depends on, as far as it is installed. A client that does not say what is asked for means what lies inside.</summary>
    public IEnumerable<InstalledPackage> DependsOn()
    {
        if (Requires.Count == 0)
        {
            foreach (var inside in Inside.Values)
                yield return inside;
            yield break;
        }
        foreach (var key in Requires.Keys)
        {
            if (TryResolve(key, out var found))
                yield return found;
        }
    }

    // a record compares by value; two copies of the same package are two
    public bool Equals(InstalledPackage? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);

    private static readonly IReadOnlyDictionary<string, string> NoRequires = new Dictionary<string, string>(
        StringComparer.Ordinal
    );
}
