namespace Tocsin.Browser.Tests;

/// <summary>The door of the workspace, for whoever is not let in.</summary>
[Collection(OneTocsin.Name)]
public sealed class SigningInTests(ARunningTocsin tocsin)
{
    [ChromiumFact]
    public async Task The_queue_leads_a_stranger_to_the_door()
    {
        await using var browser = await tocsin.Phone(scripts: false);
        await browser.Go(tocsin.Server.Origin("workspace"));
        (await browser.Heading()).ShouldBe("Sign in");
        await Sight.Of(browser, "sign-in");
        browser.ShouldNotHaveComplained();
    }

    [ChromiumFact]
    public async Task Whatever_is_wrong_the_refusal_is_one_and_the_same()
    {
        await using var browser = await tocsin.Desk();
        await browser.Go(tocsin.Server.Origin("workspace") + "/sign-in");
        await browser.Write("E-mail", "nobody@tocsin.example");
        await browser.Write("Password", "not the password");
        await browser.Write("Code", "000000");
        await browser.Press("Sign in");
        (await browser.Heading()).ShouldBe("Sign in");
        await Sight.Of(browser, "sign-in-refused");
        browser.ShouldNotHaveComplained();
    }
}
