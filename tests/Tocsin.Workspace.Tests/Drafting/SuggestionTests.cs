using Tocsin.Advisories.Drafts;
using Tocsin.Cases.Drafting;
using Tocsin.Workspace.Intake;
using Tocsin.Workspace.Tests.Cases;

namespace Tocsin.Workspace.Tests.Drafting;

/// <summary>The reporter, maintainers and members say how the advisory should be worded; the team decides, by the rules of every draft.</summary>
public sealed class SuggestionTests
{
    private const string Clearer = "Merging `__proto__` changes every other object. canary-clearer";

    [Theory, OnSqlite, OnPostgres]
    public async Task A_reporters_suggestion_becomes_a_revision_that_needs_its_approval_anew(Provider provider)
    {
        await using var story = await Story.Begin(provider);
        var draft = await Shared(story);
        (await story.Ann.Post($"/api/cases/{draft.Number}/review", new { })).ShouldSucceed();
        (await story.Ben.Post($"/api/cases/{draft.Number}/approval", new { revision = 1 })).ShouldSucceed();
        (await draft.Suggest(Clearer)).ShouldSucceed();
        var suggestion = await draft.Last();
        var page = (await story.Ann.Page($"/cases/{draft.Number}/advisory/remarks")).ShouldSucceed();
        page.Body.ShouldContain("canary-clearer");
        page.Body.ShouldContain("class=\"gone\"");
        page.Body.ShouldContain("The approval is void from then on");

        (await draft.Accept(suggestion)).ShouldSucceed();

        var found = await story.Load(draft.Number);
        (found.DraftRevision, found.Draft!.Details, found.Approved).ShouldBe((2, Clearer, false));
        found.Draft.Summary.ShouldBe(Story.Sound.Summary);
        found.SuggestedBy(2).ShouldBe(Ledger.Actor.Reporter);
        (await story.Publish(draft.Number, 2)).ShouldBeRefused(409, "case.not-approved");
        (await story.Ben.Page($"/cases/{draft.Number}/review")).Body.ShouldContain("took up a suggestion by Reporter");
        var seen = (await draft.Read()).Json.GetProperty("threads")[0];
        seen.GetProperty("state").GetString().ShouldBe("accepted");
        seen.GetProperty("takenUpIn").GetInt32().ShouldBe(2);
        seen.GetProperty("replies")[0].GetProperty("said").GetString().ShouldBe("Gladly. canary-gladly");
        (await draft.Accept(suggestion, 2)).ShouldBeRefused(409, "draft.settled");
        (await story.Ann.Post($"/api/cases/{draft.Number}/review", new { })).ShouldSucceed();
        (await story.Ben.Post($"/api/cases/{draft.Number}/approval", new { revision = 2 })).ShouldSucceed();
    }

    [Fact]
    public async Task A_suggestion_whose_field_was_changed_since_is_not_applied_and_says_so()
    {
        await using var story = await Story.Begin();
        var draft = await Shared(story);
        (await draft.Suggest(Clearer)).ShouldSucceed();
        var first = await draft.Last();
        (await draft.Suggest("Prototype pollution in sluice's merge", "summary")).ShouldSucceed();
        var second = await draft.Last();
        (await draft.Save(1, "Said otherwise by now.")).ShouldSucceed();

        (await draft.Accept(first, 2)).ShouldBeRefused(409, "draft.no-longer-fits");
        (await draft.Accept(second)).ShouldBeRefused(409, "case.draft-moved-on");
        var page = await story.Ann.Page($"/cases/{draft.Number}/advisory/remarks");
        page.Body.ShouldContain("It no longer fits");
        (await draft.Accept(second, 2)).ShouldSucceed();

        var content = (await story.Load(draft.Number)).Draft!;
        (content.Summary, content.Details).ShouldBe(
            ("Prototype pollution in sluice's merge", "Said otherwise by now.")
        );
    }

    [Fact]
    public async Task One_is_declined_with_a_reason_that_who_made_it_reads_and_another_taken_back()
    {
        await using var story = await Story.Begin();
        var draft = await Shared(story);
        (await draft.Suggest(Clearer)).ShouldSucceed();
        var suggestion = await draft.Last();
        (await story.Ann.Post(draft.Path + "/refusals", new { suggestion })).ShouldBeRefused(422, "input.faulty");
        (await story.Ann.Post(draft.Path + "/refusals", new { suggestion, reason = "Too long." })).ShouldSucceed();
        (await draft.Read()).Body.ShouldContain("Too long.");
        (await draft.Page()).Body.ShouldContain("declined");

        (await draft.Suggest(Clearer)).ShouldSucceed();
        var again = await draft.Last();
        (await story.Ann.Post(draft.Path + "/withdrawals", new { suggestion = again })).ShouldBeRefused(
            403,
            "draft.not-yours"
        );
        var back = story.Workspace.Intake.Browser();
        (
            await back.Post("/api/mailbox/draft/withdrawals", new { receipt = draft.Receipt, thread = "2" })
        ).ShouldSucceed();
        (await draft.Accept(again)).ShouldBeRefused(409, "draft.settled");
        (await story.Load(draft.Number)).DraftRevision.ShouldBe(1);
    }

