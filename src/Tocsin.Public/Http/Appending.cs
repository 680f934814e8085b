using System.Globalization;
using System.Text;

namespace Tocsin.Public.Http;

/// <summary>Puts ready pieces of an answer one behind the other.</summary>
internal static class Appending
{
    public static void Add(this PooledBuffer to, ReadOnlySpan<byte> piece)
    {
        piece.CopyTo(to.GetSpan(piece.Length));
        to.Advance(piece.Length);
    }

    /// <summary>Text that is known to be ASCII and to need no escape, such as the ID of a record.</summary>
    public static void AddAscii(this PooledBuffer to, ReadOnlySpan<char> text)
    {
        Encoding.ASCII.GetBytes(text, to.GetSpan(text.Length));
        to.Advance(text.Length);
    }

    /// <summary>RFC 3339 in UTC, to the second or, where there is more, to the microsecond.</summary>
    public static void AddInstant(this PooledBuffer to, DateTimeOffset at)
    {
        ReadOnlySpan<char> format = at.UtcTicks % TimeSpan.TicksPerSecond == 0 ? "s" : "yyyy-MM-dd'T'HH:mm:ss.ffffff";
        at.UtcDateTime.TryFormat(to.GetSpan(32), out var written, format, CultureInfo.InvariantCulture);
        to.Advance(written);
        to.Add("Z"u8);
    }
}
