using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Playwright;

namespace Tocsin.Browser.Tests;

/// <summary>The whole path in a real browser, told once: what somebody found in private becomes what everybody can read.</summary>
[Collection(OneTocsin.Name)]
public sealed class FromReportToAdvisoryTests(ARunningTocsin tocsin)
{
    private static readonly string Cve = $"CVE-{TimeProvider.System.GetUtcNow().Year}-44001";

    [ChromiumFact]
    public async Task A_private_report_becomes_a_public_advisory()
    {
        await using var reviewer = await AReviewer.WithAPasskey(tocsin);
        await using var triager = await ATriager.WithoutScripts(tocsin);
        await using var reporter = await AReporter.OnAPhone(tocsin);

        await The_first_member_comes_in_by_the_setup_link(reviewer);
        await A_triager_is_asked_in(reviewer, triager);
        await What_they_promise_changes(reviewer, triager);
        await Something_is_proposed_and_somebody_objects(reviewer, triager);
        await A_report_is_sent_after_a_mistake(reporter);
        await A_question_goes_back_and_forth(triager, reporter);
        await The_advisory_is_written(triager, reporter);
        await The_reporter_says_it_better(triager, reporter);
        await Somebody_else_approves_it(reviewer, reporter);
        var id = await It_is_published(triager, reporter);
        await Everybody_can_read_it(id, triager);
        await The_reporter_sees_that_it_is_out(reporter, id);
        await What_a_CNA_works_with(reviewer, triager, reporter);
        await What_else_they_work_with(reviewer, triager);
        await What_becomes_of_other_reports(new(tocsin, reviewer, triager));
        foreach (var browser in new[] { reviewer.Browser, triager.Browser, reporter.Browser })
            browser.ShouldNotHaveComplained();
    }

    private static async Task The_first_member_comes_in_by_the_setup_link(AReviewer reviewer)
    {
        await reviewer.TakeTheLinkOfTheFirstScreen();
        await Sight.Of(reviewer.Browser, "join");
        await reviewer.JoinWithAPasskey();
        await Sight.Of(reviewer.Browser, "queue-empty");
        await reviewer.SignOutAndInAgain();

        await reviewer.Browser.Visit("CVE IDs");
        await Sight.Of(reviewer.Browser, "cve-ids-none");
        await reviewer.TypeInCveIds(Cve, Cve[..^1] + "2", Cve[..^1] + "3");
        (await reviewer.Browser.Text()).ShouldContain(Cve);
        await Sight.Of(reviewer.Browser, "cve-ids");
        await reviewer.Browser.Visit("Installation");
        await Sight.Of(reviewer.Browser, "installation");
        await reviewer.Browser.Visit("Me");
        await Sight.Of(reviewer.Browser, "me");
        await reviewer.Browser.Follow("How you hear of news");
        await Sight.Of(reviewer.Browser, "notifications");
    }

    private async Task What_a_CNA_works_with(AReviewer reviewer, ATriager triager, AReporter reporter)
    {
        var workspace = tocsin.Server.Origin("workspace");
        var year = TimeProvider.System.GetUtcNow().Year;
        foreach (
            var (path, name) in new[]
            {
                ($"/cve-ids/{Cve}", "cve-id"),
                ($"/cve-ids/years/{year}", "cve-year"),
                ("/cve-ids/report", "cve-report"),
                ("/cve-services", "cve-services"),
            }
        )
        {
            await reviewer.Browser.Go(workspace + path);
            await Sight.Of(reviewer.Browser, name);
        }
        await reviewer.Browser.Go(workspace + "/cve-batch");
        await reviewer.Browser.Write("Their IDs begin with", "SAMPLE-");
        await reviewer.Browser.Press("Look for those without an ID");
        (await reviewer.Browser.Text()).ShouldContain("Row by row");
        await Sight.Of(reviewer.Browser, "cve-batch");
        foreach (var (part, name) in new[] { ("counting", "case-counting"), ("other-cna", "case-other-cna") })
        {
            await triager.Browser.Go($"{workspace}/cases/{reporter.Number}/{part}");
            await Sight.Of(triager.Browser, name);
        }
        await reporter.Browser.Go(tocsin.Server.Origin("intake") + "/cve-request");
        await Sight.Of(reporter.Browser, "cve-request");
    }

