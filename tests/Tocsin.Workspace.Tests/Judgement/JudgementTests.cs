using Tocsin.Workspace.Tests.Cases;
using Tocsin.Workspace.Tests.Proposals;

namespace Tocsin.Workspace.Tests.Judgement;

public sealed class JudgementTests
{
    private static readonly (string Name, string Answer)[] answers =
    [
        ("exploitation", "public-poc"),
        ("automatable", "yes"),
        ("valueDensity", "diffuse"),
        ("technicalImpact", "total"),
        ("publicSafetyImpact", "minimal"),
        ("reportPublic", "no"),
        ("supplierContacted", "yes"),
        ("reportCredibility", "credible"),
        ("supplierCardinality", "one"),
        ("supplierEngagement", "unresponsive"),
    ];

    [Fact]
    public async Task Answers_of_the_trees_are_kept_with_their_reason_and_what_they_give_is_shown_to_the_team_alone()
    {
        await using var story = await Story.Begin();
        var number = await story.Accepted();
        var (page, api) = ($"/cases/{number}/judgement", $"/api/cases/{number}/judgement");

        var empty = await story.Ann.Submit($"/cases/{number}/urgency");
        empty.Status.ShouldBe(422);
        empty.Body.Split("Choose one.").Length.ShouldBeGreaterThan(10, "every question is named at once");
        (
            await story.Ann.Submit(
                $"/cases/{number}/urgency",
                [.. answers, ("reason", "A script is public. canary-urgent")]
            )
        ).Status.ShouldBe(303);

        var urgency = (await story.Ben.Get(api)).ShouldSucceed().Json.GetProperty("urgency");
        urgency.GetProperty("utility").GetString().ShouldBe("efficient");
        urgency.GetProperty("supplier").GetString().ShouldBe("out-of-cycle");
        urgency.GetProperty("coordinator").GetString().ShouldBe("coordinate");
        urgency.GetProperty("reason").GetString().ShouldBe("A script is public. canary-urgent");
        urgency.GetProperty("answers").EnumerateObject().Count().ShouldBe(answers.Length);
        foreach (var (name, answer) in answers)
            urgency.GetProperty("answers").GetProperty(name).GetString().ShouldBe(answer);
        (await story.Ben.Page(page)).Body.ShouldContain("out of cycle");
        (await story.Ben.Page($"/cases/{number}")).Body.ShouldContain("Judged how urgent it is: out of cycle");
        story.Workspace.MailAbout(number.Text).ShouldAllBe(mail => !mail.Contains("canary-urgent"));
    }

    [Fact]
    public async Task What_happened_outside_is_chosen_already_when_somebody_judges_anew()
    {
        await using var story = await Story.Begin();
        var number = await story.Accepted();
        (
            await story.Ann.Post($"/api/cases/{number}/world", new { what = "attacks-observed", where = "A log." })
        ).ShouldSucceed();

        var page = await story.Ann.Page($"/cases/{number}/judgement");

        page.Body.ShouldContain("name=\"exploitation\" type=\"radio\" value=\"active\" checked");
        page.Body.ShouldNotContain("name=\"automatable\" type=\"radio\" value=\"no\" checked");
    }

    [Fact]
    public async Task How_common_the_use_is_needs_a_reason()
    {
        await using var story = await Story.Begin();
        var number = await story.Accepted();

        (await story.Ann.Post($"/api/cases/{number}/usage", new { usage = "rare" })).Status.ShouldBe(422);
        (await story.Ann.Post($"/api/cases/{number}/usage", new { reason = "Nobody does." })).Status.ShouldBe(422);
        (
            await story.Ann.Post(
                $"/api/cases/{number}/usage",
                new { usage = "rare", reason = "Two of 300 dependents." }
            )
        ).ShouldSucceed();

        var usage = (await story.Ben.Get($"/api/cases/{number}/judgement")).ShouldSucceed().Json.GetProperty("usage");
        usage.GetProperty("howCommon").GetString().ShouldBe("rare");
        usage.GetProperty("reason").GetString().ShouldBe("Two of 300 dependents.");
    }
}
