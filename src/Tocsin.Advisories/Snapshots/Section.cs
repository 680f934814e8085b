namespace Tocsin.Advisories.Snapshots;

/// <summary>What a snapshot consists of, one after the other. The bodies come first because they are written as they arrive.</summary>
internal enum Section
{
    /// <summary>The records as they were published.</summary>
    Bodies,

    /// <summary>UTF-16.</summary>
    Texts,

    /// <summary>Which versions are affected.</summary>
    Versions,

    /// <summary>One <see cref="RecordRow"/> each, the newest first.</summary>
    Records,

    /// <summary>One <see cref="AffectedRow"/> each, those of a record together.</summary>
    Affected,

    /// <summary>Aliases and commits of records.</summary>
    Names,

    /// <summary>Names of ecosystems; groups of packages count along these.</summary>
    Ecosystems,

    /// <summary>One <see cref="NumberRow"/> each, ascending.</summary>
    NpmNumbers,

    PackageRows,
    PackageNumbers,
    PackageSlots,
    IdRows,
    IdNumbers,
    IdSlots,
    AliasRows,
    AliasNumbers,
    AliasSlots,
    CommitRows,
    CommitNumbers,
    CommitSlots,
}
