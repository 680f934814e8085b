using System.Text;

namespace Tocsin.Workspace.Tests.Access;

/// <summary>What every route says to every kind of caller, as <c>matrix.txt</c> has it: a route a line, a caller a column.</summary>
internal sealed class Matrix
{
    private const int Gap = 2;
    private const char Comment = '#';

    private readonly IReadOnlyList<string> columns;
    private readonly SortedDictionary<string, IReadOnlyList<string>> rows = new(StringComparer.Ordinal);

    public Matrix(IReadOnlyList<string> columns) => this.columns = columns;

    public static string File { get; } = Path.Combine(AppContext.BaseDirectory, "Access", "matrix.txt");

    /// <summary>One row.</summary>
    /// <param name="route">Origin, method and pattern, without two spaces in a row.</param>
    /// <param name="words">One for each column.</param>
    public void Add(string route, IReadOnlyList<string> words) => rows.Add(route, words);

    /// <summary>Every word that is in it.</summary>
    public IEnumerable<string> Words => rows.Values.SelectMany(row => row);

    /// <summary>The lines of a file but for its comments and empty ones.</summary>
    public static IReadOnlyList<string> Read(string path) =>
        [
            .. System
                .IO.File.ReadLines(path)
                .Select(line => line.TrimEnd())
                .Where(line => line.Length > 0 && line[0] != Comment),
        ];

    /// <summary>As the file has them: a line of column names, then a line a route, in order.</summary>
    public IReadOnlyList<string> Lines()
    {
        var first = rows.Keys.Max(route => route.Length) + Gap;
        return [Line(first, "", columns), .. rows.Select(row => Line(first, row.Key, row.Value))];
    }

    private string Line(int first, string route, IReadOnlyList<string> words)
    {
        var line = new StringBuilder(route.PadRight(first));
        foreach (var (column, word) in columns.Zip(words))
            line.Append(word.PadRight(Math.Max(column.Length, "login".Length) + Gap));
        return line.ToString().TrimEnd();
    }
}
