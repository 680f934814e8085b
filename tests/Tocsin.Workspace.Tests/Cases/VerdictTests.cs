using Tocsin.Cases.Reports;

namespace Tocsin.Workspace.Tests.Cases;

public sealed class VerdictTests
{
    [Fact]
    public async Task A_report_is_put_off_and_taken_up_again_without_a_later_day()
    {
        await using var story = await Story.Begin();
        var number = await story.Received();

        (await story.Ann.Submit($"/cases/{number}/deferral", ("answer", "After the release."))).Status.ShouldBe(303);
        var day = (await story.Load(number)).PublishBy;
        story.Workspace.Clock.Advance(TimeSpan.FromDays(1));
        using var ann = await story.Workspace.SignIn(story.AnnHerself);
        (await ann.Get($"/api/cases/{number}"))
            .Json.GetProperty("can")
            .EnumerateArray()
            .Select(c => c.GetString())
            .ShouldContain("accept");
        (await ann.Post($"/api/cases/{number}/acceptance", new { answer = "Now." })).ShouldSucceed();

        (await story.Load(number)).PublishBy.ShouldBe(day);
    }

    [Fact]
    public async Task A_duplicate_is_merged_and_its_reporter_hears_when_the_first_is_public_and_never_which_it_is()
    {
        await using var story = await Story.Begin();
        var first = await story.Approved();
        var second = await story.Received(Story.Report with { Credit = "Rex canary-credit" });
        (
            await story.Ann.Submit($"/cases/{second}/merge", ("original", "TC-0000-0000"), ("answer", "Thanks."))
        ).Status.ShouldBe(422);

        (
            await story.Ann.Submit(
                $"/cases/{second}/merge",
                ("original", first.Text),
                ("answer", "Somebody told us before.")
            )
        ).Status.ShouldBe(303);

        (await story.Ben.Page($"/cases/{first}")).Body.ShouldContain("Rex canary-credit");
        (await story.Ben.Page($"/cases/{second}")).Body.ShouldContain(first.Text);
        (await story.Publish(first)).ShouldSucceed();
        await Story.Eventually(async () => (await story.Load(first)).Published is not null);
        var told = await story.Load(second);
        told.RejectedAs.ShouldBe(RejectionReason.Duplicate);
        told.History[^1].Entry.ShouldBeOfType<Tocsin.Cases.Duplicates.OriginalPublished>();
        await story.Workspace.Work();
        (await story.Ann.Submit($"/cases/{second}/closure")).Status.ShouldBe(303);
        (await story.Load(second)).ClosedAs.ShouldBe(ClosingReason.Duplicate);
    }

    [Fact]
    public async Task A_useful_bug_that_is_no_vulnerability_has_a_text_for_the_public_tracker_once_nobody_wants_a_second_look()
    {
        await using var story = await Story.Begin();
        var number = await story.Received(Story.Report with { ProofOfConcept = "canary-poc" });
        await story.Ann.Post(
            $"/api/cases/{number}/rejection",
            new { reason = "not-a-vulnerability", answer = "A useful bug." }
        );
        (await story.Ann.Post($"/api/cases/{number}/closure", new { })).ShouldBeRefused(409, "case.second-look-open");

        story.Workspace.Clock.Advance(TimeSpan.FromDays(Tocsin.Cases.Case.SecondLookDays + 1));
        using var ann = await story.Workspace.SignIn(story.AnnHerself);
        var page = (await ann.Page($"/cases/{number}")).Body;
        var text = page[
            page.IndexOf("<pre>", StringComparison.Ordinal)..page.IndexOf("</pre>", StringComparison.Ordinal)
        ];
        text.ShouldContain("canary-what");
        text.ShouldNotContain("canary-contact");
        text.ShouldNotContain("canary-poc");
        (await ann.Submit($"/cases/{number}/closure", ("toTracker", "yes"))).Status.ShouldBe(303);

        (await story.Load(number)).ClosedAs.ShouldBe(ClosingReason.NotAVulnerability);
        (await ann.Page($"/cases/{number}")).Body.ShouldContain("moved to the public tracker");
    }
}
