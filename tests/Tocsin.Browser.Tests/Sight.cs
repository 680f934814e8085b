using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Tocsin.Browser.Tests;

/// <summary>
/// A page as people see it: on a phone by day, on a desk by night. Leaves <c>artifacts/screenshots/NAME-WIDTH-SCHEME.png</c>,
/// with <c>TOCSIN_SCREENSHOTS=all</c> each width in both schemes; what axe finds, and what is wider than the screen, is a complaint
/// of that browser.
/// </summary>
internal static class Sight
{
    private static readonly AxeRunOptions Rules = new()
    {
        RunOnly = new()
        {
            Type = "tag",
            Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
        },
    };

    private static readonly bool WantsAll = Environment.GetEnvironmentVariable("TOCSIN_SCREENSHOTS") == "all";

    public static async Task Of(OwnBrowser browser, string name)
    {
        var page = browser.Page;
        var before = page.ViewportSize!;
        foreach (var width in new[] { 360, 1280 })
        {
            await page.SetViewportSizeAsync(width, width == 360 ? 740 : 860);
            // both widths and both schemes are looked at once; what one of them hides the other shows
            var scheme = width == 360 ? ColorScheme.Light : ColorScheme.Dark;
            foreach (var drawn in WantsAll ? [ColorScheme.Light, ColorScheme.Dark] : new[] { scheme })
            {
                await page.EmulateMediaAsync(new() { ColorScheme = drawn });
                await page.ScreenshotAsync(
                    new() { FullPage = true, Path = PathOf($"{name}-{width}-{drawn.ToString().ToLowerInvariant()}") }
                );
            }
            await page.EmulateMediaAsync(new() { ColorScheme = scheme });
            await ShouldBeAccessible(browser, scheme, $"{name} at {width} px, {scheme}");
            await ShouldFit(browser, name, width);
        }
        await page.SetViewportSizeAsync(before.Width, before.Height);
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
    }

    private static string PathOf(string name)
    {
        var folder = Path.Combine(SharedData.Root(), "artifacts", "screenshots");
        Directory.CreateDirectory(folder);
        return Path.Combine(folder, name + ".png");
    }

    private static async Task ShouldBeAccessible(OwnBrowser browser, ColorScheme scheme, string where)
    {
        await using var twin = await Twin.Of(browser, scheme);
        var found = await twin.Page.RunAxe(Rules);
        found.Passes.ShouldNotBeEmpty(where); // it did look
        foreach (var rule in found.Violations)
        {
            var nodes = rule.Nodes.Select(node => $"\n  {node.Html}  {node.Any.FirstOrDefault()?.Message}");
            browser.Complain($"axe on {where}: {rule.Id}, {rule.Help}{string.Concat(nodes)}");
        }
    }

    private static async Task ShouldFit(OwnBrowser browser, string name, int width)
    {
        var page = browser.Page;
        var wide = await page.EvaluateAsync<int>("document.documentElement.scrollWidth");
        if (wide <= width)
            return;
        var culprits = await page.EvaluateAsync<string[]>(
            "w => [...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > w + 1).map(e => e.outerHTML.slice(0, 120))",
            width
        );
        browser.Complain($"{name} is {wide} px wide on a screen of {width}:\n{string.Join('\n', culprits)}");
    }
}
