using Tocsin.Standards.Problems;

namespace Tocsin.Standards.Identifiers;

/// <summary>A package as advisories name it: an ecosystem in OSV's spelling (<c>npm</c>, <c>PyPI</c>) and a name in the ecosystem's.</summary>
/// <param name="Ecosystem">OSV schema 1.7, "Defined ecosystems"; one that nobody knows is kept as it is.</param>
/// <param name="Name">As the ecosystem compares it, case kept.</param>
public readonly record struct PackageName(string Ecosystem, string Name)
{
    /// <summary>The longest name of a package that is taken anywhere, in UTF-16 units (npm's own limit is 214).</summary>
    public const int LongestName = 400;

    public static Result<PackageName> Parse(string? ecosystem, string? name)
    {
        var faults = new FaultCollector();
        var parsed = new PackageName(
            faults.Required("ecosystem", ecosystem, 100),
            faults.Required("name", name, LongestName)
        );
        return faults.Else(() => parsed);
    }

    public override string ToString() => $"{Ecosystem}/{Name}";
}
