namespace Tocsin.Architecture.Tests.Map;

/// <summary>Where boxes and arrows come to lie once the rows know how high they are.</summary>
internal sealed class Plan
{
    private const int Key = 40;
    private readonly IReadOnlyList<Box> boxes;
    private readonly IReadOnlyList<Arrow> arrows;
    private readonly int[] heights;
    private readonly int[] tops;

    public Plan(IReadOnlyList<Box> boxes, IReadOnlyList<Arrow> arrows)
    {
        (this.boxes, this.arrows) = (boxes, arrows);
        var rows = boxes.Max(b => b.Place.Row) + 1;
        heights = [.. Enumerable.Range(0, rows).Select(row => boxes.Where(b => b.Place.Row == row).Max(b => b.Needs))];
        tops = new int[rows];
        var at = Box.Margin;
        for (var row = rows - 1; row >= 0; row--)
        {
            tops[row] = at;
            at += heights[row] + Box.RowGap;
        }
        Height = at - Box.RowGap + Key;
    }

    public int Height { get; }

    public int Width { get; } = (2 * Box.Margin) + (Floor.Columns * (Box.ColumnWidth + Box.Gap)) - Box.Gap;

    public int Top(Box box) => tops[box.Place.Row];

    public int HeightOf(Box box) => heights[box.Place.Row];

    /// <summary>The arrows as SVG elements: they leave below and arrive above, side by side.</summary>
    public IEnumerable<string> Lines()
    {
        foreach (var arrow in arrows)
        {
            Box from = Named(arrow.From),
                to = Named(arrow.To);
            var leaving = arrows.Where(a => a.From == arrow.From).OrderBy(a => Named(a.To).Middle).ToList();
            var arriving = arrows.Where(a => a.To == arrow.To).OrderBy(a => Named(a.From).Middle).ToList();
            int x1 = Port(from, to, leaving.IndexOf(arrow), leaving.Count),
                x2 = Port(to, from, arriving.IndexOf(arrow), arriving.Count),
                y1 = Top(from) + HeightOf(from),
                y2 = Top(to) - 8;
            var bend = (y2 - y1) / 2;
            yield return $"""<path class="arrow" d="M{x1} {y1} C{x1} {y1 + bend} {x2} {y2 - bend} {x2} {y2}"/><path class="head" d="M{x2 - 5} {y2 - 2} h10 l-5 9 z"/>""";
        }
    }

    // where a wide box meets a narrow one, straight below or above it; else spread evenly
    private static int Port(Box box, Box other, int index, int count) =>
        box.Place.Span > other.Place.Span && other.X >= box.X && other.X + other.Width <= box.X + box.Width
            ? other.Middle
            : box.X + (box.Width * (index + 1) / (count + 1));

    private Box Named(string name) => boxes.Single(b => b.Name == name);
}
