using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Tocsin.Browser.Tests;

/// <summary>
/// A page as people see it: on a phone by day, on a desk by night. Leaves <c>artifacts/screenshots/NAME-WIDTH-SCHEME.png</c>,
/// with <c>TOCSIN_SCREENSHOTS=all</c> each width in both schemes; what axe finds, and what is wider than the screen, is a complaint
/// of that browser.
/// </summary>
internal static class Sight
{
    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    /// <summary>
    /// Run as it is in the page: the package's own way opens another page for each look to put frames together, of which there are
    /// none here, and that took longer than looking.
    /// </summary>
    private const string Look = """
        async () => {
          const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
          const found = await axe.run(document, { runOnly: { type: "tag", values: tags }, resultTypes: ["violations"] });
          const complaints = found.violations.map(rule =>
            `${rule.id}, ${rule.help}` + rule.nodes.map(node => `\n  ${node.html}  ${node.any[0]?.message ?? ""}`).join(""));
          return [String(found.passes.length), ...complaints];
        }
        """;

    private static readonly bool WantsAll = Environment.GetEnvironmentVariable("TOCSIN_SCREENSHOTS") == "all";

    public static async Task Of(OwnBrowser browser, string name)
    {
        var page = browser.Page;
        var before = page.ViewportSize!;
        await using var twin = await Twin.Of(browser);
        await twin.Page.EvaluateAsync(Axe);
        foreach (var width in new[] { 360, 1280 })
        {
            // both widths and both schemes are looked at once; what one of them hides the other shows
            var scheme = width == 360 ? ColorScheme.Light : ColorScheme.Dark;
            await Dress(page, width, scheme);
            foreach (var drawn in WantsAll ? [ColorScheme.Light, ColorScheme.Dark] : new[] { scheme })
            {
                await page.EmulateMediaAsync(new() { ColorScheme = drawn });
                await page.ScreenshotAsync(
                    new() { FullPage = true, Path = PathOf($"{name}-{width}-{drawn.ToString().ToLowerInvariant()}") }
                );
            }
            await Dress(twin.Page, width, scheme);
            await ShouldBeAccessible(browser, twin.Page, $"{name} at {width} px, {scheme}");
            await ShouldFit(browser, name, width);
        }
        await Dress(page, before.Width, ColorScheme.Light);
        await page.SetViewportSizeAsync(before.Width, before.Height);
    }

    private static async Task Dress(IPage page, int width, ColorScheme scheme)
    {
        await page.SetViewportSizeAsync(width, width == 360 ? 740 : 860);
        await page.EmulateMediaAsync(new() { ColorScheme = scheme });
    }

    private static string PathOf(string name)
    {
        var folder = Path.Combine(SharedData.Root(), "artifacts", "screenshots");
        Directory.CreateDirectory(folder);
        return Path.Combine(folder, name + ".png");
    }

    private static async Task ShouldBeAccessible(OwnBrowser browser, IPage page, string where)
    {
        var found = await page.EvaluateAsync<string[]>(Look);
        found[0].ShouldNotBe("0", where); // it did look
        foreach (var complaint in found.Skip(1))
            browser.Complain($"axe on {where}: {complaint}");
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
