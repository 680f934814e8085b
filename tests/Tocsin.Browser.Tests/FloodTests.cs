using System.Net.Http.Json;
using Microsoft.Playwright;

namespace Tocsin.Browser.Tests;

/// <summary>Reporting while very many report, with scripts and without, and what the team then sees.</summary>
public sealed class FloodTests(AFloodedTocsin tocsin) : IClassFixture<AFloodedTocsin>
{
    private string Intake => tocsin.Server.Origin("intake");

    [ChromiumFact]
    public async Task With_scripts_a_report_passes_the_line_and_without_them_it_stands_there()
    {
        // a page from before the flood: the script asks when it is sent
        await using var early = await tocsin.Phone();
        await early.Go(Intake);
        (await early.Text()).ShouldNotContain("Very many reports");
        await ByProgram(0);

        await Fill(early);
        await early.Press("Send the report");
        (await early.Heading()).ShouldBe("Thank you. Your report is with us.");
        (await early.Text()).ShouldContain("The response team has been told.");

        await WhileSomebodyTypes();
        await WithoutScripts();
        await WhatTheTeamSees();
        early.ShouldNotHaveComplained();
    }

    private async Task WhileSomebodyTypes()
    {
        await using var browser = await tocsin.Desk();
        await browser.Go(Intake);
        (await browser.Text()).ShouldContain("Very many reports are coming in");
        await Sight.Of(browser, "report-busy");
        var proof = browser.Page.Locator("input[name=proof]");
        (await proof.InputValueAsync()).ShouldBe("", "nothing is worked on before somebody types");
        await Fill(browser);
        await Assertions
            .Expect(proof)
            .ToHaveValueAsync(
                new System.Text.RegularExpressions.Regex(
                    "^.{135}$",
                    System.Text.RegularExpressions.RegexOptions.None,
                    TimeSpan.FromSeconds(1)
                )
            );
        await browser.Press("Send the report");
        (await browser.Text()).ShouldContain("The response team has been told.");
        browser.ShouldNotHaveComplained();
    }

    private async Task WithoutScripts()
    {
        await using var browser = await tocsin.Phone(scripts: false);
        await browser.Go(Intake);
        await Fill(browser);
        await browser.Press("Send the report");
        (await browser.Text()).ShouldContain("It stands in line");
        await Sight.Of(browser, "received-in-line");
        var receipt = await browser.Page.Locator(".copy-text").InnerTextAsync();
        await browser.Visit("Mailbox");
        await browser.Write("Receipt", receipt);
        await browser.Press("Open the mailbox");
        (await browser.Text()).ShouldContain("It stands in line");
        await Sight.Of(browser, "mailbox-in-line");
        browser.ShouldNotHaveComplained();
    }

    private async Task WhatTheTeamSees()
    {
        for (var i = 1; i < 6; i++)
            await ByProgram(i);
        await using var triager = await ATriager.WithoutScripts(tocsin);
        await triager.TakeTheInvitation(tocsin.Server.FirstMemberLink!);
        await triager.Browser.Page.GetByLabel("Name", new() { Exact = true }).FillAsync(ATriager.Name);
        await triager.JoinWithAPasswordAndAnAuthenticator();
        await triager.KeepARecoveryCode();
        var browser = triager.Browser;
        await browser.Go(tocsin.Server.Origin("workspace"));
        (await browser.Text()).ShouldContain("6 reports stand in line");
        await browser.Follow("Look at the line");
        (await browser.Heading()).ShouldBe("The line");
        await Sight.Of(browser, "line");
        await browser.Press(
            browser.Page.GetByRole(AriaRole.Button, new() { Name = "Reject those chosen as spam" }).First
        );
        (await browser.Heading()).ShouldBe("Done for 5 of 5");
        browser.ShouldNotHaveComplained();
    }

    private static async Task Fill(OwnBrowser browser)
    {
        await browser.Write("What did you find?", AStory.What);
        await browser.Write("Where is it?", AStory.Where);
        await browser.Write("How can we see it happen?", AStory.HowToReproduce);
    }

    private async Task ByProgram(int number)
    {
        var sent = await tocsin.Server.Intake.PostAsJsonAsync(
            "/api/reports",
            new
            {
                what = "A scanner of ours has found that your site sends no header of the kind that our product sells, which is a critical "
                    + $"vulnerability for which we expect a reward. Number {number}.",
                where = "your site",
                howToReproduce = "Run our scanner against your site and look at the report that it writes for you.",
            }
        );
        ((int)sent.StatusCode).ShouldBe(number == 0 ? 201 : 202);
    }
}
