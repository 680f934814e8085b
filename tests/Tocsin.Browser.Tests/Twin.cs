using Microsoft.Playwright;

namespace Tocsin.Browser.Tests;

/// <summary>
/// The same document in a browser that may run scripts: axe is one, and where scripts are off it would wait for ever. The
/// page's own scripts stay out.
/// </summary>
internal sealed class Twin : IAsyncDisposable
{
    private readonly IBrowserContext? context;

    private Twin(IPage page, IBrowserContext? context) => (Page, this.context) = (page, context);

    public IPage Page { get; }

    public static async Task<Twin> Of(OwnBrowser browser)
    {
        if (browser.Scripts)
            return new(browser.Page, null);
        var (address, document) = (browser.Page.Url, await browser.Page.ContentAsync());
        var other = await browser.Page.Context.Browser!.NewContextAsync(new() { ReducedMotion = ReducedMotion.Reduce });
        await other.RouteAsync("**/*.js", script => script.AbortAsync());
        await other.RouteAsync(
            url => url == address,
            asked => asked.FulfillAsync(new() { Body = document, ContentType = "text/html; charset=utf-8" })
        );
        var page = await other.NewPageAsync();
        await page.GotoAsync(address);
        return new(page, other);
    }

    public async ValueTask DisposeAsync()
    {
        if (context is not null)
            await context.CloseAsync();
    }
}
