using System.Diagnostics;
using Tocsin.Governance.People;
using Tocsin.Workspace.Tests;
using Tocsin.Workspace.Tests.Scale;

namespace Tocsin.Benchmarks.Cases;

/// <summary>A year of a busy programme: the queue and a case's page, asked over HTTP, until the last byte is there.</summary>
internal static class CaseFigures
{
    private const int Cases = 1_000;
    private const int Entries = 200;
    private const int Warm = 20;
    private const int Asked = 200;

    public static async Task<IReadOnlyList<Figure>> Measure()
    {
        await using var tocsin = await TestWorkspace.Start();
        var triager = await tocsin.Given([Duty.Triager]);
        var numbers = await ManyCases.In(
            tocsin,
            triager,
            Cases,
            Entries,
            made => Console.Error.WriteLine($"  {made:N0} of {Cases:N0} cases made")
        );
        await Quiet(tocsin);
        using var ann = await tocsin.SignIn(triager);
        return
        [
            await Times("cases.queue", ann, _ => "/"),
            // never the same twice: nothing of a case is kept in memory between two looks
            await Times("cases.page", ann, i => $"/cases/{numbers[i * 7919 % Cases]}"),
        ];
    }

    // a year's mail is sent first: it would all be written in the minutes that are measured
    private static async Task Quiet(TestWorkspace tocsin)
    {
        for (var tries = 0; tries < 10; tries++)
        {
            try
            {
                await tocsin.Work();
                return;
            }
            catch (OperationCanceledException)
            {
                Console.Error.WriteLine("  mail is still being sent");
            }
        }
    }

    private static async Task<Figure> Times(string name, TestBrowser browser, Func<int, string> path)
    {
        var times = new List<double>();
        for (var i = 0; i < Warm + Asked; i++)
        {
            var began = Stopwatch.GetTimestamp();
            var answer = await browser.Page(path(i));
            var took = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
            if (answer.Status != 200)
                throw new InvalidOperationException($"{path(i)} answered {answer.Status}.");
            if (i >= Warm)
                times.Add(took);
        }
        times.Sort();
        return new(name, times[Asked * 95 / 100], $"half of them within {times[Asked / 2]:N1} ms");
    }
}
