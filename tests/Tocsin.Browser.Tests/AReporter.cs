using System.Text;

namespace Tocsin.Browser.Tests;

/// <summary>Somebody without an account, who found something and writes from a phone with scripts switched off.</summary>
internal sealed class AReporter(ARunningTocsin tocsin, OwnBrowser browser) : IAsyncDisposable
{
    public OwnBrowser Browser => browser;

    /// <summary>What the page said to keep: <c>TC-7KQ4-M2XD</c>.</summary>
    public string Number { get; private set; } = "";

    public string Receipt { get; private set; } = "";

    public static async Task<AReporter> OnAPhone(ARunningTocsin tocsin) =>
        new(tocsin, await tocsin.Phone(scripts: false));

    public Task OpenTheReportPage() => browser.Go(tocsin.Server.Origin("intake"));

    /// <summary>Everything but how to see it happen, and a file.</summary>
    public async Task FillInAllButOneField()
    {
        await browser.Write("What did you find?", AStory.What);
        await browser.Write("Where is it?", AStory.Where);
        await browser
            .Page.GetByLabel("Files")
            .SetInputFilesAsync(
                new Microsoft.Playwright.FilePayload
                {
                    Name = "merge.js",
                    MimeType = "text/javascript",
                    Buffer = Encoding.UTF8.GetBytes(AStory.Attachment),
                }
            );
        await browser.Write("Name in the advisory", AStory.Credit);
        await browser.Unfold("More, if you have it");
        await browser.Write("Affected versions", AStory.Versions);
    }

    public Task AddWhatWasMissing() => browser.Write("How can we see it happen?", AStory.HowToReproduce);

    public Task Send() => browser.Press("Send the report");

    public async Task KeepNumberAndReceipt()
    {
        Number = await browser.Page.Locator(".lead .id").InnerTextAsync();
        Receipt = await browser.Page.Locator(".copy-text").InnerTextAsync();
    }

    public async Task OpenTheMailbox()
    {
        await browser.Go(tocsin.Server.Origin("intake"));
        await browser.Visit("Mailbox");
        await browser.Write("Receipt", Receipt);
        await browser.Press("Open the mailbox");
    }

    public async Task WriteBack(string message)
    {
        await browser.Write("Your message", message);
        await browser.Press("Send");
    }

    /// <summary>Reads the draft that was shared, and says it better.</summary>
    public async Task SuggestBetterWords(string better)
    {
        await browser.Press("Read the draft");
        (await browser.Text()).ShouldContain(AStory.Title);
        await browser.Page.Locator("#suggest-field").SelectOptionAsync("workarounds");
        await browser.Press("Write it");
        await Sight.Of(browser, "shared-draft");
        await browser.Page.Locator("textarea[name=text]").FillAsync(better);
        await browser.Page.Locator("textarea[name=why]").FillAsync("It helps who cannot update today.");
        await browser.Press("Suggest it");
        (await browser.Text()).ShouldContain("Your suggestion is with the team.");
        await Sight.Of(browser, "shared-draft-suggested");
    }

    public ValueTask DisposeAsync() => browser.DisposeAsync();
}