    // operator and triager: each page with something on it, or kind where there is nothing yet
    private async Task What_else_they_work_with(AReviewer reviewer, ATriager triager)
    {
        var workspace = tocsin.Server.Origin("workspace");
        foreach (
            var (path, name) in new[]
            {
                ("/programme", "programme"),
                ("/programme/products", "programme-products"),
                ("/threat-models", "threat-models"),
                ("/meetings", "meetings"),
                ("/meetings/new", "meeting-new"),
                ("/consultations", "consultations"),
                ("/partners", "partners"),
            }
        )
        {
            await reviewer.Browser.Go(workspace + path);
            await Sight.Of(reviewer.Browser, name);
        }
        await triager.Browser.Visit("Deadlines");
        await Sight.Of(triager.Browser, "deadlines");
        await triager.Browser.Visit("People");
        await triager.Browser.Follow(ATriager.Name);
        await Sight.Of(triager.Browser, "person");
        await triager.Browser.Go(tocsin.Server.Origin("intake") + "/challenge");
        await Sight.Of(triager.Browser, "challenge");
        await triager.Browser.Go(tocsin.Server.Origin("public") + "/threat-model");
        await Sight.Of(triager.Browser, "public-threat-model");
    }

    private static async Task What_becomes_of_other_reports(OtherReports others)
    {
        await others.One_that_several_have_to_fix();
        await others.One_that_is_not_taken_on();
        await others.Whose_turn_it_is();
        await others.What_is_promised_and_kept();
    }

    private static async Task A_triager_is_asked_in(AReviewer reviewer, ATriager triager)
    {
        var link = await reviewer.Invite(ATriager.Name);
        await Sight.Of(reviewer.Browser, "invitation");
        await triager.Browser.Go(link.AbsoluteUri);
        await Sight.Of(triager.Browser, "invited");
        await triager.TakeTheInvitation(link);
        await triager.JoinWithAPasswordAndAnAuthenticator();
        await Sight.Of(triager.Browser, "recovery-codes");
        await triager.KeepARecoveryCode();
        await triager.SignInAgainWithARecoveryCode();
        await reviewer.Browser.Visit("People");
        await Sight.Of(reviewer.Browser, "people");
    }

    private async Task What_they_promise_changes(AReviewer reviewer, ATriager triager)
    {
        await reviewer.Browser.Follow("What members promise");
        await Sight.Of(reviewer.Browser, "agreements");
        await reviewer.Browser.Follow("privacy agreement, version 1");
        await reviewer.Browser.Unfold("Publish the next version");
        var text = reviewer.Browser.Page.Locator("textarea[name=markdown]");
        await text.FillAsync(
            await text.InputValueAsync() + "\n\nWe do not talk about cases in public chat rooms either."
        );
        await reviewer.Browser.Page.Locator("input[name=daysToSign]").FillAsync("0");
        await reviewer.Browser.Press("Publish");
        await Sight.Of(reviewer.Browser, "agreement");

        await triager.Browser.Go(tocsin.Server.Origin("workspace"));
        (await triager.Browser.Heading()).ShouldBe("One thing first");
        await Sight.Of(triager.Browser, "standing-none");
        foreach (var member in new[] { triager.Browser, reviewer.Browser })
        {
            await member.Go(tocsin.Server.Origin("workspace"));
            await member.Follow("Read and sign it.");
            (await member.Text()).ShouldContain("public chat rooms");
            await member.Page.Locator("#sign\\.box").CheckAsync();
            await member.Press("Sign");
            (await member.Heading()).ShouldBe("What you may");
        }
        await Sight.Of(triager.Browser, "standing");
        await reviewer.Browser.Visit("People");
        await reviewer.Browser.Follow("Who may get at what, and why");
        await Sight.Of(reviewer.Browser, "access");
    }

