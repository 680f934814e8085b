using System.Text;
using Tocsin.Advisories.Drafts;
using Tocsin.Cases;
using Tocsin.Cases.Access;
using Tocsin.Cases.Channels;
using Tocsin.Cases.Drafting;
using Tocsin.Cases.Reports;
using Tocsin.Governance.People;
using Tocsin.Ledger;
using Tocsin.Standards.Identifiers;
using Tocsin.Workspace.Intake;
using Tocsin.Workspace.Tests.Intake;

namespace Tocsin.Workspace.Tests.Mailbox;

public sealed class MailboxTests
{
    private const string Canary = "canary-inside-3316";

    [Theory, OnSqlite, OnPostgres]
    public async Task A_reporter_reads_what_is_meant_for_them_and_nothing_else(Provider provider)
    {
        await using var tocsin = await TestWorkspace.Start(provider);
        var reported = await ACaseOf.Reported(tocsin);
        await reported.Team((found, by) => found.Write(by, Audience.Team, new(Canary)));
        await reported.Team((found, by) => found.Write(by, Audience.WithReporter, new("Thank you, **we look**.")));
        await reported.Team((found, by) => found.AskForMore(by, new("Which version?")));
        await reported.Accept("It is real.");
        await reported.Team(
            (found, by) => found.SaveDraft(by, 0, new AdvisoryContent { Summary = Canary, Details = Canary })
        );
        await reported.Team((found, by) => found.Write(by, Audience.Team, new(Canary)));

        foreach (var answer in (TestAnswer[])[await reported.Page(), await reported.Api()])
        {
            answer.Status.ShouldBe(200);
            answer.Headers["Cache-Control"].ShouldBe("no-store");
            answer.Body.ShouldContain(reported.Number.Text);
            answer.Body.ShouldContain("we look");
            answer.Body.ShouldContain("Which version?");
            answer.Body.ShouldContain("It is real.");
            answer.Body.ShouldContain("This is a vulnerability");
            answer.Body.ShouldNotContain(Canary);
            answer.Body.ShouldNotContain("Draft");
            answer.Body.ShouldNotContain("Member ");
            answer.Body.ShouldNotContain(reported.Person.Text);
        }
        var json = (await reported.Api()).Json;
        json.GetProperty("state").GetString().ShouldBe("Accepted");
        json.GetProperty("embargoAgreed").GetBoolean().ShouldBeTrue();
        json.GetProperty("entries")
            .EnumerateArray()
            .Select(e => e.GetProperty("by").GetString())
            .ShouldBe(["You", "Team", "Team", "Team"]);
    }

    [Fact]
    public async Task Every_kind_of_entry_that_is_not_for_reporters_stays_hidden()
    {
        await using var tocsin = await TestWorkspace.Start();
        var reported = await ACaseOf.Reported(tocsin);
        await reported.Accept();
        Entry[] inside =
        [
            MessageWritten.To(Audience.Team) with
            {
                Text = new(Canary),
            },
            MessageWritten.To(Audience.WithVendor(1)) with
            {
                Text = new(Canary),
            },
            new DraftSaved(1) { Text = new AdvisoryContent { Summary = Canary } },
            new DraftShared(Channel.WithVendor, 1, 1, false, null),
            new DraftCommented(Channel.WithVendor, 1, 1, null) { Text = new(Canary) },
            new ChangeSuggested(Channel.Team, null, 1, DraftField.Details) { Text = new(Canary, Canary) },
            new ReviewAsked(1),
            new DraftApproved(1),
            new ChangesAsked(1) { Text = new(Canary) },
            new PublicationDecided(1, tocsin.Clock.GetUtcNow().AddDays(3)),
            new PublicationCalledOff(),
            new PublicationHeld(HoldReason.Missed),
        ];
        var before = (await reported.Api()).Body;

        await reported.Team((_, _) => Decision.Of(inside));

        (await reported.Api()).Body.ShouldBe(before);
    }

    [Fact]
    public async Task A_rejection_says_why()
    {
        await using var tocsin = await TestWorkspace.Start();
        var reported = await ACaseOf.Reported(tocsin);
        await reported.Team((found, by) => found.Reject(by, RejectionReason.OutOfScope, new("Not ours.")));

        var page = await reported.Page();

        page.Body.ShouldContain("Not taken on: out of scope");
        page.Body.ShouldContain("Not ours.");
        page.Body.ShouldNotContain("Embargo");
        (await reported.Api()).Json.GetProperty("state").GetString().ShouldBe("Rejected");
    }

