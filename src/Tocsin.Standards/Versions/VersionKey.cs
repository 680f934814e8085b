using System.Buffers;
using System.Buffers.Binary;

namespace Tocsin.Standards.Versions;

/// <summary>
/// A version, parsed once by its <see cref="VersionScheme"/> to a form that compares without knowing the scheme and
/// without allocating: three packed integers, then the bytes of a tail in memory order. Keys of different schemes
/// compare too, but the answer means nothing.
/// </summary>
public readonly struct VersionKey : IComparable<VersionKey>, IEquatable<VersionKey>
{
    /// <summary>How many bytes the three integers hold.</summary>
    internal const int PackedBytes = 3 * sizeof(ulong);

    // A scheme packs what nearly every version has into the integers; only what does not fit (pre-releases, numbers
    // beyond 62 bits) costs a tail. `High` is never 0 for a version, hence the default sorts before all of them.
    internal VersionKey(ulong high, ulong middle, ulong low, byte[]? tail) =>
        (High, Middle, Low, this.tail) = (high, middle, low, tail);

    private readonly byte[]? tail;

    /// <summary>Sorts before every version of every scheme: what OSV writes as <c>introduced: "0"</c>.</summary>
    public static VersionKey Minimum => default;

    internal ulong High { get; }

    internal ulong Middle { get; }

    internal ulong Low { get; }

    internal ReadOnlySpan<byte> Tail => tail;

    public int CompareTo(VersionKey other)
    {
        if (High != other.High)
            return High < other.High ? -1 : 1;
        if (Middle != other.Middle)
            return Middle < other.Middle ? -1 : 1;
        if (Low != other.Low)
            return Low < other.Low ? -1 : 1;
        return ReferenceEquals(tail, other.tail) ? 0 : Math.Sign(Tail.SequenceCompareTo(other.Tail));
    }

    /// <summary>Appends the key for <see cref="Read"/>; what a scheme packs may change with every release, so that only the same build reads it.</summary>
    public void WriteTo(IBufferWriter<byte> to)
    {
        ArgumentNullException.ThrowIfNull(to);
        var length = PackedBytes + sizeof(ushort) + Tail.Length;
        var bytes = to.GetSpan(length);
        BinaryPrimitives.WriteUInt64BigEndian(bytes, High);
        BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], Middle);
        BinaryPrimitives.WriteUInt64BigEndian(bytes[16..], Low);
        BinaryPrimitives.WriteUInt16BigEndian(bytes[PackedBytes..], checked((ushort)Tail.Length));
        Tail.CopyTo(bytes[(PackedBytes + sizeof(ushort))..]);
        to.Advance(length);
    }

    /// <summary>Reads what <see cref="WriteTo"/> wrote, and goes on behind it.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is less.</exception>
    public static VersionKey Read(ref ReadOnlySpan<byte> from)
    {
        var rest = from.Slice(PackedBytes + sizeof(ushort), BinaryPrimitives.ReadUInt16BigEndian(from[PackedBytes..]));
        var key = new VersionKey(
            BinaryPrimitives.ReadUInt64BigEndian(from),
            BinaryPrimitives.ReadUInt64BigEndian(from[8..]),
            BinaryPrimitives.ReadUInt64BigEndian(from[16..]),
            rest.IsEmpty ? null : rest.ToArray()
        );
        from = from[(PackedBytes + sizeof(ushort) + rest.Length)..];
        return key;
    }

    public bool Equals(VersionKey other) =>
        High == other.High && Middle == other.Middle && Low == other.Low && Tail.SequenceEqual(other.Tail);

    public override bool Equals(object? obj) => obj is VersionKey other && Equals(other);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.Add(High);
        hash.Add(Middle);
        hash.Add(Low);
        hash.AddBytes(Tail);
        return hash.ToHashCode();
    }

    /// <summary>For a debugger; <see cref="VersionScheme.Print"/> gives the version.</summary>
    public override string ToString() =>
        Equals(Minimum) ? "minimum" : $"{High}/{Middle}/{Low}/{Convert.ToHexStringLower(Tail)}";

    public static bool operator ==(VersionKey left, VersionKey right) => left.Equals(right);

    public static bool operator !=(VersionKey left, VersionKey right) => !left.Equals(right);

    public static bool operator <(VersionKey left, VersionKey right) => left.CompareTo(right) < 0;

    public static bool operator >(VersionKey left, VersionKey right) => left.CompareTo(right) > 0;

    public static bool operator <=(VersionKey left, VersionKey right) => left.CompareTo(right) <= 0;

    public static bool operator >=(VersionKey left, VersionKey right) => left.CompareTo(right) >= 0;
}
