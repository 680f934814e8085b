using System.Buffers;
using Tocsin.Standards.Versions;

namespace Tocsin.Advisories.Matching;

/// <summary>A <see cref="VersionInterval"/> without its texts, as a value, so that an array of them is one object.</summary>
internal readonly struct PackedInterval
{
    private readonly VersionKey start;
    private readonly VersionKey end;
    private readonly Ends ends;

    public PackedInterval(VersionInterval interval)
        : this(
            interval.Start,
            interval.End ?? default,
            (interval.End is null ? Ends.None : Ends.HasEnd)
                | (interval.IncludesStart ? Ends.IncludesStart : Ends.None)
                | (interval.IncludesEnd ? Ends.IncludesEnd : Ends.None)
        ) { }

    private PackedInterval(VersionKey start, VersionKey end, Ends ends) =>
        (this.start, this.end, this.ends) = (start, end, ends);

    [Flags]
    private enum Ends : byte
    {
        None = 0,
        HasEnd = 1,
        IncludesStart = 2,
        IncludesEnd = 4,
    }

    public override string ToString() =>
        $"{(Has(Ends.IncludesStart) ? '[' : '(')}{start} {(Has(Ends.HasEnd) ? end.ToString() : "")}{(Has(Ends.IncludesEnd) ? ']' : ')')}";

    public bool IsAbove(in VersionQuery version)
    {
        var order = version.CompareTo(start);
        return order < 0 || (order == 0 && !Has(Ends.IncludesStart));
    }

    public bool IsBelow(in VersionQuery version)
    {
        if (!Has(Ends.HasEnd))
            return false;
        var order = version.CompareTo(end);
        return order > 0 || (order == 0 && !Has(Ends.IncludesEnd));
    }

    public void WriteTo(IBufferWriter<byte> to)
    {
        to.Write<byte>([(byte)ends]);
        start.WriteTo(to);
        end.WriteTo(to);
    }

    public static PackedInterval Read(ref ReadOnlySpan<byte> from)
    {
        var flags = (Ends)from[0];
        from = from[1..];
        var first = VersionKey.Read(ref from);
        return new(first, VersionKey.Read(ref from), flags);
    }

    private bool Has(Ends flag) => (ends & flag) != Ends.None;
}