    [Fact]
    public async Task The_CVE_ID_is_told_in_confidence_and_the_advisory_is_linked_once_it_is_public()
    {
        await using var tocsin = await TestWorkspace.Start();
        var reported = await ACaseOf.Reported(tocsin);
        await reported.Accept();
        await reported.Team((_, _) => Decision.Of(new CveAssigned(CveId.Parse("CVE-2026-0007").Value)));

        (await reported.Page()).Body.ShouldContain("in confidence until the advisory is public");
        var id = AdvisoryId.Of("TCS", 2026, 1);
        await reported.Team((_, _) => Decision.Of(new AdvisoryPublished(id, 1, 1)));

        var page = await reported.Page();
        page.Body.ShouldContain("CVE-2026-0007");
        page.Body.ShouldNotContain("in confidence");
        page.Body.ShouldContain("href=\"http://localhost:5080/advisories/TCS-2026-1\"");
        page.Body.ShouldContain("The advisory is public. Thank you for reporting this.");
        page.Body.ShouldNotContain("Embargo");
    }

    [Fact]
    public async Task Being_late_is_said()
    {
        await using var tocsin = await TestWorkspace.Start();
        var reported = await ACaseOf.Reported(tocsin);

        (await reported.Page()).Body.ShouldNotContain("We are late");
        tocsin.Clock.Advance(TimeSpan.FromDays(4));

        (await reported.Page()).Body.ShouldContain("We are late, and sorry");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Reading_is_recorded_before_anything_is_shown(Provider provider)
    {
        await using var tocsin = await TestWorkspace.Start(provider);
        var reported = await ACaseOf.Reported(tocsin);
        // what goes out by mail meanwhile stands in the same stream
        async Task<List<string>> Openings()
        {
            var member = new Viewer.Member(reported.Person, [Duty.Triager], null, null, null);
            var history = await tocsin.Stores.Cases.Reads(reported.Number, member, CancellationToken.None);
            return [.. history.Value.All.Select(opening => $"{opening.By}: {opening.What}")];
        }
        (await Openings()).ShouldBeEmpty();

        await reported.Page();
        await reported.Api();
        await reported.Api("0");

        (await Openings()).ShouldBe(["reporter: mailbox", "reporter: mailbox"]);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_reporter_writes_back_with_files(Provider provider)
    {
        await using var tocsin = await TestWorkspace.Start(provider);
        var reported = await ACaseOf.Reported(tocsin);
        await reported.Team((found, by) => found.AskForMore(by, new("Which version?")));
        (await reported.Api()).Json.GetProperty("waitsForYou").GetBoolean().ShouldBeTrue();
        var page = await reported.Page();
        page.Body.ShouldContain("autocomplete=\"off\"");

        var answer = await tocsin
            .Intake.Browser()
            .Send(
                HttpMethod.Post,
                "/mailbox/messages",
                AReport.Form([("receipt", page.Field("receipt")), ("body", "Version 2 ☃.")], ("log.txt", [1, 2])),
                "text/html"
            );

        answer.Status.ShouldBe(200, answer.Body);
        answer.Body.ShouldContain("Your message is with the team.");
        answer.Body.ShouldContain("Version 2 ☃.");
        answer.Body.ShouldContain("log.txt (2 bytes), sent");
        var found = await tocsin.Case(reported.Number);
        found.WaitingFor.ShouldBe(WaitingFor.Team);
        var text = ((MessageWritten)found.History[^1].Entry).Text!;
        List<byte> content = [];
        await foreach (var piece in tocsin.Stores.Files.Open(text.Attachments.Single(), CancellationToken.None))
            content.AddRange(piece);
        content.ShouldBe([1, 2]);
    }

    [Fact]
    public async Task A_message_that_is_not_taken_is_given_back_with_its_files()
    {
        await using var tocsin = await TestWorkspace.Start();
        var reported = await ACaseOf.Reported(tocsin);
        Task<TestAnswer> Send(HttpContent form) =>
            tocsin.Intake.Browser().Send(HttpMethod.Post, "/mailbox/messages", form, "text/html");

        var refused = await Send(AReport.Form([("receipt", reported.Receipt), ("body", " ")], ("a.txt", [9])));

        refused.Status.ShouldBe(422);
        refused.Body.ShouldContain("id=\"message.fault.body\"");
        refused.Body.ShouldContain("a.txt (1 byte)");
        var kept = refused.Fields("kept").Single();
        (await Send(AReport.Form([("receipt", reported.Receipt), ("body", "Here."), ("kept", kept)]))).Status.ShouldBe(
            200
        );
        var text = ((MessageWritten)(await tocsin.Case(reported.Number)).History[^1].Entry).Text!;
        (text.Body, text.Attachments.Single().Name).ShouldBe(("Here.", "a.txt"));
    }

    [Fact]
    public async Task A_message_sent_twice_by_a_browser_is_one()
    {
        await using var tocsin = await TestWorkspace.Start();
        var reported = await ACaseOf.Reported(tocsin);
        var message = new { receipt = reported.Receipt, body = "Any news?" };
        var browser = tocsin.Intake.Browser();

        await browser.Post("/api/mailbox/messages", message);
        var second = await browser.Post("/api/mailbox/messages", message);

        second.ShouldSucceed().Json.GetProperty("entries").GetArrayLength().ShouldBe(2);
        tocsin.Clock.Advance(TimeSpan.FromMinutes(10));
        var later = await browser.Post("/api/mailbox/messages", message);
        later.Json.GetProperty("entries").GetArrayLength().ShouldBe(3);
    }

    [Fact]
    public async Task One_case_takes_only_so_many_messages_an_hour()
    {
        await using var tocsin = await TestWorkspace.Start();
        var reported = await ACaseOf.Reported(tocsin);
        var browser = tocsin.Intake.Browser();
        for (var i = 0; i < IntakeLimits.Messages; i++)
            (
                await browser.Post("/api/mailbox/messages", new { receipt = reported.Receipt, body = $"{i}" })
            ).ShouldSucceed();

        var refused = await browser.Submit("/mailbox/messages", ("receipt", reported.Receipt), ("body", "One more."));

        refused.Status.ShouldBe(429);
        refused.Body.ShouldContain("One more.");
    }

    [Fact]
    public async Task What_the_team_sent_can_be_saved_and_nothing_else_can()
    {
        await using var tocsin = await TestWorkspace.Start();
        var reported = await ACaseOf.Reported(tocsin);
        var content = Encoding.UTF8.GetBytes("<script>alert(1)</script>");
        var secret = (
            await tocsin.Stores.Files.Keep("inside.txt", new MemoryStream([1]), CancellationToken.None)
        ).Value;
        var patch = (
            await tocsin.Stores.Files.Keep("Flicken ☃.html", new MemoryStream(content), CancellationToken.None)
        ).Value;
        await reported.Team((found, by) => found.Write(by, Audience.Team, new("a") { Attachments = [secret] }));
        await reported.Team((found, by) => found.Write(by, Audience.WithReporter, new("b") { Attachments = [patch] }));
        (await reported.Page()).Body.ShouldContain("action=\"/mailbox/attachments/1\"");
        var browser = tocsin.Intake.Browser();

        var file = await browser.Submit("/mailbox/attachments/1", ("receipt", reported.Receipt));

        file.Status.ShouldBe(200);
        file.Body.ShouldBe("<script>alert(1)</script>");
        file.Headers["Content-Type"].ShouldBe("application/octet-stream");
        file.Headers["Content-Disposition"].ShouldStartWith("attachment;");
        file.Headers["Content-Disposition"].ShouldContain("filename*=UTF-8''Flicken%20%E2%98%83.html");
        file.Headers["Content-Security-Policy"].ShouldContain("sandbox");
        file.Headers["X-Content-Type-Options"].ShouldBe("nosniff");
        file.Headers["Cache-Control"].ShouldBe("no-store");
        (await browser.Post("/api/mailbox/attachments/1", new { receipt = reported.Receipt })).Body.ShouldBe(file.Body);
        foreach (var n in (int[])[0, 2, -1])
            (await browser.Post($"/api/mailbox/attachments/{n}", new { receipt = reported.Receipt })).ShouldBeRefused(
                404,
                "not-found"
            );
        (await browser.Post("/api/mailbox/attachments/1", new { receipt = "0" })).ShouldBeRefused(404, "not-found");
    }
}
