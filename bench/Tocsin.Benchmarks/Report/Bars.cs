using System.Globalization;
using System.Net;
using System.Text;

namespace Tocsin.Benchmarks.Report;

/// <summary>
/// Each figure as a bar: how many times better than it must be, on a logarithmic scale. What reaches beyond the line keeps its budget.
/// </summary>
internal static class Bars
{
    private const int Row = 30;
    private const int Left = 330;
    private const int Width = 900;
    private const int Line = 430;
    private const double PerTenfold = 180;

    public static string Draw(IReadOnlyList<(Budget Budget, Figure Figure)> rows)
    {
        var height = (rows.Count * Row) + 50;
        var svg = new StringBuilder();
        svg.Append(
            CultureInfo.InvariantCulture,
            $"""
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {Width} {height}" role="img" aria-label="Figures beside their budgets; performance.md has them as a table">
            <style>
            text {"{"} font: 13px system-ui, sans-serif; fill: #1c2430 {"}"} .kept {"{"} fill: #2a6f97 {"}"} .missed {"{"} fill: #b3261e {"}"} .line {"{"} stroke: #5b6675; stroke-dasharray: 4 3 {"}"}
            @media (prefers-color-scheme: dark) {"{"} text {"{"} fill: #e6eaf0 {"}"} .kept {"{"} fill: #6fb3d9 {"}"} .missed {"{"} fill: #f2867e {"}"} {"}"}
            </style>

            """
        );
        for (var i = 0; i < rows.Count; i++)
            Bar(svg, rows[i].Budget, rows[i].Figure, 30 + (i * Row));
        svg.Append(
            CultureInfo.InvariantCulture,
            $"<line class=\"line\" x1=\"{Line}\" x2=\"{Line}\" y1=\"20\" y2=\"{height - 20}\"/><text x=\"{Line}\" y=\"14\" text-anchor=\"middle\">what it must be</text>\n</svg>\n"
        );
        return svg.ToString();
    }

    private static void Bar(StringBuilder svg, Budget budget, Figure figure, int y)
    {
        var times = budget.LessIsBetter ? budget.Must / figure.Value : figure.Value / budget.Must;
        // 0 where it must be 0 is as good as it gets
        times = double.IsNaN(times) ? 10 : Math.Clamp(times, 0.3, 100);
        var end = Line + (Math.Log10(times) * PerTenfold);
        var (from, to) = (Math.Min(Line, end), Math.Max(Line, end));
        svg.Append(
            CultureInfo.InvariantCulture,
            $"""
            <text x="{Left}" y="{y + 14}" text-anchor="end">{WebUtility.HtmlEncode(budget.Name)}</text>
            <rect class="{(budget.IsKept(figure.Value) ? "kept" : "missed")}" x="{from:0.#}" y="{y
                + 3}" width="{Math.Max(2, to - from):0.#}" height="14"/>
            <text x="{to + 6:0.#}" y="{y + 14}">{WebUtility.HtmlEncode(budget.Said(figure.Value))}</text>

            """
        );
    }
}
