using System.Text;
using Tocsin.Cases.Identifiers;
using Tocsin.Workspace.Tests.Cases;
using Tocsin.Workspace.Tests.Proposals;

namespace Tocsin.Workspace.Tests.ReportImports;

public sealed class ReportImportTests
{
    private const string File = """
        {"data": [
          {"id": "1337", "attributes": {"title": "canary-title", "state": "triaged", "vulnerability_information": "canary-body",
            "created_at": "2026-02-02T04:05:06Z"},
           "relationships": {"reporter": {"data": {"attributes": {"username": "canary-finder"}}},
            "activities": {"data": [{"attributes": {"message": "canary-said", "internal": true, "created_at": "2026-02-03T00:00:00Z"}}]},
            "attachments": {"data": [{"attributes": {"file_name": "poc.js"}}]}}},
          {"id": "1338", "attributes": {"title": "Done there", "state": "resolved"}},
          {"id": "1339", "attributes": {"title": "No body", "state": "new", "disclosed_at": "2026-03-01T00:00:00Z"}}]}
        """;

    [Fact]
    public async Task Reports_become_cases_with_their_conversation_once()
    {
        await using var story = await Story.Begin();

        var looked = await Upload(story.Ann, File, "yes");
        looked.Status.ShouldBe(200);
        looked.Body.ShouldContain("2 of 3 would be made; nothing was");
        (await story.Ann.Get("/api/cases")).Json.GetProperty("cases").GetArrayLength().ShouldBe(0);
        (await Upload(story.Ann, File)).Body.ShouldContain("2 of 3 became cases");

        var again = (await Send(story.Ben, File)).ShouldSucceed().Json.GetProperty("reports");
        again
            .EnumerateArray()
            .Select(r => r.GetProperty("outcome").GetString())
            .ShouldBe(["here-already", "closed-there", "here-already"]);
        var cases = (await story.Ann.Get("/api/cases")).Json.GetProperty("cases").EnumerateArray().ToList();
        cases.Count.ShouldBe(2);
        var number = again[0].GetProperty("why").GetString()!.Split(' ')[^1].TrimEnd('.');
        var page = (await story.Ben.Page($"/cases/{number}")).Body;
        page.ShouldContain("canary-said");
        page.ShouldContain("canary-finder");
        page.ShouldContain("poc.js");
        page.ShouldContain("Took it over");
        var found = await story.Load(CaseNumber.Parse(number).Value);
        found.Report!.What.ShouldBe("canary-title");
        found.Report.HowToReproduce.ShouldBe("canary-body");
        found.AnswerBy.ShouldNotBeNull("its clock begins with us");
        await story.Workspace.Work();
        story.Workspace.MailAbout(number).ShouldAllBe(mail => !mail.Contains("canary"));
    }

    [Fact]
    public async Task The_receipt_that_is_shown_opens_the_mailbox_and_the_mailbox_has_no_word_of_the_team_there()
    {
        await using var story = await Story.Begin();

        var made = (await Send(story.Ann, File)).ShouldSucceed().Json.GetProperty("reports")[0];
        var mailbox = await story
            .Workspace.Intake.Browser()
            .Post("/api/mailbox", new { receipt = made.GetProperty("receipt").GetString() });

        mailbox.ShouldSucceed();
        mailbox.Body.ShouldContain("canary-body");
        mailbox.Body.ShouldNotContain("canary-said");
        made.GetProperty("missing").EnumerateArray().ShouldHaveSingleItem().GetString()!.ShouldContain("poc.js");
    }

    [Fact]
    public async Task Rubbish_makes_nothing_and_says_what_it_is()
    {
        await using var story = await Story.Begin();

        (await Upload(story.Ann, "{")).Body.ShouldContain("This is no JSON");
        (await Send(story.Ann, "[]")).Status.ShouldBe(422);
        (await Send(story.Ann, """{"data": [{"id": "1"}, {}]}""")).Body.ShouldContain("data[1] has no id");
        (await story.Ann.Submit("/report-imports")).Status.ShouldBe(422);
        (await story.Ann.Get("/api/cases")).Json.GetProperty("cases").GetArrayLength().ShouldBe(0);
    }

    private static Task<TestAnswer> Send(TestBrowser browser, string json) =>
        browser.Send(
            HttpMethod.Post,
            "/api/report-imports",
            new StringContent(json, Encoding.UTF8, "application/json"),
            "application/json"
        );

    private static async Task<TestAnswer> Upload(TestBrowser browser, string json, string? look = null)
    {
        using var form = new MultipartFormDataContent { { new StringContent(json), "file", "reports.json" } };
        if (look is not null)
            form.Add(new StringContent(look), "look");
        return await browser.Send(HttpMethod.Post, "/report-imports", form, "text/html");
    }
}
