using Spectre.Console;
using Tocsin.Advisories.Imports;
using Tocsin.Public.Sources;

namespace Tocsin.Server.Commands;

/// <summary>An import on the terminal: a bar while it runs, then what became of it.</summary>
internal static class ImportProgress
{
    private const int MostRefusalsShown = 20;

    /// <summary>Shows a bar while an import runs.</summary>
    /// <param name="run">Told what to call for every entry as it goes by, with how many there are.</param>
    public static Task<T> Show<T>(string name, Func<Action<ImportItem, int>, Task<T>> run) =>
        Terminal
            .Open()
            .Progress()
            .AutoClear(enabled: true)
            .StartAsync(progress =>
            {
                var bar = progress.AddTask(Markup.Escape(name), new() { MaxValue = double.MaxValue });
                var (seen, step) = (0, 1);
                return run(
                    (_, total) =>
                    {
                        // a bar that moves for each of 200,000 entries takes longer than they do
                        if (seen == 0)
                            (bar.MaxValue, step) = (total, Math.Max(1, total / 1_000));
                        if (++seen % step == 0)
                            bar.Value = seen;
                    }
                );
            });

    public static void Say(string name, ImportReport report)
    {
        var (added, changed, unchanged, _) = report.Count;
        Console.Out.WriteLine(
            $"{name}: {added} added, {changed} changed, {unchanged} unchanged, {report.Refused} refused, {report.PassedOver} passed over"
        );
        foreach (var refused in report.Why.Take(MostRefusalsShown))
            Console.Out.WriteLine($"  {refused.Path}: {Quarantine.ReasonOf(refused.Problem)}");
        if (report.Refused > MostRefusalsShown)
            Console.Out.WriteLine($"  and {report.Refused - MostRefusalsShown} more");
    }
}
