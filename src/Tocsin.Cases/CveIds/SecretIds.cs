using System.Collections.Frozen;
using Tocsin.Standards.Identifiers;

namespace Tocsin.Cases.CveIds;

/// <summary>
/// The IDs of which nobody outside should know yet, to be looked for in what is public. Looking happens here: to ask elsewhere about
/// an ID would tell that it stands for something.
/// </summary>
public sealed class SecretIds
{
    // CVE-, a year of four digits, -, four to eighteen digits
    private const int Shortest = 13;
    private const int Longest = 27;

    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> ids;

    public SecretIds(CvePool pool)
    {
        ArgumentNullException.ThrowIfNull(pool);
        var secret = pool.All.Values.Where(id => id.IsSecret && id.Seen is null).Select(id => id.Id.Text);
        ids = secret.ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public bool IsEmpty => ids.Set.Count == 0;

    /// <summary>Those that a text names anywhere: as an alias, a reference, in prose; in capitals or in small letters.</summary>
    /// <param name="text">UTF-8.</param>
    public IReadOnlyCollection<CveId> In(ReadOnlySpan<byte> text)
    {
        HashSet<CveId> found = [];
        Look(text, "CVE-"u8, found);
        Look(text, "cve-"u8, found);
        return found;
    }

    private void Look(ReadOnlySpan<byte> text, ReadOnlySpan<byte> beginning, HashSet<CveId> found)
    {
        Span<char> id = stackalloc char[Longest];
        for (int at; (at = text.IndexOf(beginning)) >= 0; text = text[(at + beginning.Length)..])
        {
            var length = Copy(text[at..], id);
            if (length >= Shortest && ids.TryGetValue(id[..length], out var known))
                found.Add(CveId.Known(known));
        }
    }

    // letters, digits and dashes up to where the number ends
    private static int Copy(ReadOnlySpan<byte> text, Span<char> into)
    {
        "CVE-".CopyTo(into);
        var (length, dashes) = (4, 1);
        foreach (var next in text[4..])
        {
            var isDash = next == '-' && dashes == 1;
            if (length == into.Length || !(isDash || char.IsAsciiDigit((char)next)))
                break;
            dashes += isDash ? 1 : 0;
            into[length++] = (char)next;
        }
        return length;
    }
}
