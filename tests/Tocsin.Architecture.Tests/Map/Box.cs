using Tocsin.Architecture.Tests.Compiled;

namespace Tocsin.Architecture.Tests.Map;

/// <summary>A project on the map: its name, and its namespaces as labels that wrap within its width.</summary>
internal sealed record Box(string Name, bool IsSecret, Place Place, IReadOnlyList<Label> Labels)
{
    public const int ColumnWidth = 250;
    public const int Gap = 36;
    public const int RowGap = 56;
    public const int Margin = 24;
    private const int Head = 38;
    private const int Padding = 14;
    private const int LineHeight = 28;

    public int X => Margin + (Place.Column * (ColumnWidth + Gap));

    public int Width => (Place.Span * (ColumnWidth + Gap)) - Gap;

    /// <summary>What it needs; a row is as high as its highest.</summary>
    public int Needs => Labels.Count == 0 ? Head + 8 : Head + ((Labels[^1].Line + 1) * LineHeight) + 8;

    public int Middle => X + (Width / 2);

    public static Box Of(Compilation compiled, bool isSecret)
    {
        var place = Floor.Of(compiled.Project.Name);
        var width = (place.Span * (ColumnWidth + Gap)) - Gap;
        return new(compiled.Project.Name, isSecret, place, [.. Wrap(Folders(compiled), width)]);
    }

    private static IEnumerable<string> Folders(Compilation compiled) =>
        compiled
            .Namespaces.Where(n => n.StartsWith(compiled.Project.RootNamespace + ".", StringComparison.Ordinal))
            .Select(n => n[(compiled.Project.RootNamespace.Length + 1)..])
            .Where(n => !n.Contains("Migrations", StringComparison.Ordinal));

    private static IEnumerable<Label> Wrap(IEnumerable<string> folders, int width)
    {
        int x = Padding,
            line = 0;
        foreach (var folder in folders)
        {
            var wide = Label.WidthOf(folder);
            if (x > Padding && x + wide > width - Padding)
                (x, line) = (Padding, line + 1);
            yield return new(folder, x, line, Head + (line * LineHeight));
            x += wide + 6;
        }
    }
}

/// <param name="X">From the left of its box.</param>
/// <param name="Y">From the top of its box.</param>
internal sealed record Label(string Text, int X, int Line, int Y)
{
    public int Width => WidthOf(Text);

    // no font can be measured here: seven units a letter is enough for any
    public static int WidthOf(string text) => (text.Length * 7) + 16;
}
