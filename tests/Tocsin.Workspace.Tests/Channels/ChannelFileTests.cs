using System.Text;
using Tocsin.Cases.Reports;
using Tocsin.Workspace.Tests.Cases;
using Tocsin.Workspace.Tests.Drafting;
using Tocsin.Workspace.Tests.Intake;

namespace Tocsin.Workspace.Tests.Channels;

/// <summary>Files that members and maintainers attach: their readers are those of the message, and nobody else has them.</summary>
public sealed class ChannelFileTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task A_file_in_a_channel_is_had_by_its_readers_and_is_not_there_for_anybody_else(Provider provider)
    {
        await using var story = await Story.Begin(provider);
        var draft = await ASharedDraft.Drafted(story);
        var held = await draft.Maintained();
        (await Write(story, draft, "team", "inside.txt", "canary-inside")).ShouldSucceed();
        (await Write(story, draft, "vendor-1", "../patch \u202Eexe.diff", "canary-patch")).ShouldSucceed();
        (await Write(story, draft, "with-reporter", "log.txt", "canary-log")).ShouldSucceed();

        var theirs = (await Api(story, held)).ShouldSucceed();
        theirs.Body.ShouldContain("patch exe.diff");
        theirs.Body.ShouldNotContain("inside.txt");
        theirs.Body.ShouldNotContain("log.txt");
        var got = await Had(story, "/maintainer", held, 1);
        got.Body.ShouldBe("canary-patch");
        got.Headers["Content-Disposition"].ShouldStartWith("attachment;");
        got.Headers["X-Content-Type-Options"].ShouldBe("nosniff");
        (await Had(story, "/maintainer", held, 2)).Status.ShouldBe(404);
        (await Had(story, "/mailbox", draft.Receipt, 1)).Body.ShouldBe("canary-log");
        (await Had(story, "/mailbox", draft.Receipt, 2)).Status.ShouldBe(404);
        (await story.Workspace.Reads(draft.Number)).ShouldContain(
            (Tocsin.Cases.Maintainers.Maintainer.ActorOf(1), "attachment")
        );
        foreach (var file in (await story.Load(draft.Number)).History.SelectMany(one => Files(one.Entry)))
            (await story.Ben.Get($"/api/cases/{draft.Number}/attachments/{file.FileId}")).ShouldSucceed();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_maintainer_sends_files_that_the_team_has_and_that_end_with_their_message(Provider provider)
    {
        await using var story = await Story.Begin(provider);
        var draft = await ASharedDraft.Drafted(story);
        var held = await draft.Maintained();

        var sent = await Send(story, held, [("body", "A patch.")], ("fix.patch", "canary-fix"u8.ToArray()));

        sent.Status.ShouldBe(200, sent.Body);
        sent.Body.ShouldContain("fix.patch (10 bytes), sent");
        (await Had(story, "/maintainer", held, 1)).Status.ShouldBe(404);
        var found = await story.Load(draft.Number);
        var written = found.History.Last(one => Files(one.Entry).Any());
        var file = Files(written.Entry).Single();
        var at = $"/api/cases/{draft.Number}/attachments/{file.FileId}";
        (await story.Ann.Get(at)).Body.ShouldBe("canary-fix");
        (
            await story.Ann.Post(
                $"/api/cases/{draft.Number}/messages/redactions",
                new
                {
                    message = written.Sequence,
                    reason = "Sent by mistake.",
                    code = story.Workspace.NextCode(story.AnnHerself),
                }
            )
        ).ShouldSucceed();
        await story.Workspace.Work();
        (await story.Ann.Get(at)).ShouldBeRefused(404, "not-found");
        (await SentTwiceTests.Count(story.Workspace, "files")).ShouldBe(0);
    }

    [Fact]
    public async Task What_is_refused_keeps_the_files_for_an_hour_and_a_sixth_is_too_many()
    {
        await using var story = await Story.Begin();
        var draft = await ASharedDraft.Drafted(story);
        var held = await draft.Maintained();
        var six = Enumerable.Range(1, 6).Select(i => ($"{i}.txt", new[] { (byte)i })).ToArray();

        var refused = await Send(story, held, [("body", "")], six);

        refused.Status.ShouldBe(422);
        refused.Body.ShouldContain("“6.txt” was not taken");
        refused.Fields("kept").Count.ShouldBe(5);
        var again = await Send(
            story,
            held,
            [("body", "Here they are."), .. refused.Fields("kept").Select(ticket => ("kept", ticket))]
        );
        again.Status.ShouldBe(200, again.Body);
        again.Body.ShouldContain("5.txt");
        (await Send(story, "0000", [("body", "x")], ("a.txt", [1]))).Status.ShouldBe(404);
        (await SentTwiceTests.Count(story.Workspace, "files")).ShouldBe(5);

        using var form = AReport.Form([("channel", "nonsense"), ("body", "x")], ("a.txt", [1]));
        (
            await story.Ann.Send(HttpMethod.Post, $"/api/cases/{draft.Number}/messages", form, "application/json")
        ).ShouldBeRefused(422, "input.faulty");
        (await SentTwiceTests.Count(story.Workspace, "files")).ShouldBe(5);
    }

    [Fact]
    public async Task A_member_who_is_asked_who_reads_it_sends_the_same_files_after_the_answer()
    {
        await using var story = await Story.Begin();
        var draft = await ASharedDraft.Drafted(story);
        (await Write(story, draft, "team", "a.txt", "canary-first")).ShouldSucceed();
        var path = $"/cases/{draft.Number}/messages";
        using var form = AReport.Form(
            [("channel", "with-reporter"), ("body", "See it.")],
            ("b.txt", "canary-b"u8.ToArray())
        );

        var asked = await story.Ann.Send(HttpMethod.Post, path, form, "text/html");

        asked.Status.ShouldBe(200, asked.Body);
        asked.Body.ShouldContain("With b.txt.");
        (
            await story.Ann.Submit(
                path,
                ("channel", "with-reporter"),
                ("body", "See it."),
                ("confirmed", asked.Field("confirmed")),
                ("kept", asked.Field("kept"))
            )
        ).Status.ShouldBe(303);
        (await Had(story, "/mailbox", draft.Receipt, 1)).Body.ShouldBe("canary-b");
        (await story.Ann.Page($"/cases/{draft.Number}")).Body.ShouldContain("b.txt");
    }

    [Fact]
    public async Task Who_may_not_write_leaves_no_file_behind()
    {
        await using var story = await Story.Begin();
        var draft = await ASharedDraft.Drafted(story);
        var reading = await story.Workspace.Token(story.BenHimself, Governance.People.TokenScope.CasesRead);
        using var form = AReport.Form([("channel", "team"), ("body", "x")], ("a.txt", [1]));

        var refused = await reading.Send(
            HttpMethod.Post,
            $"/api/cases/{draft.Number}/messages",
            form,
            "application/json"
        );

        refused.ShouldBeRefused(403, "case.not-allowed");
        (await SentTwiceTests.Count(story.Workspace, "files")).ShouldBe(0);
        using var hidden = AReport.Form([("channel", "team"), ("body", "x")], ("a.txt", [1]));
        (
            await story.Ann.Send(HttpMethod.Post, "/api/cases/TC-0000-0000/messages", hidden, "application/json")
        ).ShouldBeRefused(404, "not-found");
        (await SentTwiceTests.Count(story.Workspace, "files")).ShouldBe(0);
    }

    private static async Task<TestAnswer> Write(
        Story story,
        ASharedDraft draft,
        string channel,
        string name,
        string content
    )
    {
        using var form = AReport.Form(
            [("channel", channel), ("body", "Attached.")],
            (name, Encoding.UTF8.GetBytes(content))
        );
        return await story.Ann.Send(HttpMethod.Post, $"/api/cases/{draft.Number}/messages", form, "application/json");
    }

    private static async Task<TestAnswer> Send(
        Story story,
        string held,
        IEnumerable<(string, string)> fields,
        params (string, byte[])[] files
    )
    {
        using var form = AReport.Form([("receipt", held), .. fields], files);
        return await story.Workspace.Intake.Browser().Send(HttpMethod.Post, "/maintainer/messages", form, "text/html");
    }

    private static Task<TestAnswer> Api(Story story, string held) =>
        story.Workspace.Intake.Browser().Post("/api/maintainer", new { receipt = held });

    private static Task<TestAnswer> Had(Story story, string door, string receipt, int number) =>
        story.Workspace.Intake.Browser().Submit($"{door}/attachments/{number}", ("receipt", receipt));

    private static IEnumerable<Attachment> Files(Ledger.Entry entry) =>
        (entry as Ledger.Entry<Tocsin.Cases.MessageText>)?.Text?.Attachments ?? [];
}
