using System.Runtime.InteropServices;

namespace Tocsin.Advisories.Snapshots;

/// <summary>Who has a number.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly record struct NumberRow(long Number, long Affected);
