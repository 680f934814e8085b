namespace Tocsin.Browser.Tests;

/// <summary>What strangers read, with the advisories of <c>samples/</c>.</summary>
[Collection(OneTocsin.Name)]
public sealed class PublicPagesTests(ARunningTocsin tocsin)
{
    [ChromiumFact]
    public async Task The_front_page_shows_advisories_and_what_to_paste()
    {
        await using var browser = await tocsin.Desk();
        await browser.Go(tocsin.Server.Origin("public"));
        (await browser.Text()).ShouldContain("npm audit");
        await Sight.Of(browser, "front");
        browser.ShouldNotHaveComplained();
    }

    [ChromiumFact]
    public async Task A_search_finds_and_a_row_leads_to_its_advisory()
    {
        await using var browser = await tocsin.Phone(scripts: false);
        await browser.Go(tocsin.Server.Origin("public") + "/advisories");
        var first = browser.Page.Locator("table a[href^='/advisories/']").First;
        var title = await first.InnerTextAsync();
        await Sight.Of(browser, "list");
        await browser.Press(first);
        (await browser.Text()).ShouldContain(title);
        await Sight.Of(browser, "sample");
        browser.ShouldNotHaveComplained();
    }

    [ChromiumFact]
    public async Task What_is_not_there_is_said_on_a_page_of_the_site()
    {
        await using var browser = await tocsin.Phone(scripts: false);
        await browser.Go(tocsin.Server.Origin("public") + "/advisories/TCS-1999-1");
        await Sight.Of(browser, "not-found");
        browser.ShouldNotHaveComplained();
    }
}
