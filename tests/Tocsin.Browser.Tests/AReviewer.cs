namespace Tocsin.Browser.Tests;

/// <summary>
/// The first member: looks after the installation, has a passkey and no password, asks the others in and reviews what they
/// write. Nobody who drafts invited this one.
/// </summary>
internal sealed class AReviewer(ARunningTocsin tocsin, OwnBrowser browser) : IAsyncDisposable
{
    public const string Name = "Reviewer";

    public OwnBrowser Browser => browser;

    public static async Task<AReviewer> WithAPasskey(ARunningTocsin tocsin)
    {
        var browser = await tocsin.Desk();
        await Passkey.GiveTo(browser);
        return new(tocsin, browser);
    }

    /// <summary>Takes the link of the first screen, up to the page that asks who it is.</summary>
    public async Task TakeTheLinkOfTheFirstScreen()
    {
        await browser.Go(tocsin.Server.FirstMemberLink!.AbsoluteUri);
        await browser.Press("Go on");
    }

    public async Task JoinWithAPasskey()
    {
        await browser.Page.GetByLabel("Name", new() { Exact = true }).FillAsync(Name);
        await browser.Write("E-mail", "reviewer@tocsin.example");
        foreach (var box in await browser.Page.Locator("input[name=sign]").AllAsync())
            await box.CheckAsync();
        await browser.Press("Join with a passkey");
    }

    public async Task SignOutAndInAgain()
    {
        await browser.Press("Sign out");
        await browser.Go(tocsin.Server.Origin("workspace") + "/sign-in");
        await browser.Press("Sign in with a passkey");
    }

    public async Task TypeInCveIds(params string[] ids)
    {
        await browser.Visit("CVE IDs");
        await browser.Write("CVE IDs", string.Join('\n', ids));
        await browser.Press("Add them to the pool");
    }

    /// <summary>Asks a triager in; the link to pass on.</summary>
    public async Task<Uri> Invite(string name)
    {
        await browser.Visit("People");
        await browser.Page.Locator("form[action='/people/invite'] input[name=name]").FillAsync(name);
        await browser
            .Page.Locator("form[action='/people/invite']")
            .GetByLabel("Triager", new() { Exact = true })
            .CheckAsync();
        await browser.Press("Make a link");
        return new(await browser.Page.Locator(".copy-text").InnerTextAsync());
    }

    public async Task OpenTheReview(string number)
    {
        await browser.Visit("Queue");
        await browser.Press(browser.Page.Locator($"a[href='/cases/{number}']"));
        await browser.Follow("Review and publish");
    }

    public Task Approve(int revision) => browser.Press($"Approve revision {revision}");

    public ValueTask DisposeAsync() => browser.DisposeAsync();
}
