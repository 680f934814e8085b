namespace Tocsin.Governance.Agreements;

/// <summary>
/// How one text became another, line by line, so that a person who signed the old one sees what is new. What is the same
/// is the longest common subsequence of lines; work and memory are bounded.
/// </summary>
public static class TextDifference
{
    /// <summary>
    /// The most pairs of lines that are compared between the first and the last line that differ. Past that the whole of
    /// it is shown as removed and added: correct, only longer to read.
    /// </summary>
    public const int MostPairs = 1_000_000;

    /// <summary>Rows in reading order: without the added ones they are <paramref name="older"/>, without the removed ones <paramref name="newer"/>.</summary>
    public static IReadOnlyList<DifferenceRow> Between(string older, string newer)
    {
        var (before, after) = (Lines(older), Lines(newer));
        var start = before.AsSpan().CommonPrefixLength(after, StringComparer.Ordinal);
        var end = 0;
        while (end < Math.Min(before.Length, after.Length) - start && before[^(end + 1)] == after[^(end + 1)])
            end++;

        var rows = new List<DifferenceRow>(before.Length + after.Length);
        rows.AddRange(before[..start].Select(Same));
        Middle(before[start..^end], after[start..^end], rows);
        rows.AddRange(before[^end..].Select(Same));
        return rows;
    }

    private static void Middle(string[] before, string[] after, List<DifferenceRow> rows)
    {
        var (i, j) = (0, 0);
        if ((long)before.Length * after.Length <= MostPairs)
        {
            var longest = Longest(before, after);
            while (i < before.Length && j < after.Length)
            {
                if (before[i] == after[j])
                {
                    rows.Add(Same(before[i++]));
                    j++;
                }
                else if (longest[i + 1, j] >= longest[i, j + 1])
                    rows.Add(Removed(before[i++]));
                else
                    rows.Add(Added(after[j++]));
            }
        }
        rows.AddRange(before[i..].Select(Removed));
        rows.AddRange(after[j..].Select(Added));
    }

    // [i, j]: how many lines the rest of one from i and the rest of the other from j have in common
    private static int[,] Longest(string[] before, string[] after)
    {
        var longest = new int[before.Length + 1, after.Length + 1];
        for (var i = before.Length - 1; i >= 0; i--)
        {
            for (var j = after.Length - 1; j >= 0; j--)
            {
                longest[i, j] =
                    before[i] == after[j] ? longest[i + 1, j + 1] + 1 : Math.Max(longest[i + 1, j], longest[i, j + 1]);
            }
        }
        return longest;
    }

    private static string[] Lines(string text) => TextHash.Normalised(text).Split('\n');

    private static DifferenceRow Same(string line) => new(DifferenceKind.Same, line);

    private static DifferenceRow Added(string line) => new(DifferenceKind.Added, line);

    private static DifferenceRow Removed(string line) => new(DifferenceKind.Removed, line);
}

/// <summary>One line of one text, or of both.</summary>
public sealed record DifferenceRow(DifferenceKind Kind, string Line);

/// <summary>Which of the two texts has the line.</summary>
public enum DifferenceKind
{
    Same,
    Added,
    Removed,
}
