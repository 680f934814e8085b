using Tocsin.Cases.Openings;
using Tocsin.Workspace.Tests.Cases;

namespace Tocsin.Workspace.Tests.Drafting;

/// <summary>Who reads what is said about a draft: those outside what they said themselves and the team's answers, unless it was said to everyone.</summary>
public sealed class RemarkAudienceTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task Nobody_outside_reads_what_others_said_to_the_team(Provider provider)
    {
        await using var story = await Story.Begin(provider);
        var draft = await ASharedDraft.Drafted(story);
        var held = await draft.Maintained();
        (await draft.Share("with-reporter")).ShouldSucceed();
        (await draft.Share("vendor-1")).ShouldSucceed();
        (await draft.Comment("canary-reporters", "details")).ShouldSucceed();
        var reporters = await draft.Last();
        (await draft.Comment("canary-maintainers", held: held)).ShouldSucceed();
        await Says(story, draft, "team", "canary-inside");
        await Says(story, draft, "vendor-1", "canary-tovendor");
        (
            await story.Ann.Post(draft.Path + "/comments", new { thread = reporters, body = "canary-answered" })
        ).ShouldSucceed();
        (await draft.Comment("For all.", readers: "everyone")).ShouldBeRefused(422, "input.faulty");
        (
            await story.Ann.Post(draft.Path + "/comments", new { channel = "everyone", body = "For all." })
        ).ShouldBeRefused(409, "draft.not-shared");

        foreach (var answer in new[] { await draft.Read(), await draft.Page() })
        {
            answer.Body.ShouldContain("canary-reporters");
            answer.Body.ShouldContain("canary-answered");
            answer.Body.ShouldNotContain("canary-maintainers");
            answer.Body.ShouldNotContain("canary-inside");
            answer.Body.ShouldNotContain("canary-tovendor");
            answer.Body.ShouldNotContain(story.AnnHerself.Name);
            answer.Body.ShouldNotContain(story.AnnHerself.Person.Text);
        }
        foreach (var answer in new[] { await draft.Read(held), await draft.Page(held) })
        {
            answer.Body.ShouldContain("canary-maintainers");
            answer.Body.ShouldContain("canary-tovendor");
            answer.Body.ShouldNotContain("canary-reporters");
            answer.Body.ShouldNotContain("canary-answered");
            answer.Body.ShouldNotContain("canary-inside");
        }
        foreach (var at in new[] { "/mailbox", "/maintainer" })
        {
            var page = await story
                .Workspace.Intake.Browser()
                .Submit(at, ("receipt", at == "/mailbox" ? draft.Receipt : held));
            page.ShouldSucceed();
            page.Body.ShouldNotContain("canary-inside");
        }
        // number 2 of the reporter is nothing, whatever there is in the case
        var other = story.Workspace.Intake.Browser();
        (
            await other.Post(
                "/api/mailbox/draft/answers",
                new
                {
                    receipt = draft.Receipt,
                    thread = "2",
                    body = "Hm.",
                }
            )
        ).ShouldBeRefused(404, "not-found");
    }

    [Fact]
    public async Task Shared_with_everyone_each_chooses_whether_the_others_read_it_and_what_was_said_before_stays_with_the_team()
    {
        await using var story = await Story.Begin();
        var draft = await ASharedDraft.Drafted(story);
        var held = await draft.Maintained();
        (await draft.Share("with-reporter")).ShouldSucceed();
        (await draft.Comment("canary-early")).ShouldSucceed();

        (await draft.Share("everyone")).ShouldSucceed();
        (await draft.Comment("canary-quiet")).ShouldSucceed();
        (await draft.Comment("canary-loud", readers: "everyone")).ShouldSucceed();

        var theirs = await draft.Read(held);
        theirs.Body.ShouldContain("canary-loud");
        theirs.Body.ShouldNotContain("canary-early");
        theirs.Body.ShouldNotContain("canary-quiet");
        theirs.Json.GetProperty("threads")[0].GetProperty("by").GetString().ShouldBe("The reporter");
        var reply = story.Workspace.Intake.Browser();
        (
            await reply.Post(
                "/api/maintainer/draft/answers",
                new
                {
                    receipt = held,
                    thread = "1",
                    body = "canary-reply",
                }
            )
        ).ShouldSucceed();
        var heard = await draft.Read();
        heard.Body.ShouldContain("canary-reply");
        heard.Body.ShouldContain("Somebody else who takes part");
        heard.Body.ShouldNotContain("Mia");
        // what only the reporter reads is not spoken of to everyone
        (await draft.Save(1, "canary-newest")).ShouldSucceed();
        (await draft.Share("with-reporter", revision: 2)).ShouldSucceed();
        (await draft.Suggest("canary-mine", revision: "2", readers: "everyone")).ShouldBeRefused(422, "input.faulty");
    }

    [Fact]
    public async Task A_destroyed_suggestion_is_read_nowhere_and_its_readers_see_that_it_was()
    {
        await using var story = await Story.Begin();
        var draft = await ASharedDraft.Drafted(story);
        (await draft.Share("with-reporter")).ShouldSucceed();
        (await draft.Suggest("canary-slip")).ShouldSucceed();
        var suggestion = await draft.Last();
        (await story.Ben.Page($"/cases/{draft.Number}/messages/{suggestion}")).Body.ShouldContain("canary-why");
        (
            await story.Ann.Post(
                $"/api/cases/{draft.Number}/messages/redactions",
                new
                {
                    message = suggestion,
                    reason = "It named somebody.",
                    code = story.Workspace.NextCode(story.AnnHerself),
                }
            )
        ).ShouldSucceed();
        await story.Workspace.Work();

        foreach (var answer in new[] { await draft.Read(), await draft.Page(), await draft.Remarks(story.Ben) })
        {
            answer.Body.ShouldNotContain("canary-slip");
            answer.Body.ShouldNotContain("canary-why");
            answer.Body.ShouldContain("destroyed");
        }
        (await draft.Accept(suggestion)).ShouldBeRefused(409, "message.destroyed");
    }

    [Fact]
    public async Task Who_has_seen_a_remark_is_who_opened_the_draft_and_not_who_opened_the_mailbox()
    {
        await using var story = await Story.Begin();
        var draft = await ASharedDraft.Drafted(story);
        (await draft.Share("with-reporter")).ShouldSucceed();
        await Says(story, draft, "with-reporter", "What do you think of it?");
        var said = await draft.Last();
        var seen = $"/api/cases/{draft.Number}/messages/{said}";
        await story.Workspace.Intake.Browser().Post("/api/mailbox", new { receipt = draft.Receipt });
        (await story.Ann.Get(seen)).Body.ShouldNotContain("\"reporter\"");

        (await draft.Read()).ShouldSucceed();

        (await story.Ann.Get(seen)).Body.ShouldContain("\"reporter\"");
    }

    [Fact]
    public async Task An_opened_case_shows_nothing_of_it()
    {
        await using var story = await Story.Begin();
        var draft = await ASharedDraft.Drafted(story);
        (await draft.Share("with-reporter")).ShouldSucceed();
        (await draft.Suggest("canary-slip")).ShouldSucceed();
        (await draft.Accept(await draft.Last())).ShouldSucceed();

        var found = await story.Load(draft.Number);

        found
            .History.Where(one => one.Entry is Tocsin.Cases.Drafting.IRemark or Tocsin.Cases.Drafting.DraftShared)
            .ShouldAllBe(one => found.MostOf(one) == Disclosure.Withheld);
    }

    private static async Task Says(Story story, ASharedDraft draft, string channel, string body) =>
        (await story.Ann.Post(draft.Path + "/comments", new { channel, body })).ShouldSucceed();
}
