using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Tocsin.Standards.Versions;

/// <summary>
/// A version that is read to be compared and forgotten: a <see cref="VersionKey"/> that is its own memory, so that reading one
/// allocates nothing, unless its pre-release is longer than any that people write.
/// </summary>
[StructLayout(LayoutKind.Auto)]
public struct VersionProbe
{
    private readonly ulong high;
    private readonly ulong middle;
    private readonly ulong low;
    private readonly int length;
    private readonly byte[]? larger;
    private Room room;

    internal VersionProbe(ulong high, ulong middle, ulong low, scoped ReadOnlySpan<byte> tail)
    {
        (this.high, this.middle, this.low, length) = (high, middle, low, tail.Length);
        if (tail.Length <= Room.Bytes)
            tail.CopyTo(room);
        else
            larger = tail.ToArray();
    }

    [UnscopedRef]
    private readonly ReadOnlySpan<byte> Tail => larger ?? ((ReadOnlySpan<byte>)room)[..length];

    /// <summary>Below 0, 0 or above 0 as this sorts before, with or after the key; the same as <see cref="VersionKey.CompareTo"/>.</summary>
    public readonly int CompareTo(in VersionKey other)
    {
        if (high != other.High)
            return high < other.High ? -1 : 1;
        if (middle != other.Middle)
            return middle < other.Middle ? -1 : 1;
        if (low != other.Low)
            return low < other.Low ? -1 : 1;
        return length == 0 && other.Tail.IsEmpty ? 0 : Math.Sign(Tail.SequenceCompareTo(other.Tail));
    }

    [InlineArray(Bytes)]
    private struct Room
    {
        public const int Bytes = 64;

        private byte first;
    }
}
