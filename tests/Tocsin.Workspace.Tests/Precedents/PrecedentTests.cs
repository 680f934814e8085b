using System.Text;
using Tocsin.Cases.Identifiers;
using Tocsin.Workspace.Tests.Cases;

namespace Tocsin.Workspace.Tests.Precedents;

public sealed class PrecedentTests
{
    [Fact]
    public async Task Answers_once_given_are_found_and_only_in_cases_that_one_may_see()
    {
        await using var story = await Story.Begin();
        var (hidden, seen) = (
            await Rejected(story, "A canary-reason of sorts."),
            await Rejected(story, "Another canary-reason.")
        );
        await story.Received();
        (await story.Ben.Post($"/api/cases/{hidden}/recusal", new { reason = "I work there." })).ShouldSucceed();

        var all = await story.Ann.Get("/api/precedents?q=CANARY-reason");
        Cases(all).ShouldBe([seen.Text, hidden.Text], ignoreOrder: true);
        var mine = await story.Ben.Get("/api/precedents?q=canary-reason");
        Cases(mine).ShouldBe([seen.Text]);
        mine.Json.GetProperty("searched").GetInt32().ShouldBe(1, "what is hidden is not even counted");
        (await story.Ben.Page("/precedents?q=sorts")).Body.ShouldContain("0 of 1 verdicts fit");

        Cases(await story.Ann.Get("/api/precedents?verdict=not-a-vulnerability&package=sluice")).Count.ShouldBe(2);
        Cases(await story.Ann.Get("/api/precedents?verdict=spam")).ShouldBeEmpty();
        Cases(await story.Ann.Get("/api/precedents?q=another+canary-reason")).ShouldBe([seen.Text]);
        (await story.Ann.Get($"/api/precedents?q={new string('x', 201)}")).Status.ShouldBe(422);
    }

    [Fact]
    public async Task Two_people_publish_an_answer_and_nothing_in_it_leads_back_to_the_case()
    {
        await using var story = await Story.Begin();
        var number = await Rejected(story, "It is not one.");
        var path = $"/cases/{number}/precedents";
        (string, string)[] form =
        [
            ("title", "Merging options canary-title"),
            ("question", "Options that the caller gives are merged."),
            ("answer", "The caller is **trusted**."),
        ];

        var named = await story.Ann.Submit(path, [.. form[..2], ("answer", "It was in sluice.")]);
        named.Status.ShouldBe(422);
        named.Body.ShouldContain("This names what the report was about");
        (await story.Ann.Submit(path, form)).Status.ShouldBe(303);
        var page = (await story.Ann.Page(path)).Body;
        page.ShouldContain("Exactly this will be public");
        page.ShouldContain("<strong>trusted</strong>");
        page.ShouldContain("Another triager has to read it");
        var id = (await story.Ben.Get($"/api{path}")).Json.GetProperty("precedents")[0].GetProperty("id").GetString()!;
        (await story.Ann.Submit($"{path}/publication", ("precedent", id))).Status.ShouldBe(403);
        (await story.Ben.Post($"/api{path}/publication", new { precedent = "PR-00000000" })).ShouldBeRefused(
            409,
            "precedent.none"
        );

        (await story.Ben.Submit($"{path}/publication", ("precedent", id))).Status.ShouldBe(303);
        await story.Workspace.Work();

        var document = story.Workspace.Published.ShouldHaveSingleItem();
        (document.Kind, document.Id).ShouldBe(("precedent", id));
        var body = Encoding.UTF8.GetString(document.Body.Span);
        body.ShouldContain("canary-title");
        foreach (var secret in new[] { number.Text, "canary-what", "canary-contact", story.AnnHerself.Person.Text })
            body.ShouldNotContain(secret);
    }

    private static async Task<CaseNumber> Rejected(Story story, string answer)
    {
        var number = await story.Received();
        (
            await story.Ann.Post($"/api/cases/{number}/rejection", new { reason = "not-a-vulnerability", answer })
        ).ShouldSucceed();
        return number;
    }

    private static IReadOnlyList<string> Cases(TestAnswer answer) =>
        [
            .. answer
                .ShouldSucceed()
                .Json.GetProperty("precedents")
                .EnumerateArray()
                .Select(one => one.GetProperty("case").GetString()!),
        ];
}
