using System.Runtime.InteropServices;

namespace Tocsin.Advisories.Snapshots;

/// <summary>What a snapshot has of a record beside its bytes. Instants are ticks, UTC; <see cref="Never"/> where there is none.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly record struct RecordRow(
    TextRef Id,
    TextRef Title,
    long Body,
    int BodyLength,
    int Revision,
    long Modified,
    long Published,
    long Withdrawn,
    int Affected,
    int AffectedCount,
    int Aliases,
    int AliasCount,
    int Commits,
    int CommitCount
)
{
    public const long Never = -1;

    /// <summary>By what lists of advisories are sorted.</summary>
    public long Date => Published == Never ? Modified : Published;
}
