namespace Tocsin.Browser.Tests;

/// <summary>That looking at a page finds what is wrong with it: pages are only as good as what looks at them.</summary>
[Collection(OneTocsin.Name)]
public sealed class SightTests(ARunningTocsin tocsin)
{
    [ChromiumFact]
    public async Task What_cannot_be_read_or_reached_or_is_too_wide_is_a_complaint()
    {
        foreach (var scripts in (bool[])[true, false])
        {
            await using var browser = await tocsin.Desk(scripts);
            await browser.Go(tocsin.Server.Origin("public"));
            await browser.Page.SetContentAsync(
                """
                <html lang="en"><title>Wrong</title><body bgcolor="#ffffff"><main><h1>Wrong</h1>
                <p><font color="#cccccc">Pale</font></p><img src="data:,"><table width="2000"><tr><td>Wide</table></main></html>
                """
            );

            await Sight.Of(browser, "wrong");

            var complaint = Should.Throw<ShouldAssertException>(browser.ShouldNotHaveComplained).Message;
            complaint.ShouldContain("color-contrast");
            complaint.ShouldContain("image-alt");
            complaint.ShouldContain("px wide on a screen of 360");
        }
    }
}
