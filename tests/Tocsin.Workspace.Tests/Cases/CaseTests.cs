using System.Net;
using Tocsin.Cases.Access;
using Tocsin.Cases.Reports;
using Tocsin.Governance.People;

namespace Tocsin.Workspace.Tests.Cases;

public sealed class CaseTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task A_report_is_seen_answered_and_accepted_by_page(Provider provider)
    {
        await using var story = await Story.Begin(provider);
        var number = await story.Received();

        var queue = await story.Ann.Page("/");
        queue.Body.ShouldContain("canary-what");
        queue.Body.ShouldContain("a verdict");
        var page = await story.Ann.Page($"/cases/{number}");
        page.ShouldSucceed().Body.ShouldContain("canary-how");
        page.Body.ShouldContain("Read by everybody who triages, never by the reporter");

        var accepted = await story.Ann.Submit($"/cases/{number}/acceptance", ("answer", "Thank you."));
        (accepted.Status, accepted.Location).ShouldBe((303, $"/cases/{number}"));

        var found = await story.Load(number);
        found.State.ShouldBe(ReportState.Accepted);
        found.Owner.ShouldBe(story.AnnHerself.Person);
        (await story.Ann.Page($"/cases/{number}")).Body.ShouldContain(WebUtility.HtmlEncode(story.AnnHerself.Name));
    }

    [Fact]
    public async Task The_api_says_all_that_the_page_says()
    {
        await using var story = await Story.Begin();
        var number = await story.Accepted();
        await story.Ann.Post($"/api/cases/{number}/messages", new { channel = "team", body = "Who fixes it?" });

        var all = (await story.Ben.Get($"/api/cases/{number}")).ShouldSucceed().Json;
        all.GetProperty("status").GetProperty("state").GetString().ShouldBe("accepted");
        all.GetProperty("embargo").GetString().ShouldBe("active");
        all.GetProperty("report").GetProperty("howToReproduce").GetString().ShouldBe(Story.Report.HowToReproduce);
        var messages = all.GetProperty("messages").EnumerateArray().ToList();
        messages.Select(m => m.GetProperty("channel").GetString()).ShouldBe(["with-reporter", "team"]);
        messages[1].GetProperty("name").GetString().ShouldBe(story.AnnHerself.Name);
        all.GetProperty("history")
            .EnumerateArray()
            .Select(h => h.GetProperty("kind").GetString())
            .ShouldBe(["report-received", "report-accepted", "message-written"]);
        all.GetProperty("can")
            .EnumerateArray()
            .Select(c => c.GetString())
            .ShouldBe(["defer", "ask-to-check-fix", "write", "draft"]);
    }

    [Fact]
    public async Task A_rejection_without_a_reason_or_an_answer_says_both_at_once_and_keeps_what_was_typed()
    {
        await using var story = await Story.Begin();
        var number = await story.Received();

        var refused = await story.Ann.Post($"/api/cases/{number}/rejection", new { });
        refused.ShouldBeRefused(422, "input.faulty");
        refused
            .Json.GetProperty("faults")
            .EnumerateArray()
            .Select(f => f.GetProperty("path").GetString())
            .ShouldBe(["reason", "answer"]);

        var page = await story.Ann.Submit($"/cases/{number}/rejection", ("answer", "Because of <this>."));
        page.Status.ShouldBe(422);
        page.Body.ShouldContain("Because of &lt;this&gt;.");
        page.Body.ShouldContain("Choose the reason that comes closest.");
        (await story.Load(number)).State.ShouldBe(ReportState.Received);

        (
            await story.Ann.Post($"/api/cases/{number}/rejection", new { reason = "out-of-scope", answer = "No." })
        ).ShouldSucceed();
        (await story.Load(number)).RejectedAs.ShouldBe(RejectionReason.OutOfScope);
    }

    [Fact]
    public async Task A_verdict_that_came_too_late_keeps_what_was_typed()
    {
        await using var story = await Story.Begin();
        var number = await story.Accepted();

        var page = await story.Ben.Submit(
            $"/cases/{number}/rejection",
            ("reason", "spam"),
            ("answer", "Long thoughts.")
        );
        page.Status.ShouldBe(409);
        page.Body.ShouldContain("The report has been judged already.");
        page.Body.ShouldContain("Long thoughts.");
        (await story.Ben.Post($"/api/cases/{number}/acceptance", new { answer = "Yes." })).ShouldBeRefused(
            409,
            "case.already-judged"
        );
    }

    [Fact]
    public async Task Asking_for_more_moves_the_case_to_those_that_wait_for_the_reporter()
    {
        await using var story = await Story.Begin();
        var number = await story.Received();
        (await story.Ann.Submit($"/cases/{number}/questions", ("question", "Which version?"))).Status.ShouldBe(303);

        (await story.Ann.Page("/?show=reporter")).Body.ShouldContain(number.Text);
        (await story.Ann.Page("/?show=review")).Body.ShouldNotContain(number.Text);
        var queued = (await story.Ann.Get("/api/cases?show=reporter")).Json.GetProperty("cases")[0];
        queued.GetProperty("waitingFor").GetString().ShouldBe("reporter");
        queued.GetProperty("overdue").GetBoolean().ShouldBeFalse();
    }

    [Fact]
    public async Task What_is_overdue_comes_first_and_says_so()
    {
        await using var story = await Story.Begin();
        var late = await story.Received();
        story.Workspace.Clock.Advance(TimeSpan.FromDays(7));
        story.Ann.Dispose();
        using var ann = await story.Workspace.SignIn(story.AnnHerself);
        var fresh = await story.Received();

        var cases = (await ann.Get("/api/cases")).ShouldSucceed().Json.GetProperty("cases").EnumerateArray().ToList();
        cases.Select(c => c.GetProperty("number").GetString()).ShouldBe([late.Text, fresh.Text]);
        cases.Select(c => c.GetProperty("overdue").GetBoolean()).ShouldBe([true, false]);
        (await ann.Page("/")).Body.ShouldContain("1 overdue");
    }

    [Fact]
    public async Task A_closed_case_leaves_the_queue_until_its_reporter_writes_again()
    {
        await using var story = await Story.Begin();
        var number = await story.Received();
        await story.Ann.Post($"/api/cases/{number}/rejection", new { reason = "duplicate", answer = "Known." });
        (await story.Ann.Post($"/api/cases/{number}/closure", new { })).ShouldSucceed();

        (await story.Ann.Page("/")).Body.ShouldNotContain(number.Text);
        (await story.Ann.Page("/?show=closed")).Body.ShouldContain(number.Text);

        var stores = story.Workspace.Stores;
        await stores.Cases.Decide(
            number,
            new Viewer.Reporter(number),
            found => found.WriteBack(new("Really?"), stores.Options.Programme, stores.Cases.Now),
            CancellationToken.None
        );
        (await story.Ann.Page("/")).Body.ShouldContain(number.Text);
    }

    [Fact]
    public async Task Who_reported_reads_why_they_do_not_triage()
    {
        await using var story = await Story.Begin();
        var number = await story.Received(Story.Report with { Contact = story.BenHimself.Email });

        (await story.Ben.Page($"/cases/{number}")).Body.ShouldContain(
            "You reported this case, so you do not judge it."
        );
        (await story.Ben.Post($"/api/cases/{number}/acceptance", new { answer = "Mine." })).ShouldBeRefused(
            403,
            "case.reporter-never-triages"
        );
    }

    [Fact]
    public async Task A_token_that_reads_does_not_write()
    {
        await using var story = await Story.Begin();
        var number = await story.Received();
        using var reading = await story.Workspace.Token(story.AnnHerself, TokenScope.CasesRead);
        using var writing = await story.Workspace.Token(story.AnnHerself, TokenScope.CasesWrite);

        (await reading.Get($"/api/cases/{number}")).ShouldSucceed();
        (await reading.Post($"/api/cases/{number}/messages", new { channel = "team", body = "Hm." })).ShouldBeRefused(
            403,
            "case.not-allowed"
        );
        (await writing.Post($"/api/cases/{number}/messages", new { channel = "team", body = "Hm." })).ShouldSucceed();
    }

    [Theory]
    [InlineData("{", 400, "request.malformed")]
    [InlineData("{\"channel\":\"everybody\",\"body\":\"x\"}", 422, "input.faulty")]
    [InlineData("{\"channel\":\"team\",\"body\":\"x\",\"bcc\":\"x\"}", 400, "request.malformed")]
    [InlineData("{\"channel\":\"team\",\"channel\":\"with-reporter\",\"body\":\"x\"}", 400, "request.malformed")]
    [InlineData("{}", 422, "input.faulty")]
    public async Task A_body_that_is_not_as_described_is_refused(string body, int status, string code)
    {
        await using var story = await Story.Begin();
        var number = await story.Received();
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");

        var refused = await story.Ann.Send(
            HttpMethod.Post,
            $"/api/cases/{number}/messages",
            content,
            "application/json"
        );
        refused.ShouldBeRefused(status, code);
        (await story.Load(number)).History.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Opening_a_case_is_recorded_before_it_is_shown()
    {
        await using var story = await Story.Begin();
        var number = await story.Received();
        await story.Ben.Page($"/cases/{number}");
        await story.Ben.Get($"/api/cases/{number}/draft");

        var reads = await story.Workspace.Reads(number);
        reads.ShouldContain((story.BenHimself.Person.Actor, "case"));
        reads.ShouldContain((story.BenHimself.Person.Actor, "draft"));
    }
}