    private async Task Something_is_proposed_and_somebody_objects(AReviewer reviewer, ATriager triager)
    {
        var workspace = tocsin.Server.Origin("workspace");
        await triager.Browser.Go(workspace + "/teams");
        await Sight.Of(triager.Browser, "teams");
        await triager.Browser.Follow("Core response");
        await Sight.Of(triager.Browser, "team");
        await triager.Browser.Go(workspace + "/proposals/new");
        await Sight.Of(triager.Browser, "proposal-kinds");
        await triager.Browser.Follow("Somebody joins a team");
        await Sight.Of(triager.Browser, "proposal-new");
        await triager.Browser.Page.Locator("select[name=team]").SelectOptionAsync("core-response");
        await triager
            .Browser.Page.Locator("select[name=person]")
            .SelectOptionAsync(new[] { new SelectOptionValue { Label = ATriager.Name } });
        await triager.Browser.Page.Locator("textarea[name=reason]").FillAsync("I do this work already.");
        await triager.Browser.Press("Propose it");
        await Sight.Of(triager.Browser, "proposal");

        await reviewer.Browser.Visit("Proposals");
        await Sight.Of(reviewer.Browser, "proposals");
        await reviewer.Browser.Press(reviewer.Browser.Page.Locator("main a[href^='/proposals/pr-']").First);
        await reviewer.Browser.Page.Locator("textarea[name=reason]").First.FillAsync("Let us vote on it.");
        await reviewer.Browser.Press("Object");
        await reviewer.Browser.Page.Locator("input[name=choice]").First.CheckAsync();
        await reviewer.Browser.Press("Vote");
        (await reviewer.Browser.Text()).ShouldContain("Let us vote on it.");
        await Sight.Of(reviewer.Browser, "proposal-ballot");
    }

    private static async Task A_report_is_sent_after_a_mistake(AReporter reporter)
    {
        await reporter.OpenTheReportPage();
        await reporter.FillInAllButOneField();
        await reporter.Send();

        await Sight.Of(reporter.Browser, "report-mistake");
        var page = reporter.Browser.Page;
        (await page.GetByLabel("What did you find?").InputValueAsync()).ShouldBe(AStory.What);
        (await page.GetByLabel("Affected versions").InputValueAsync()).ShouldBe(AStory.Versions);
        (await reporter.Browser.Text()).ShouldContain("merge.js"); // the file survived too

        await reporter.AddWhatWasMissing();
        await reporter.Send();
        await reporter.KeepNumberAndReceipt();
        reporter.Number.ShouldStartWith("TC-");
        reporter.Receipt.Count(char.IsAsciiDigit).ShouldBe(39);
        await Sight.Of(reporter.Browser, "report-received");
    }

    private static async Task A_question_goes_back_and_forth(ATriager triager, AReporter reporter)
    {
        await triager.OpenTheQueue();
        (await triager.Browser.Text()).ShouldContain(reporter.Number);
        await Sight.Of(triager.Browser, "queue");
        await triager.OpenTheCase(reporter.Number);
        (await triager.Browser.Text()).ShouldContain("merge.js");
        await Sight.Of(triager.Browser, "case-new");
        await triager.AskForMore(AStory.Question);

        await reporter.OpenTheMailbox();
        (await reporter.Browser.Text()).ShouldContain("as the target too?");
        await Sight.Of(reporter.Browser, "mailbox-question");
        await reporter.WriteBack(AStory.Reply);
        (await reporter.Browser.Text()).ShouldContain("Your message is with the team.");

        await triager.OpenTheCase(reporter.Number);
        (await triager.Browser.Text()).ShouldContain("with any target");
        await triager.Accept(AStory.Answer);
    }

