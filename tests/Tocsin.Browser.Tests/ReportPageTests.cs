namespace Tocsin.Browser.Tests;

/// <summary>The page that somebody may see who never reported a vulnerability before.</summary>
[Collection(OneTocsin.Name)]
public sealed class ReportPageTests(ARunningTocsin tocsin)
{
    // what can be tabbed to, and whether one sees that the focus is there
    private const string Marked =
        "e => { const s = getComputedStyle(e); return s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2; }";

    private const string Reachable =
        "[...document.querySelectorAll('a[href], button, input:not([type=hidden]), textarea, select, summary')]"
        + ".filter(e => e.checkVisibility({ visibilityProperty: true }) && !e.disabled)";

    [ChromiumFact]
    public async Task It_looks_right_to_a_first_visitor()
    {
        await using var browser = await tocsin.Phone(scripts: false);
        await browser.Go(tocsin.Server.Origin("intake"));
        await Sight.Of(browser, "report");
        browser.ShouldNotHaveComplained();
    }

    [ChromiumFact]
    public async Task Tab_reaches_everything_and_shows_where_it_is()
    {
        await using var browser = await tocsin.Desk();
        await browser.Go(tocsin.Server.Origin("intake"));
        var page = browser.Page;
        var expected = await page.EvaluateAsync<int>($"{Reachable}.length");
        expected.ShouldBeGreaterThan(10);
        await page.EvaluateAsync($"{Reachable}.forEach((e, i) => e.dataset.tab = i)");

        var reached = new HashSet<string>(StringComparer.Ordinal);
        for (var presses = 0; presses <= expected; presses++)
        {
            await page.Keyboard.PressAsync("Tab");
            var at = page.Locator(":focus");
            if (
                await at.CountAsync() == 0
                || await at.GetAttributeAsync("data-tab") is not { } tab
                || !reached.Add(tab)
            )
                break;
            (await at.EvaluateAsync<bool>(Marked)).ShouldBeTrue(await at.EvaluateAsync<string>("e => e.outerHTML"));
        }
        reached.Count.ShouldBe(expected);
    }
}
