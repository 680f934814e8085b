using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Tocsin.Public.Osv;

/// <summary>Room for the texts of one query after another, so that a thousand of them make no strings.</summary>
internal sealed class QueryTexts : IDisposable
{
    // how many characters the texts of a usual query have; longer ones become strings
    private readonly char[] room = ArrayPool<char>.Shared.Rent(512);
    private int used;

    /// <summary>Forgets the texts of the query before.</summary>
    public void Clear() => used = 0;

    /// <summary>A text of ASCII; one that is longer than there is room becomes a string.</summary>
    public ReadOnlySpan<char> Add(ReadOnlySpan<byte> ascii)
    {
        if (ascii.Length > room.Length - used)
            return Encoding.ASCII.GetString(ascii);
        var text = room.AsSpan(used, ascii.Length);
        Ascii.ToUtf16(ascii, text, out _);
        used += text.Length;
        return text;
    }

    /// <summary>The text at which the reader stands.</summary>
    /// <exception cref="InvalidOperationException">It is no text, or not UTF-8.</exception>
    public ReadOnlySpan<char> Add(scoped ref Utf8JsonReader reader)
    {
        // one byte is one character at most
        if (reader.ValueSpan.Length > room.Length - used)
            return reader.GetString();
        var length = reader.CopyString(room.AsSpan(used));
        var text = room.AsSpan(used, length);
        used += length;
        return text;
    }

    public void Dispose() => ArrayPool<char>.Shared.Return(room);
}
