using System.Runtime.InteropServices;
using Tocsin.Standards.Identifiers;

namespace Tocsin.Advisories.Matching;

/// <summary>What an index holds for the packages of one ecosystem.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly struct EcosystemAdvisories
{
    // null: nobody knows the ecosystem
    private readonly EcosystemPackages? packages;

    internal EcosystemAdvisories(EcosystemPackages packages) => this.packages = packages;

    /// <summary>What is known of a package; empty when nothing is.</summary>
    public PackageAdvisories Package(ReadOnlySpan<char> name)
    {
        if (packages is null || name.Length > PackageName.LongestName)
            return default;
        return packages.HasNamesAsWritten ? packages.Find(name) : Respelled(packages, name);
    }

    // apart, because making room for the other spelling costs more than finding
    private static PackageAdvisories Respelled(EcosystemPackages packages, ReadOnlySpan<char> name)
    {
        Span<char> scratch = stackalloc char[PackageName.LongestName];
        return packages.Find(PackageKey.Of(packages.Ecosystem, name, scratch));
    }
}
