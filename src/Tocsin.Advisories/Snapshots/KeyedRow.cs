using System.Runtime.InteropServices;

namespace Tocsin.Advisories.Snapshots;

/// <summary>One key and where its numbers lie.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly record struct KeyedRow(TextRef Key, int Group, int Start, int Count);
