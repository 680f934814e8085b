using System.Runtime.InteropServices;

namespace Tocsin.Advisories.Snapshots;

/// <summary>Of which state of which store a snapshot is.</summary>
/// <param name="Generation">The store's count.</param>
/// <param name="Mark">What the store drew at random in that generation: a store that was put back and went on has another.</param>
[StructLayout(LayoutKind.Sequential)]
public readonly record struct SnapshotStamp(long Generation, Guid Mark);
