using System.Runtime.InteropServices;

namespace Tocsin.Advisories.Snapshots;

/// <summary>Where a text lies in a snapshot, in UTF-16 units.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly record struct TextRef(uint Start, int Length);