    [Fact]
    public async Task Whose_words_were_taken_up_does_not_approve_them_alone()
    {
        await using var story = await Story.Begin();
        var draft = await ASharedDraft.Drafted(story);
        (
            await story.Ben.Post(
                draft.Path + "/suggestions",
                new
                {
                    revision = 1,
                    field = "workarounds",
                    text = "Freeze Object.prototype.",
                }
            )
        ).ShouldSucceed();
        (await draft.Accept(await draft.Last())).ShouldSucceed();
        (await story.Ann.Post($"/api/cases/{draft.Number}/review", new { })).ShouldSucceed();

        (await story.Ben.Post($"/api/cases/{draft.Number}/approval", new { revision = 2 })).ShouldBeRefused(
            403,
            "case.four-eyes"
        );
    }

    [Fact]
    public async Task Every_field_can_be_suggested_in_words_and_what_cannot_be_read_is_said_and_not_lost()
    {
        await using var story = await Story.Begin();
        var draft = await Shared(story);
        (string Field, string Text)[] said =
        [
            ("impact", "remote-code-execution"),
            ("severity", "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H"),
            ("affected", "npm sluice: >= 1.0.0, < 1.2.4\nnpm sluice: = 0.9.1\nnpm @sluice/core: *"),
            ("weaknesses", "CWE-1321\nCWE-915"),
            ("references", "FIX https://example.org/fix\nWEB https://example.org/more"),
            ("credits", "Rita | FINDER\nUma | REPORTER | https://example.org/uma"),
            ("aliases", "GHSA-2222-3333-4444"),
        ];
        foreach (var ((field, text), at) in said.Select((one, at) => (one, at)))
        {
            (await draft.Suggest(text, field)).ShouldSucceed();
            (await draft.Accept(await draft.Last(), at + 1)).ShouldSucceed();
        }
        var content = (await story.Load(draft.Number)).Draft!;
        content.Affected.Select(p => p.Package.Name).ShouldBe(["sluice", "@sluice/core"]);
        (content.Affected[0].Ranges[0].Fixed, content.Affected[0].Versions[0]).ShouldBe(("1.2.4", "0.9.1"));
        content.Credits[1].Contact.ShouldBe("https://example.org/uma");
        content.References.Count.ShouldBe(2);
        AdvisoryLint.IsPublishable(content).ShouldBeTrue();

        var page = await story
            .Workspace.Intake.Browser()
            .Submit(
                "/mailbox/draft/suggestions",
                ("receipt", draft.Receipt),
                ("revision", "1"),
                ("field", "affected"),
                ("text", "sluice before 1.2.4\nnpm sluice: 1.2"),
                ("why", "canary-typed")
            );
        page.Status.ShouldBe(422);
        page.Body.ShouldContain("Line 1: write it as");
        page.Body.ShouldContain("Line 2: write it as");
        page.Body.ShouldContain("sluice before 1.2.4");
        page.Body.ShouldContain("canary-typed");
        (await draft.Suggest(Story.Sound.Details)).ShouldBeRefused(422, "input.faulty");
    }

    [Fact]
    public async Task Lengths_and_counts_are_limited_and_a_refusal_changes_nothing()
    {
        await using var story = await Story.Begin();
        var draft = await Shared(story);
        (await draft.Comment(new string('x', RemarkText.Longest + 1))).ShouldBeRefused(422, "input.faulty");
        (await draft.Comment("")).ShouldBeRefused(422, "input.faulty");
        (await draft.Comment("Well.", "nonsense")).ShouldBeRefused(422, "input.faulty");
        (await draft.Suggest(new string('x', 121), "summary")).ShouldBeRefused(422, "input.faulty");
        (await draft.Suggest("Short", "summary", revision: "2")).ShouldBeRefused(409, "draft.newer-shared");
        (await story.Load(draft.Number)).DraftThreadsFor(Member(story)).ShouldBeEmpty();

        for (var i = 0; i < Tocsin.Cases.Case.MostOpenSuggestions; i++)
        {
            (await draft.Suggest($"Title {i}", "summary")).ShouldSucceed();
        }
        (await draft.Suggest("One more", "summary")).ShouldBeRefused(409, "draft.too-many-open");
        for (var left = true; left; )
            left = (await draft.Comment("And again.")).Status == 200;
        (await draft.Comment("And again.")).ShouldBeRefused(429, "too-many");
        story.Workspace.Clock.Advance(IntakeLimits.Hour);
        (await draft.Comment("Later.")).ShouldSucceed();
    }

    private static Tocsin.Cases.Access.Viewer.Member Member(Story story) =>
        new(story.AnnHerself.Person, [Governance.People.Duty.Triager], null, null, null);

    private static async Task<ASharedDraft> Shared(Story story)
    {
        var draft = await ASharedDraft.Drafted(story);
        (await draft.Share("with-reporter")).ShouldSucceed();
        return draft;
    }
}
