namespace Tocsin.Browser.Tests;

/// <summary><c>docs/screenshot.png</c>, drawn anew where <c>TOCSIN_REDRAW=1</c>: a case and what became of it, side by side.</summary>
internal static class ProjectScreenshot
{
    private const int Width = 760;
    private const int Height = 900;
    private const int Largest = 300 * 1024;

    public static bool IsWanted => Environment.GetEnvironmentVariable("TOCSIN_REDRAW") == "1";

    public static async Task Draw(OwnBrowser left, OwnBrowser right)
    {
        var (one, other) = (await Picture(left), await Picture(right));
        var context = await right.Page.Context.Browser!.NewContextAsync(
            new()
            {
                ViewportSize = new() { Width = (2 * Width) + 72, Height = Height + 48 },
            }
        );
        var page = await context.NewPageAsync();
        await page.SetContentAsync(
            $"<body style='margin:24px; display:flex; gap:24px; background:#d9cfbd'>{Image(one)}{Image(other)}"
        );
        var drawn = await page.ScreenshotAsync();
        drawn.Length.ShouldBeLessThan(Largest);
        await File.WriteAllBytesAsync(Path.Combine(SharedData.Root(), "docs", "screenshot.png"), drawn);
        await context.CloseAsync();
    }

    private static async Task<byte[]> Picture(OwnBrowser browser)
    {
        var before = browser.Page.ViewportSize!;
        await browser.Page.SetViewportSizeAsync(Width, Height);
        await browser.Page.EvaluateAsync("scrollTo(0, 0)");
        var picture = await browser.Page.ScreenshotAsync();
        await browser.Page.SetViewportSizeAsync(before.Width, before.Height);
        return picture;
    }

    private static string Image(byte[] png) => $"<img src='data:image/png;base64,{Convert.ToBase64String(png)}'>";
}
