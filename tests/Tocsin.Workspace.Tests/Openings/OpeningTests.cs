using System.Text;
using Tocsin.Advisories.Documents;
using Tocsin.Cases.Identifiers;
using Tocsin.Governance.People;
using Tocsin.Workspace.Openings;
using Tocsin.Workspace.Tests.Audit;
using Tocsin.Workspace.Tests.Cases;

namespace Tocsin.Workspace.Tests.Openings;

public sealed class OpeningTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task A_published_case_is_opened_by_two_people_after_a_week_and_verifies_with_nothing_else(
        Provider provider
    )
    {
        await using var story = await Story.Begin(provider);
        var number = await story.Published();
        (
            await story.Ann.Post($"/api/cases/{number}/messages", new { channel = "team", body = "canary-internal" })
        ).ShouldSucceed();
        await VerifyTests.NextDay(story);
        using var ann = await story.Workspace.SignIn(story.AnnHerself);
        (await ann.Post($"/api/cases/{number}/opening", new { })).ShouldSucceed();

        (await ann.Post($"/api/cases/{number}/opening/agreement", new { })).ShouldBeRefused(403, "opening.own");
        using (var early = await story.Workspace.SignIn(story.BenHimself))
            (await early.Post($"/api/cases/{number}/opening/agreement", new { })).ShouldBeRefused(
                409,
                "opening.reporter-has-time"
            );
        var mailbox = await story.Load(number);
        mailbox
            .History[^1]
            .Entry.ShouldBeOfType<Tocsin.Cases.MessageWritten>()
            .Text!.Body.ShouldContain("open this case to everybody");
        Told(story).ShouldBeEmpty();
        story.Workspace.Clock.Advance(TimeSpan.FromDays(7));
        using var ben = await story.Workspace.SignIn(story.BenHimself);
        var preview = (await ben.Get($"/cases/{number}/opening")).ShouldSucceed().Body;
        var token = await story.Workspace.Token(story.BenHimself, TokenScope.CasesRead, TokenScope.CasesWrite);
        (await token.Post($"/api/cases/{number}/opening/agreement", new { })).ShouldBeRefused(403, "step-up.needed");
        (await ben.Submit($"/cases/{number}/opening/agreement")).Status.ShouldBe(303);
        await story.Workspace.Work();

        var document = Told(story).ShouldHaveSingleItem();
        var opened = OpenedCaseDocument.Read(document)!;
        OpenedCaseCheck.Faults(opened).ShouldBeEmpty();
        var json = Encoding.UTF8.GetString(document.Body.Span);
        json.ShouldContain("canary-what");
        json.ShouldContain("canary-answer");
        foreach (var secret in (string[])["canary-contact", "canary-internal"])
        {
            json.ShouldNotContain(secret);
            preview.Split("<section>")[^1].ShouldNotContain(secret);
        }
        preview.ShouldContain("canary-answer");
        opened.Entries.Count(e => e.Facts is null).ShouldBeGreaterThan(0, "what the team said among itself");
        opened.Head.ShouldNotBeNull();
        // by somebody who has never seen our code
        var read = StrangersCheck.Read(json);
        read.ShouldContain(text => text.Contains("canary-answer", StringComparison.Ordinal));
        read.ShouldNotContain(text => text.Contains("canary-contact", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nothing_of_an_opened_case_can_be_changed_dropped_or_moved_unseen()
    {
        await using var story = await Story.Begin();
        var opened = await Opened(story, await story.Published());
        OpenedCaseCheck.Faults(opened).ShouldBeEmpty();
        var shown = opened.Entries.First(e => e.Text is not null);
        var index = opened.Entries.ToList().IndexOf(shown);

        OpenedCaseDocument With(OpenedCaseDocument.Entry entry) =>
            opened with
            {
                Entries = [.. opened.Entries.Select((e, i) => i == index ? entry : e)],
            };
        byte[] Flipped(byte[] bytes) => [(byte)(bytes[0] ^ 1), .. bytes[1..]];
        OpenedCaseDocument[] changed =
        [
            With(shown with { Text = shown.Text! with { Stored = Flipped(shown.Text.Stored) } }),
            With(shown with { Text = shown.Text! with { Key = Flipped(shown.Text.Key) } }),
            With(shown with { Facts = shown.Facts! with { Stored = Flipped(shown.Facts.Stored) } }),
            With(shown with { TextCommitment = Flipped(shown.TextCommitment) }),
            With(shown with { Hash = Flipped(shown.Hash) }),
            opened with
            {
                Entries = [.. opened.Entries.Where((_, i) => i != index)],
            },
            opened with
            {
                Entries = [.. opened.Entries.Skip(1)],
            },
            opened with
            {
                Programme = opened.Programme + "x",
            },
        ];
        foreach (var document in changed)
            OpenedCaseCheck.Faults(document).ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_rejected_report_is_opened_when_it_is_closed_and_not_before()
    {
        await using var story = await Story.Begin();
        var number = await story.Received(Story.Report with { Contact = null });
        (await story.Ann.Post($"/api/cases/{number}/opening", new { })).ShouldBeRefused(409, "opening.too-early");
        (
            await story.Ann.Post($"/api/cases/{number}/rejection", new { reason = "spam", answer = "No. canary-no" })
        ).ShouldSucceed();
        (await story.Ann.Post($"/api/cases/{number}/closure", new { })).ShouldSucceed();

        var opened = await Opened(story, number);

        opened.Advisory.ShouldBeNull();
        opened.Entries[0].Text.ShouldNotBeNull("nothing but the report is in it");
        opened.Entries.ShouldContain(e =>
            e.Shown != null && e.Shown.Body != null && e.Shown.Body.Contains("canary-no")
        );
    }

    [Fact]
    public async Task What_is_chosen_entry_by_entry_holds_and_more_than_may_be_shown_is_refused()
    {
        await using var story = await Story.Begin();
        var number = await story.Published();
        var found = await story.Load(number);
        var guest = found.History.First(r => r.Entry is Tocsin.Cases.DraftSaved).Sequence;
        using var ann = await story.Workspace.SignIn(story.AnnHerself);

        (
            await ann.Post(
                $"/api/cases/{number}/opening",
                new { choices = new[] { new { sequence = 1, shows = "whole" } } }
            )
        ).Status.ShouldBe(422, "the contact is in it");
        (
            await ann.Post(
                $"/api/cases/{number}/opening",
                new { choices = new[] { new { sequence = guest, shows = "whole" } } }
            )
        ).Status.ShouldBe(422);
        (
            await ann.Post(
                $"/api/cases/{number}/opening",
                new { choices = new[] { new { sequence = 99, shows = "facts" } } }
            )
        ).Status.ShouldBe(422);
        (await story.Load(number)).ProposedOpening.ShouldBeNull("a refusal leaves no trace");
        (
            await ann.Submit($"/cases/{number}/opening", ("entry-1", "withheld"), ("message", "We open it."))
        ).Status.ShouldBe(303);

        var proposed = (await story.Load(number)).ProposedOpening.ShouldNotBeNull();
        proposed.Choices[0].Shows.ShouldBe(Tocsin.Cases.Openings.Disclosure.Withheld);
        (await ann.Post($"/api/cases/{number}/opening", new { })).ShouldBeRefused(409, "opening.waits");
        (await ann.Post($"/api/cases/{number}/opening/withdrawal", new { })).ShouldSucceed();
        (await story.Load(number)).ProposedOpening.ShouldBeNull();
    }

    private static async Task<OpenedCaseDocument> Opened(Story story, CaseNumber number)
    {
        using (var ann = await story.Workspace.SignIn(story.AnnHerself))
            (await ann.Post($"/api/cases/{number}/opening", new { })).ShouldSucceed();
        story.Workspace.Clock.Advance(TimeSpan.FromDays(7));
        using (var ben = await story.Workspace.SignIn(story.BenHimself))
            (await ben.Post($"/api/cases/{number}/opening/agreement", new { })).ShouldSucceed();
        await story.Workspace.Work();
        return OpenedCaseDocument.Read(Told(story).ShouldHaveSingleItem())!;
    }

    private static IReadOnlyList<PublishedDocument> Told(Story story) =>
        [.. story.Workspace.Published.Where(d => d.Kind == OpenedCaseDocument.Kind)];
}
