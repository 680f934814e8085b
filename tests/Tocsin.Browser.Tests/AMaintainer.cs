using System.Text.Json;

namespace Tocsin.Browser.Tests;

/// <summary>Who can fix it and never heard of us, on a phone without scripts: from the code to a released fix.</summary>
internal sealed class AMaintainer(OwnBrowser browser) : IAsyncDisposable
{
    private const string Unfold = "document.querySelectorAll('main details').forEach(d => d.open = true)";

    public static async Task<AMaintainer> OnAPhone(ARunningTocsin tocsin) => new(await tocsin.Phone(scripts: false));

    /// <summary>Knocks with the code that somebody passed on, and reads who asks before anything else.</summary>
    public async Task Knock(string intake, string code)
    {
        await browser.Go(intake + "/maintainer");
        await Sight.Of(browser, "maintainer-entrance");
        await browser.Write("Code or receipt", code);
        await browser.Press("Go on");
        (await browser.Text()).ShouldContain("Make sure that it is us");
        (await browser.Text()).ShouldNotContain("follows links");
        await Sight.Of(browser, "maintainer-invited");
    }

    /// <summary>Signs once control is shown, and comes back with the receipt.</summary>
    public async Task<string> Sign(string intake, string code)
    {
        await browser.Go(intake + "/maintainer");
        await browser.Write("Code or receipt", code);
        await browser.Press("Go on");
        await Sight.Of(browser, "maintainer-terms");
        await browser.Write("Your name", "The one who keeps bell-tar");
        await browser.Press("Sign this");
        await Sight.Of(browser, "maintainer-signed");
        return (await browser.Page.Locator("code").AllInnerTextsAsync()).First(text => text.Count(char.IsDigit) == 39);
    }

    /// <summary>Reads the report, and looks at everything that can be said.</summary>
    public async Task ReadTheReport(string intake, string receipt)
    {
        await browser.Go(intake + "/maintainer");
        await browser.Write("Code or receipt", receipt);
        await browser.Press("Go on");
        (await browser.Text()).ShouldContain("follows links");
        await browser.Page.EvaluateAsync(Unfold);
        await Sight.Of(browser, "maintainer");
        browser.ShouldNotHaveComplained();
    }

    /// <summary>39 digits in what the API answered.</summary>
    public static string CodeOf(string json) =>
        JsonDocument.Parse(json).RootElement.GetProperty("code").GetString().ShouldNotBeNull();

    public ValueTask DisposeAsync() => browser.DisposeAsync();
}
