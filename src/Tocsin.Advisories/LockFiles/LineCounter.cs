using System.Text.Json;

namespace Tocsin.Advisories.LockFiles;

/// <summary>Says in which line a JSON reader stands, walking each byte once.</summary>
internal ref struct LineCounter(ReadOnlySpan<byte> utf8)
{
    private readonly ReadOnlySpan<byte> utf8 = utf8;
    private int counted;
    private int line = 1;

    /// <summary>The line, from 1, in which the reader's token begins. Asked forwards only.</summary>
    public int At(in Utf8JsonReader reader)
    {
        var at = (int)reader.TokenStartIndex;
        if (at > counted)
        {
            line += utf8[counted..at].Count((byte)'\n');
            counted = at;
        }
        return line;
    }
}
