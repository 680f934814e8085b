using System.Runtime.InteropServices;

namespace Tocsin.Advisories.Snapshots;

/// <summary>Where a section lies in the file, in bytes.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly record struct Extent(long Start, long Length);
