using System.Buffers.Binary;
using System.Numerics;
using System.Text;

namespace Tocsin.Cases.Clusters;

/// <summary>
/// How a report reads, in 128 bytes: which of its runs of three words hash lowest, under 64 orders (MinHash; Broder, "On the resemblance
/// and containment of documents", 1997). Reports that are nearly the same agree in most of them. It is as secret as the report.
/// </summary>
public static class ReportSketch
{
    /// <summary>What two reports agree in, at least, to be suggested as near-identical.</summary>
    public const double Near = 0.7;

    private const int Orders = 64;
    private const int Run = 3;

    /// <summary>So many runs are looked at; a flood does not differ only after 5,000 words.</summary>
    private const int MostRuns = 5_000;

    /// <summary>The sketch of some text as base64; null for what has too few words to tell.</summary>
    public static string? Of(params IEnumerable<string?> texts)
    {
        var runs = Runs(texts).Take(MostRuns).ToHashSet();
        // of a handful of words every report that says "see attachment" is the same
        if (runs.Count < 8)
            return null;
        var bytes = new byte[Orders * sizeof(ushort)];
        for (var order = 0; order < Orders; order++)
        {
            var lowest = ulong.MaxValue;
            foreach (var run in runs)
                lowest = Math.Min(lowest, Mixed(run + (ulong)order * 0x9E37_79B9_7F4A_7C15));
            BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(order * sizeof(ushort)), (ushort)lowest);
        }
        return Convert.ToBase64String(bytes);
    }

    /// <summary>The share of orders in which two sketches agree, from 0 to 1; 0 for what is none.</summary>
    public static double Likeness(string? one, string? other)
    {
        if (Read(one) is not { } left || Read(other) is not { } right)
            return 0;
        var same = 0;
        for (var i = 0; i < left.Length; i += sizeof(ushort))
        {
            if (left[i] == right[i] && left[i + 1] == right[i + 1])
                same++;
        }
        return same / (double)Orders;
    }

    internal static byte[]? Read(string? sketch)
    {
        var bytes = new byte[Orders * sizeof(ushort)];
        return
            sketch is not null && Convert.TryFromBase64String(sketch, bytes, out var written) && written == bytes.Length
            ? bytes
            : null;
    }

    private static IEnumerable<ulong> Runs(IEnumerable<string?> texts)
    {
        foreach (var text in texts)
        {
            var last = new Queue<ulong>();
            foreach (var word in Words(text ?? ""))
            {
                last.Enqueue(word);
                if (last.Count < Run)
                    continue;
                yield return last.Aggregate(17UL, (hash, one) => Mixed(hash ^ BitOperations.RotateLeft(one, 21)));
                last.Dequeue();
            }
        }
    }

    // letters in one case, and every number the same: versions, lines and addresses are what a machine varies
    private static IEnumerable<ulong> Words(string text)
    {
        var hash = 0UL;
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsLetter(rune))
                hash = Mixed(hash * 31 + (ulong)Rune.ToLowerInvariant(rune).Value + 1);
            else if (Rune.IsDigit(rune))
                hash = hash == 0 ? 1 : hash;
            else if (hash != 0)
            {
                yield return hash;
                hash = 0;
            }
        }
        if (hash != 0)
            yield return hash;
    }

    // the finisher of SplitMix64 (Steele, Lea, Flood, 2014): no seed, so that the same report gives the same for ever
    private static ulong Mixed(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58_476D_1CE4_E5B9;
        value = (value ^ (value >> 27)) * 0x94D0_49BB_1331_11EB;
        return value ^ (value >> 31);
    }
}
