namespace Tocsin.Web.Changes;

/// <summary>Two texts line by line: the fewest lines that went and came, with a little of what stayed around them.</summary>
public static class LineChanges
{
    /// <summary>Texts longer than this are shown as all gone and all new: comparing them takes the product of their lines.</summary>
    public const int Most = 1_500;

    /// <summary>Lines that stayed are shown this close to a change.</summary>
    public const int Around = 2;

    /// <param name="most">Lines of either text that are still compared; at most <see cref="Most"/>.</param>
    public static IReadOnlyList<ChangedLine> Between(
        IReadOnlyList<string> before,
        IReadOnlyList<string> after,
        int most = Most
    ) =>
        before.Count > most || after.Count > most
            ?
            [
                .. before.Select(l => new ChangedLine(LineKind.Gone, l)),
                .. after.Select(l => new ChangedLine(LineKind.New, l)),
            ]
            : Near(Walk(before, after, Common(before, after)));

    // the length of the longest common subsequence of what follows each pair of places
    private static int[,] Common(IReadOnlyList<string> before, IReadOnlyList<string> after)
    {
        var common = new int[before.Count + 1, after.Count + 1];
        for (var i = before.Count - 1; i >= 0; i--)
        {
            for (var j = after.Count - 1; j >= 0; j--)
                common[i, j] =
                    before[i] == after[j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
        }
        return common;
    }

    private static List<ChangedLine> Walk(IReadOnlyList<string> before, IReadOnlyList<string> after, int[,] common)
    {
        List<ChangedLine> lines = [];
        var (i, j) = (0, 0);
        while (i < before.Count || j < after.Count)
        {
            if (i < before.Count && j < after.Count && before[i] == after[j])
            {
                lines.Add(new(LineKind.Same, before[i++]));
                j++;
            }
            else if (i < before.Count && (j == after.Count || common[i + 1, j] >= common[i, j + 1]))
            {
                lines.Add(new(LineKind.Gone, before[i++]));
            }
            else
            {
                lines.Add(new(LineKind.New, after[j++]));
            }
        }
        return lines;
    }

    private static IReadOnlyList<ChangedLine> Near(List<ChangedLine> lines) =>
        [
            .. lines.Where(
                (line, at) =>
                    line.Kind != LineKind.Same
                    || lines
                        .Skip(at - Around)
                        .Take(2 * Around + 1 - Math.Max(0, Around - at))
                        .Any(near => near.Kind != LineKind.Same)
            ),
        ];
}
