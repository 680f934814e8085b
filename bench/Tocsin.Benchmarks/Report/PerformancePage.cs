using System.Globalization;
using System.Text;
using System.Text.Json;
using Tocsin.Benchmarks.Workloads;

namespace Tocsin.Benchmarks.Report;

/// <summary>
/// Writes what was measured into <c>docs/guide/performance.md</c>, between its two marks, and draws <c>docs/guide/performance.svg</c>.
/// Figures of an earlier run stay until they are measured again: all of them are kept in <c>bench/figures.json</c>.
/// </summary>
internal static class PerformancePage
{
    private const string Begin = "<!-- figures: written by bench -->";
    private const string End = "<!-- end of figures -->";

    private static readonly JsonSerializerOptions Json = new()
    {
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static void Write(IReadOnlyList<Figure> measured)
    {
        var kept = Path.Combine(Artifacts.Root, "bench/figures.json");
        var figures = File.Exists(kept)
            ? JsonSerializer.Deserialize<Dictionary<string, Figure>>(File.ReadAllText(kept))!
            : [];
        foreach (var figure in measured)
            figures[figure.Name] = figure;
        File.WriteAllText(kept, JsonSerializer.Serialize(figures, Json) + "\n");

        var rows = Budget.All.Where(b => figures.ContainsKey(b.Name)).Select(b => (b, figures[b.Name])).ToList();
        var page = Path.Combine(Artifacts.Root, "docs/guide/performance.md");
        var text = File.ReadAllText(page);
        var (from, to) = (text.IndexOf(Begin, StringComparison.Ordinal), text.IndexOf(End, StringComparison.Ordinal));
        File.WriteAllText(page, text[..(from + Begin.Length)] + "\n\n" + Table(rows) + "\n" + text[to..]);
        File.WriteAllText(Path.Combine(Artifacts.Root, "docs/guide/performance.svg"), Bars.Draw(rows));
    }

    private static string Table(IEnumerable<(Budget Budget, Figure Figure)> rows)
    {
        var text = new StringBuilder("| what | measured | must | aim | beside |\n|---|---|---|---|---|\n");
        foreach (var (budget, figure) in rows)
        {
            var sign = budget.LessIsBetter ? "≤" : "≥";
            var peer = budget.Peer == "none" ? "" : budget.Peer;
            var note = figure.Note.Length > 0 ? $"{(peer.Length > 0 ? ": " : "")}{figure.Note}" : "";
            text.Append(
                CultureInfo.InvariantCulture,
                $"| {budget.What} | **{budget.Said(figure.Value)}** | {sign} {budget.Said(budget.Must)} | {sign} {budget.Said(budget.Aim)} | {peer}{note} |\n"
            );
        }
        return text.ToString();
    }
}
