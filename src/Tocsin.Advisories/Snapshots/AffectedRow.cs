using System.Runtime.InteropServices;

namespace Tocsin.Advisories.Snapshots;

/// <summary>What a snapshot has of one package of a record.</summary>
/// <param name="Record">Its row.</param>
/// <param name="Ordinal">Which of the record's packages.</param>
/// <param name="Ecosystem">Counts along <see cref="Section.Ecosystems"/>.</param>
/// <param name="Versions">Where in <see cref="Section.Versions"/>.</param>
[StructLayout(LayoutKind.Sequential)]
internal readonly record struct AffectedRow(
    int Record,
    int Ordinal,
    TextRef Name,
    int Ecosystem,
    int VersionsLength,
    long Versions,
    long NpmId
);
