using System.Text;
using Tocsin.Architecture.Tests.Compiled;

namespace Tocsin.Architecture.Tests.Map;

/// <summary>Draws the house as an SVG that follows the reader's light or dark; the same code gives the same bytes.</summary>
internal static class Drawing
{
    private const string Style = """
          <style>
            :root { color-scheme: light dark; }
            .ground { fill: #fbfaf7; }
            .box { fill: #ffffff; stroke: #6b7280; stroke-width: 1.5; }
            .secret .box { fill: #fdf1e7; stroke: #b45309; }
            .name { font: 600 16px system-ui, sans-serif; fill: #1f2430; }
            .label { fill: #eef1f5; }
            .secret .label { fill: #f8dfc8; }
            .folder { font: 12px ui-monospace, monospace; fill: #333b4a; }
            .arrow { fill: none; stroke: #6b7280; stroke-width: 1.5; }
            .head { fill: #6b7280; }
            .key { font: 13px system-ui, sans-serif; fill: #4b5563; }
            @media (prefers-color-scheme: dark) {
              .ground { fill: #14171c; }
              .box { fill: #1e232b; stroke: #8b95a5; }
              .secret .box { fill: #33251a; stroke: #e09a4f; }
              .name { fill: #f0f2f5; }
              .label { fill: #2c333e; }
              .secret .label { fill: #4d3620; }
              .folder { fill: #d5dae2; }
              .arrow { stroke: #8b95a5; }
              .head { fill: #8b95a5; }
              .key { fill: #aeb6c2; }
            }
          </style>
        """;

    public static string Of(IReadOnlyList<Compilation> house)
    {
        var arrows = Arrows(house);
        var secret = house.Where(c => Reach(c.Project.Name, arrows).Append(c.Project.Name).Contains("Ledger"));
        var secretNames = secret.Select(c => c.Project.Name).ToHashSet(StringComparer.Ordinal);
        var boxes = house.Select(c => Box.Of(c, secretNames.Contains(c.Project.Name))).ToList();
        var plan = new Plan(boxes, arrows);

        var svg = new StringBuilder();
        svg.Append(
            $"""
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {plan.Width} {plan.Height}" role="img" aria-labelledby="title desc">
              <title id="title">The projects of Tocsin, what is in them and what each is built on</title>
              <desc id="desc">{InWords(house, arrows)}</desc>

            """
        );
        svg.Append(Style).Append('\n');
        svg.Append($"""  <rect class="ground" width="{plan.Width}" height="{plan.Height}"/>""").Append('\n');
        foreach (var line in plan.Lines())
            svg.Append("  ").Append(line).Append('\n');
        foreach (var box in boxes)
            Draw(svg, box, plan.Top(box), plan.HeightOf(box));
        svg.Append(
            $"""
              <text class="key" x="{Box.Margin}" y="{plan.Height
                - 16}">An arrow leads to what a project is built on. Tinted: reaches the ledger, and so what is secret.</text>
            </svg>

            """
        );
        return svg.ToString();
    }

    private static void Draw(StringBuilder svg, Box box, int top, int height)
    {
        var kind = box.IsSecret ? " class=\"secret\"" : "";
        svg.Append($"""  <g{kind} transform="translate({box.X} {top})">""").Append('\n');
        svg.Append($"""    <rect class="box" width="{box.Width}" height="{height}" rx="8"/>""").Append('\n');
        svg.Append($"""    <text class="name" x="14" y="25">{box.Name}</text>""").Append('\n');
        foreach (var label in box.Labels)
        {
            svg.Append(
                $"""    <rect class="label" x="{label.X}" y="{label.Y}" width="{label.Width}" height="22" rx="4"/>"""
            );
            svg.Append($"""<text class="folder" x="{label.X + 8}" y="{label.Y + 15}">{label.Text}</text>""")
                .Append('\n');
        }
        svg.Append("  </g>\n");
    }

    /// <summary>The references that are not already implied by others.</summary>
    private static IReadOnlyList<Arrow> Arrows(IReadOnlyList<Compilation> house)
    {
        var all = house.SelectMany(c => c.References.Select(to => new Arrow(c.Project.Name, to))).ToList();
        return
        [
            .. all.Where(a =>
                !all.Exists(via => via.From == a.From && via.To != a.To && Reach(via.To, all).Contains(a.To))
            ),
        ];
    }

    private static HashSet<string> Reach(string from, IReadOnlyList<Arrow> arrows)
    {
        var reached = new HashSet<string>(StringComparer.Ordinal);
        var queue = new Queue<string>([from]);
        while (queue.TryDequeue(out var at))
        {
            foreach (var arrow in arrows.Where(a => a.From == at && reached.Add(a.To)))
                queue.Enqueue(arrow.To);
        }
        return reached;
    }

    private static string InWords(IReadOnlyList<Compilation> house, IReadOnlyList<Arrow> arrows) =>
        string.Join(
            " ",
            house.Select(c =>
                arrows.Where(a => a.From == c.Project.Name).Select(a => a.To).ToList() switch
                {
                    [] => $"{c.Project.Name} stands on the ground.",
                    var on => $"{c.Project.Name} is built on {string.Join(" and ", on)}.",
                }
            )
        );
}

/// <summary>One project is built on another.</summary>
internal sealed record Arrow(string From, string To);
