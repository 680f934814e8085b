using Tocsin.Cases.Identifiers;
using Tocsin.Workspace.Tests.Cases;

namespace Tocsin.Workspace.Tests.Advisories;

/// <summary>Whoever reported it is offered as a credit, as they wish to be named, and never named by itself or against their wish.</summary>
public sealed class CreditTests
{
    [Fact]
    public async Task A_reporter_who_wishes_to_be_named_is_added_by_one_button_and_saved_by_another()
    {
        await using var story = await Story.Begin();
        var number = await story.Accepted(Story.Report with { Credit = "Rita <of> canary-rita" });
        var path = $"/cases/{number}/advisory";
        (await story.Ann.Page(path)).Body.ShouldContain("Add “Rita &lt;of&gt; canary-rita”");

        var added = await story.Ann.Submit(
            path,
            ("revision", "0"),
            ("summary", "Prototype pollution"),
            ("do", "credit Rita <of> canary-rita")
        );

        added.Status.ShouldBe(200);
        added.Body.ShouldContain("value=\"Rita &lt;of&gt; canary-rita\"");
        added.Body.ShouldContain("value=\"Prototype pollution\"");
        added.Body.ShouldNotContain("Add “Rita");
        (await story.Load(number)).DraftRevision.ShouldBe(0);
        var made = await story.Ann.Submit(path, ("revision", "0"), ("do", "credit canary-made-up"));
        made.Body.ShouldNotContain("canary-made-up");
    }

    [Fact]
    public async Task Who_chose_no_name_is_offered_none_and_the_choice_of_a_merged_report_counts_until_it_is_public()
    {
        await using var story = await Story.Begin();
        var first = await story.Accepted();
        var sent = await story.Workspace.Stores.Reports.Receive(
            Story.Report with
            {
                Credit = "Uma canary-uma",
            },
            CancellationToken.None
        );
        (
            await story.Ann.Post(
                $"/api/cases/{sent.Number}/merge",
                new { original = first.Text, answer = "You are the second." }
            )
        ).ShouldSucceed();
        var page = await Draft(story, first);
        page.ShouldContain("Add “Uma canary-uma”");
        page.ShouldContain("One who reported it wishes not to be named.");
        var mailbox = story.Workspace.Intake.Browser();
        var receipt = sent.Receipt.ToString();
        (await mailbox.Submit("/mailbox", ("receipt", receipt))).Body.ShouldContain("How you are named");

        (await mailbox.Post("/api/mailbox/credit", new { receipt, name = "" })).ShouldSucceed();

        page = await Draft(story, first);
        page.ShouldNotContain("canary-uma");
        page.ShouldContain("2 who reported it wish not to be named.");
        (await mailbox.Post("/api/mailbox/credit", new { receipt, name = "Uma B." })).ShouldSucceed();
        (await Draft(story, first)).ShouldContain("Add “Uma B.”");
    }

    private static async Task<string> Draft(Story story, CaseNumber number) =>
        (await story.Ann.Page($"/cases/{number}/advisory")).ShouldSucceed().Body;
}
