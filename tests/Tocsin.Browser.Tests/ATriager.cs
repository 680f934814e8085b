using Microsoft.Playwright;

namespace Tocsin.Browser.Tests;

/// <summary>
/// Answers reporters and writes advisories, with a password and an authenticator, in a browser that runs no scripts at all.
/// </summary>
internal sealed class ATriager(ARunningTocsin tocsin, OwnBrowser browser) : IAsyncDisposable
{
    public const string Name = "Triager";

    private const string Email = "triager@tocsin.example";
    private const string Password = "four words of a sentence";

    private Authenticator? authenticator;
    private string recoveryCode = "";

    public OwnBrowser Browser => browser;

    public static async Task<ATriager> WithoutScripts(ARunningTocsin tocsin) =>
        new(tocsin, await tocsin.Desk(scripts: false));

    public async Task TakeTheInvitation(Uri link)
    {
        await browser.Go(link.AbsoluteUri);
        await browser.Press("Go on");
    }

    public async Task JoinWithAPasswordAndAnAuthenticator()
    {
        await browser.Write("E-mail", Email);
        await browser.Write("New password", Password);
        authenticator = new(await browser.Page.Locator(".copy-text").InnerTextAsync());
        await browser.Page.Locator("input[name=otp]").FillAsync(await authenticator.Code());
        foreach (var box in await browser.Page.Locator("input[name=sign]").AllAsync())
            await box.CheckAsync();
        await browser.Press("Join");
    }

    public async Task KeepARecoveryCode()
    {
        recoveryCode = await browser.Page.Locator(".recovery-codes code").First.InnerTextAsync();
        await browser.Follow("I have kept them");
    }

    /// <summary>On a day when the phone lies at home: a recovery code opens the door, and proves nothing more than that.</summary>
    public async Task SignInAgainWithARecoveryCode()
    {
        await browser.Press("Sign out");
        await browser.Go(tocsin.Server.Origin("workspace") + "/sign-in");
        await browser.Write("E-mail", Email);
        await browser.Write("Password", Password);
        await browser.Write("Code", recoveryCode);
        await browser.Press("Sign in");
    }

    public Task OpenTheQueue() => browser.Visit("Queue");

    public async Task OpenTheCase(string number)
    {
        await OpenTheQueue();
        await browser.Press(browser.Page.Locator($"a[href='/cases/{number}']"));
    }

    public async Task AskForMore(string question)
    {
        await browser.Unfold("Ask for more");
        await browser.Write("Question to the reporter", question);
        await browser.Press("Ask the reporter");
    }

    public async Task Accept(string answer)
    {
        await browser.Unfold("Accept");
        await browser.Page.GetByLabel("Answer to the reporter").First.FillAsync(answer);
        await browser.Press("Accept the report");
    }

    public Task AssignACve() => browser.Press("Assign the next CVE ID");

    public Task BeginTheAdvisory() => browser.Follow("Write the advisory");

    /// <summary>A summary and a package whose versions nobody can read.</summary>
    public async Task WriteADraftWithMistakes()
    {
        await browser.Write("Summary", AStory.Title);
        await Field("affected[0].package.ecosystem").FillAsync("npm");
        await Field("affected[0].package.name").FillAsync(AStory.Package);
        await Field("affected[0].ranges[0].introduced").FillAsync("two point zero");
        await Field("affected[0].ranges[0].fixed").FillAsync(AStory.Fixed);
        await browser.Press("Save");
    }

    public async Task MendTheMistakes()
    {
        await Field("affected[0].ranges[0].introduced").FillAsync("0");
        await Field("impact").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await Field("cwes[0]").FillAsync("CWE-1321");
        await Field("details").FillAsync(AStory.Details);
        await Field("references[0].url").FillAsync(AStory.FixAddress);
        await browser.Press($"Add “{AStory.Credit}”, who reported it");
    }

    /// <summary>Answers every question of the calculator for CVSS 3.1: over the network, by anybody, wholly.</summary>
    public async Task Calculate()
    {
        await browser.Unfold("Calculate with CVSS 3.1");
        foreach (var answer in AStory.Vector.Split('/')[1..])
        {
            var (metric, value) = (answer.Split(':')[0], answer.Split(':')[1]);
            await browser.Page.Locator($"input[name='cvss31.{metric}'][value='{value}']").CheckAsync();
        }
        await browser.Press(browser.Page.Locator("button[value='score 3.1']"));
    }

    public Task Preview() => browser.Press(browser.Page.Locator(".actions button[value=check]"));

    public Task Save() => browser.Press("Save");

    public async Task AskForAReview()
    {
        await browser.Follow("Review and publish");
        await browser.Press("Ask for a review");
    }

    /// <summary>Looks at exactly what the reporter will read before they do.</summary>
    public async Task ShareTheDraftWithTheReporter()
    {
        await browser.Follow("Sharing and remarks");
        await browser.Page.Locator("input[name=with][value=with-reporter]").CheckAsync();
        await browser.Press("Look at what they will read");
        (await browser.Text()).ShouldContain(AStory.Title);
        await Sight.Of(browser, "draft-share");
        await browser.Press("Share it with the reporter");
    }

    public async Task PublishWithACode(int revision)
    {
        await browser.Write("Code of your authenticator", await authenticator!.Code());
        await browser.Press($"Publish revision {revision}");
    }

    public ValueTask DisposeAsync() => browser.DisposeAsync();

    private ILocator Field(string name) => browser.Page.Locator($"[name='{name}']");
}