    private static async Task The_advisory_is_written(ATriager triager, AReporter reporter)
    {
        await triager.AssignACve();
        (await triager.Browser.Text()).ShouldContain(Cve);
        await triager.BeginTheAdvisory();
        await Sight.Of(triager.Browser, "draft-empty");
        await triager.WriteADraftWithMistakes();
        // all at once: the version that is none, and the details that are missing
        (await triager.Browser.Page.Locator(".lint li.error a").AllInnerTextsAsync()).ShouldBe(
            ["From", "Details"],
            ignoreOrder: true
        );
        await Sight.Of(triager.Browser, "draft-mistakes");

        await triager.MendTheMistakes();
        await triager.Calculate();
        (await triager.Browser.Page.GetByLabel("CVSS vector").InputValueAsync()).ShouldBe(AStory.Vector);
        await triager.Preview();
        (await triager.Browser.Page.Locator(".preview").InnerTextAsync()).ShouldContain("9.8");
        (await triager.Browser.Page.Locator(".lint li.error").CountAsync()).ShouldBe(0);
        await triager.Save();
        await Sight.Of(triager.Browser, "draft");
        await triager.AskForAReview();
        await triager.OpenTheCase(reporter.Number);
        await Sight.Of(triager.Browser, "case-review-wanted");
    }

    private static async Task The_reporter_says_it_better(ATriager triager, AReporter reporter)
    {
        await triager.ShareTheDraftWithTheReporter();
        await reporter.OpenTheMailbox();
        await Sight.Of(reporter.Browser, "mailbox-draft");
        await reporter.SuggestBetterWords(AStory.Workaround);
        await triager.OpenTheCase(reporter.Number);
        await triager.Browser.Follow("Sharing and remarks");
        (await triager.Browser.Text()).ShouldContain("Seen by Reporter");
        await Sight.Of(triager.Browser, "remarks");
        await triager.Browser.Press("Accept it as revision 3");
        (await triager.Browser.Text()).ShouldContain("It is in revision 3.");
        await Sight.Of(triager.Browser, "remarks-accepted");
        await triager.OpenTheCase(reporter.Number);
        await triager.AskForAReview();
    }

    private static async Task Somebody_else_approves_it(AReviewer reviewer, AReporter reporter)
    {
        await reviewer.OpenTheReview(reporter.Number);
        (await reviewer.Browser.Page.Locator(".preview").InnerTextAsync()).ShouldContain(AStory.Title);
        await Sight.Of(reviewer.Browser, "review");
        await reviewer.Approve(3);
    }

    private static async Task<string> It_is_published(ATriager triager, AReporter reporter)
    {
        await triager.OpenTheCase(reporter.Number);
        await triager.Browser.Follow("Review and publish");
        await Sight.Of(triager.Browser, "publish");
        await triager.PublishWithACode(3);
        var link = triager.Browser.Page.Locator("aside .facts a[href*='/advisories/']");
        await triager.Browser.Await(link);
        await Sight.Of(triager.Browser, "published");
        return await link.InnerTextAsync();
    }

    private async Task Everybody_can_read_it(string id, ATriager triager)
    {
        await using var reader = await tocsin.Desk();
        await reader.Go($"{tocsin.Server.Origin("public")}/advisories/{id}");
        (await reader.Heading()).ShouldBe(AStory.Title);
        var text = await reader.Text();
        text.ShouldContain(Cve);
        text.ShouldContain(AStory.Credit);
        await Sight.Of(reader, "advisory");
        if (ProjectScreenshot.IsWanted)
            await ProjectScreenshot.Draw(triager.Browser, reader);
        await reader.Visit("Advisories");
        await Sight.Of(reader, "advisories");
        reader.ShouldNotHaveComplained();

        (await tocsin.Server.Public.GetStringAsync("/feed.atom")).ShouldContain(id);
        var record = await tocsin.Server.Public.GetFromJsonAsync<JsonElement>($"/v1/vulns/{id}");
        record.GetProperty("id").GetString().ShouldBe(id);
        record.GetProperty("aliases").EnumerateArray().Select(a => a.GetString()).ShouldContain(Cve);
    }

    private static async Task The_reporter_sees_that_it_is_out(AReporter reporter, string id)
    {
        await reporter.OpenTheMailbox();
        var link = reporter.Browser.Page.Locator($".facts a[href$='/advisories/{id}']");
        (await link.CountAsync()).ShouldBe(1);
        await Sight.Of(reporter.Browser, "mailbox-published");
    }
}
