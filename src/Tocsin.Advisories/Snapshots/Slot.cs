using System.Runtime.InteropServices;

namespace Tocsin.Advisories.Snapshots;

/// <summary>A place of a hash table: a part of the hash, and 1 more than the row; 0 is a free place.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly record struct Slot(uint Tag, int RowPlusOne);
