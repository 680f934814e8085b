using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Tocsin.Standards.Osv;
using Tocsin.Standards.Versions;

namespace Tocsin.Advisories.Matching;

/// <summary>
/// Which versions of one package a record affects, in the form that a query is compared with: sorted intervals, sorted
/// versions, and sorted texts for what the scheme cannot read. Comparing allocates nothing.
/// </summary>
public sealed class AffectedVersions
{
    private static readonly AffectedVersions Everything = new(VersionSet.All, [], []);
    private static readonly AffectedVersions Nothing = new(VersionSet.None, [], []);

    private readonly PackedInterval[] intervals;
    private readonly VersionKey[] versions;
    private readonly string[] texts;
    private readonly bool all;

    private AffectedVersions(VersionSet set, VersionKey[] versions, string[] texts)
        : this([.. set.Intervals.Select(i => new PackedInterval(i))], versions, texts) =>
        all = set.Equals(VersionSet.All);

    private AffectedVersions(PackedInterval[] intervals, VersionKey[] versions, string[] texts) =>
        (this.intervals, this.versions, this.texts) = (intervals, versions, texts);

    /// <summary>What the entries of one package, together, affect.</summary>
    public static AffectedVersions Of(string ecosystem, IReadOnlyList<OsvAffected> entries)
    {
        var read = OsvVersions.Of(ecosystem, entries);
        if (read.Set.Equals(VersionSet.All))
            return Everything;
        if (read is { Set.IsEmpty: true, Singles.Count: 0, Texts.Count: 0 })
            return Nothing;
        return new(read.Set, Sorted(read.Singles.Select(single => single.Key)), Sorted(read.Texts));
    }

    /// <summary>Whether the version is affected. One that the scheme cannot read is when it is listed as it stands, or when all are.</summary>
    public bool Contain(in VersionQuery version) =>
        all
        || (version.IsRead && (IsWithin(version) || IsNamed(version)))
        || (texts.Length > 0 && IsListed(version.Text));

    /// <summary>Appends this for <see cref="Read"/> of the same build. Nothing at all for what affects nothing, one byte for everything.</summary>
    internal void WriteTo(IBufferWriter<byte> to)
    {
        if (ReferenceEquals(this, Nothing))
            return;
        if (all)
        {
            to.Write<byte>([1]);
            return;
        }
        Count(to, intervals.Length);
        Count(to, versions.Length);
        Count(to, texts.Length);
        foreach (var interval in intervals)
            interval.WriteTo(to);
        foreach (var version in versions)
            version.WriteTo(to);
        foreach (var text in texts)
        {
            Count(to, text.Length);
            to.Write(MemoryMarshal.AsBytes(text.AsSpan()));
        }
    }

    /// <summary>What <see cref="WriteTo"/> wrote.</summary>
    internal static AffectedVersions Read(ReadOnlySpan<byte> from)
    {
        if (from.Length <= 1)
            return from.IsEmpty ? Nothing : Everything;
        var read = new AffectedVersions(
            new PackedInterval[Count(ref from)],
            new VersionKey[Count(ref from)],
            new string[Count(ref from)]
        );
        foreach (ref var interval in read.intervals.AsSpan())
            interval = PackedInterval.Read(ref from);
        foreach (ref var version in read.versions.AsSpan())
            version = VersionKey.Read(ref from);
        foreach (ref var text in read.texts.AsSpan())
        {
            var bytes = Count(ref from) * sizeof(char);
            text = new(MemoryMarshal.Cast<byte, char>(from[..bytes]));
            from = from[bytes..];
        }
        return read;
    }

    /// <summary>For tests and debuggers: intervals, versions, texts.</summary>
    public override string ToString() =>
        $"{string.Join(',', intervals)};{string.Join(',', versions)};{string.Join(',', texts)}";

    private bool IsWithin(in VersionQuery version)
    {
        int low = 0,
            high = intervals.Length - 1;
        while (low <= high)
        {
            var middle = (low + high) >>> 1;
            ref readonly var interval = ref intervals[middle];
            if (interval.IsBelow(version))
                low = middle + 1;
            else if (interval.IsAbove(version))
                high = middle - 1;
            else
                return true;
        }
        return false;
    }

    private bool IsNamed(in VersionQuery version)
    {
        int low = 0,
            high = versions.Length - 1;
        while (low <= high)
        {
            var middle = (low + high) >>> 1;
            var order = version.CompareTo(versions[middle]);
            if (order == 0)
                return true;
            (low, high) = order > 0 ? (middle + 1, high) : (low, middle - 1);
        }
        return false;
    }

    private bool IsListed(ReadOnlySpan<char> text)
    {
        int low = 0,
            high = texts.Length - 1;
        while (low <= high)
        {
            var middle = (low + high) >>> 1;
            var order = texts[middle].AsSpan().SequenceCompareTo(text);
            if (order == 0)
                return true;
            (low, high) = order < 0 ? (middle + 1, high) : (low, middle - 1);
        }
        return false;
    }

    private static void Count(IBufferWriter<byte> to, int count)
    {
        BinaryPrimitives.WriteInt32LittleEndian(to.GetSpan(sizeof(int)), count);
        to.Advance(sizeof(int));
    }

    private static int Count(ref ReadOnlySpan<byte> from)
    {
        var count = BinaryPrimitives.ReadInt32LittleEndian(from);
        from = from[sizeof(int)..];
        return count;
    }

    private static VersionKey[] Sorted(IEnumerable<VersionKey> keys) => [.. keys.Distinct().Order()];

    private static string[] Sorted(IEnumerable<string> texts) =>
        [.. texts.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
}
