using System.Buffers.Binary;
using System.Globalization;

namespace Tocsin.Standards.Versions;

/// <summary>
/// Writes a version as bytes whose memory order is the order of the scheme. What a scheme writes must be a prefix code (no
/// version's bytes begin another's), and the first byte must not be 0: then zeros behind the end never change an order.
/// <code>
/// 00              end of a word
/// 01..1F, FA..FF  marks, each scheme's own, before and after numbers
/// 20..BF          0..159
/// C0..EF xx       160..12447
/// F2..F8 xx..     what needs 2..8 bytes, big-endian
/// F9 n digits     more, n+1 decimal digits
/// </code>
/// </summary>
internal ref struct KeyWriter(Span<byte> buffer)
{
    public const byte WordEnd = 0;
    public const byte FirstNumber = 0x20;
    public const byte LongNumber = 0xC0;
    public const byte WideNumber = 0xF0;
    public const byte HugeNumber = 0xF9;

    /// <summary>Numbers below this take one byte.</summary>
    public const uint Short = LongNumber - FirstNumber;

    /// <summary>Numbers below this take two bytes.</summary>
    public const uint Long = Short + (WideNumber - LongNumber) * 256;

    private Span<byte> buffer = buffer;

    public int Length { get; private set; }

    public void Mark(byte mark)
    {
        if (Length == buffer.Length)
            Grow(1);
        buffer[Length++] = mark;
    }

    /// <summary>Marks a run of zeros after which <paramref name="mark"/> says what follows; the longer run sorts first or last.</summary>
    public void Run(byte mark, int zeros, bool longerIsLess)
    {
        Mark(mark);
        Mark(checked((byte)(longerIsLess ? byte.MaxValue - zeros : zeros)));
    }

    /// <summary>ASCII digits, at most 256 of them; zeros in front do not count.</summary>
    public void Number(scoped ReadOnlySpan<char> digits)
    {
        digits = digits.TrimStart('0');
        if (digits.IsEmpty)
            Number(0);
        else if (ulong.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            Number(number);
        else
            Huge(digits);
    }

    public void Number(ulong number)
    {
        if (number < Short)
        {
            Mark((byte)(FirstNumber + number));
            return;
        }
        if (number < Long)
        {
            Mark((byte)(LongNumber + ((number - Short) >> 8)));
            Mark((byte)(number - Short));
            return;
        }
        Span<byte> bytes = stackalloc byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, number);
        bytes = bytes[bytes.IndexOfAnyExcept((byte)0)..];
        Mark((byte)(WideNumber + bytes.Length));
        foreach (var one in bytes)
            Mark(one);
    }

    /// <summary>Any text, in the order of its UTF-16 units; a word sorts before those that it begins.</summary>
    public void Word(scoped ReadOnlySpan<char> word)
    {
        // As UTF-8 would, unit by unit and one higher, so that nothing is refused and 0 stays free for the end.
        foreach (var c in word)
        {
            var unit = c + 1;
            if (unit < 0x80)
            {
                Mark((byte)unit);
            }
            else if (unit < 0x800)
            {
                Mark((byte)(0xC0 | (unit >> 6)));
                Mark((byte)(0x80 | (unit & 0x3F)));
            }
            else
            {
                Mark((byte)(0xE0 | (unit >> 12)));
                Mark((byte)(0x80 | ((unit >> 6) & 0x3F)));
                Mark((byte)(0x80 | (unit & 0x3F)));
            }
        }
        Mark(WordEnd);
    }

    public readonly ReadOnlySpan<byte> Written => buffer[..Length];

    /// <summary>Three big-endian integers and the rest: in this order they compare as the bytes do.</summary>
    public readonly VersionKey ToKey()
    {
        var (high, middle, low) = Packed();
        return new(high, middle, low, Rest.IsEmpty ? null : Rest.ToArray());
    }

    /// <summary>The same, for a version that is compared and forgotten.</summary>
    public readonly VersionProbe ToProbe()
    {
        var (high, middle, low) = Packed();
        return new(high, middle, low, Rest);
    }

    private readonly ReadOnlySpan<byte> Rest => Written[Math.Min(Length, VersionKey.PackedBytes)..];

    private readonly (ulong High, ulong Middle, ulong Low) Packed()
    {
        Span<byte> packed = stackalloc byte[VersionKey.PackedBytes];
        packed.Clear();
        Written[..Math.Min(Length, packed.Length)].CopyTo(packed);
        return (
            BinaryPrimitives.ReadUInt64BigEndian(packed),
            BinaryPrimitives.ReadUInt64BigEndian(packed[8..]),
            BinaryPrimitives.ReadUInt64BigEndian(packed[16..])
        );
    }

    private void Huge(scoped ReadOnlySpan<char> digits)
    {
        Mark(HugeNumber);
        Mark(checked((byte)(digits.Length - 1)));
        foreach (var c in digits)
            Mark((byte)c);
    }

    // Versions are short; only odd ones leave the caller's buffer.
    private void Grow(int by)
    {
        var larger = new byte[Math.Max(buffer.Length * 2, Length + by)];
        buffer.CopyTo(larger);
        buffer = larger;
    }
}
