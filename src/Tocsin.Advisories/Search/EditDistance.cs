namespace Tocsin.Advisories.Search;

/// <summary>
/// Optimal string alignment distance: how many letters were left out, added, mistaken, or exchanged with their neighbour.
/// </summary>
internal static class EditDistance
{
    /// <summary>The longest text of either side, in bytes; a longer one is too far from anything.</summary>
    public const int Longest = 64;

    /// <summary>The distance, or <paramref name="most"/> + 1 where it is more than <paramref name="most"/>.</summary>
    public static int Of(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right, int most)
    {
        if (Math.Abs(left.Length - right.Length) > most || Math.Max(left.Length, right.Length) > Longest)
            return most + 1;
        Span<int> rows = stackalloc int[3 * (Longest + 1)];
        Span<int> before = rows[..(Longest + 1)],
            last = rows[(Longest + 1)..(2 * (Longest + 1))],
            now = rows[(2 * (Longest + 1))..];
        for (var j = 0; j <= right.Length; j++)
            last[j] = j;
        for (var i = 1; i <= left.Length; i++)
        {
            var least = now[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var cost = left[i - 1] == right[j - 1] ? 0 : 1;
                var distance = Math.Min(Math.Min(last[j] + 1, now[j - 1] + 1), last[j - 1] + cost);
                if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1])
                    distance = Math.Min(distance, before[j - 2] + 1);
                now[j] = distance;
                least = Math.Min(least, distance);
            }
            if (least > most)
                return most + 1;
            var free = before;
            before = last;
            last = now;
            now = free;
        }
        return Math.Min(last[right.Length], most + 1);
    }

    /// <summary>Which bytes occur, folded to 64 bits: two texts that differ in more than 2·d of them are further than d apart.</summary>
    public static ulong Letters(ReadOnlySpan<byte> text)
    {
        ulong letters = 0;
        foreach (var c in text)
            letters |= 1UL << (c & 63);
        return letters;
    }
}
