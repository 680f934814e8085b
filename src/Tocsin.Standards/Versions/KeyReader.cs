using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace Tocsin.Standards.Versions;

/// <summary>Reads back what a <see cref="KeyWriter"/> wrote. Behind the end there are zeros without end.</summary>
internal ref struct KeyReader
{
    private readonly ReadOnlySpan<byte> bytes;
    private int at;

    public KeyReader(VersionKey key)
    {
        var all = new byte[VersionKey.PackedBytes + key.Tail.Length];
        BinaryPrimitives.WriteUInt64BigEndian(all, key.High);
        BinaryPrimitives.WriteUInt64BigEndian(all.AsSpan(8), key.Middle);
        BinaryPrimitives.WriteUInt64BigEndian(all.AsSpan(16), key.Low);
        key.Tail.CopyTo(all.AsSpan(VersionKey.PackedBytes));
        bytes = all;
    }

    /// <summary>The next byte, a mark or the first of a number.</summary>
    public readonly byte Next => at < bytes.Length ? bytes[at] : (byte)0;

    public readonly bool AtNumber => Next is >= KeyWriter.FirstNumber and <= KeyWriter.HugeNumber;

    public byte Mark()
    {
        var mark = Next;
        at++;
        return mark;
    }

    /// <summary>Takes the mark if it is next.</summary>
    public bool Took(byte mark)
    {
        var next = Next == mark;
        at += next ? 1 : 0;
        return next;
    }

    public string Number()
    {
        var first = Mark();
        if (first == KeyWriter.HugeNumber)
        {
            var count = Mark() + 1;
            at += count;
            return Encoding.ASCII.GetString(bytes[(at - count)..at]);
        }
        ulong number;
        if (first < KeyWriter.LongNumber)
            number = (ulong)first - KeyWriter.FirstNumber;
        else if (first < KeyWriter.WideNumber)
            number = KeyWriter.Short + (((ulong)first - KeyWriter.LongNumber) << 8) + Mark();
        else
            for (number = 0; first > KeyWriter.WideNumber; first--)
                number = (number << 8) | Mark();
        return number.ToString(CultureInfo.InvariantCulture);
    }

    public string Word()
    {
        var word = new StringBuilder();
        while (Mark() is var first && first != KeyWriter.WordEnd)
        {
            var unit =
                first < 0x80 ? first
                : first < 0xE0 ? ((first & 0x1F) << 6) | (Mark() & 0x3F)
                : ((first & 0x1F) << 12) | ((Mark() & 0x3F) << 6) | (Mark() & 0x3F);
            word.Append((char)(unit - 1));
        }
        return word.ToString();
    }
}
