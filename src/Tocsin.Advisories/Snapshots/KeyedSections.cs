using System.Runtime.InteropServices;

namespace Tocsin.Advisories.Snapshots;

/// <summary>The sections of one <see cref="KeyedTable"/>.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct KeyedSections(Section Rows, Section Numbers, Section Slots)
{
    public static KeyedSections Packages => new(Section.PackageRows, Section.PackageNumbers, Section.PackageSlots);

    public static KeyedSections Ids => new(Section.IdRows, Section.IdNumbers, Section.IdSlots);

    public static KeyedSections Aliases => new(Section.AliasRows, Section.AliasNumbers, Section.AliasSlots);

    public static KeyedSections Commits => new(Section.CommitRows, Section.CommitNumbers, Section.CommitSlots);
}
