using Tocsin.Cases.Counting;
using Tocsin.Workspace.Tests.Cases;

namespace Tocsin.Workspace.Tests.Counting;

public sealed class CountingTests
{
    [Fact]
    public async Task A_triager_goes_through_the_questions_and_keeps_what_they_come_to()
    {
        await using var story = await Story.Begin();
        var number = await story.Accepted();
        var path = $"/cases/{number}/counting";
        (await story.Ann.Page($"/cases/{number}")).Body.ShouldContain(path);

        var first = (await story.Ann.Page(path)).ShouldSucceed();
        var second = await story.Ann.Submit(path, ("what", "bugs"), ("do", "next"));
        var unanswered = await story.Ann.Submit(path, ("what", "bugs"), ("do", "keep"));
        var third = await story.Ann.Submit(path, ("what", "bugs"), ("interdependent", "no"), ("do", "next"));
        var back = await story.Ann.Submit(path, ("what", "bugs"), ("interdependent", "no"), ("do", "back"));
        var ended = await story.Ann.Submit(
            path,
            ("what", "bugs"),
            ("interdependent", "no"),
            ("fixable", "yes"),
            ("do", "next")
        );

        first.Body.ShouldContain("What is there to count?");
        second.Body.ShouldContain("only happen because of the other");
        unanswered.Body.ShouldContain("only happen because of the other");
        third.Body.ShouldContain("fixed on its own");
        back.Body.ShouldContain("only happen because of the other");
        back.Body.ShouldNotContain("fixed on its own");
        ended.Body.ShouldContain("4.2.11");
        (await story.Load(number)).Counted.ShouldBeNull("nothing is kept before somebody says why");

        var forgotten = await story.Ann.Submit(
            path,
            ("what", "bugs"),
            ("interdependent", "no"),
            ("fixable", "yes"),
            ("do", "keep")
        );
        var kept = await story.Ann.Submit(
            path,
            ("what", "bugs"),
            ("interdependent", "no"),
            ("fixable", "yes"),
            ("reason", "Two patches canary-count"),
            ("do", "keep")
        );

        forgotten.Status.ShouldBe(422);
        kept.Status.ShouldBe(303, kept.Body);
        (await story.Load(number)).Counted!.Verdict.ShouldBe(CountingVerdict.Split);
        (await story.Ben.Page(path)).Body.ShouldContain("Two patches canary-count");
        (await story.Ben.Page($"/cases/{number}")).Body.ShouldContain("Counted: a CVE ID each.");
    }

    [Fact]
    public async Task A_program_reads_the_questions_and_keeps_a_count_in_one_go()
    {
        await using var story = await Story.Begin();
        var number = await story.Accepted();
        var path = $"/api/cases/{number}/counting";

        var questions = (await story.Ann.Get(path)).ShouldSucceed().Json;
        var refused = await story.Ann.Post(path, new { answers = Answers(("what", "bugs")), decided = "perhaps" });
        var unfinished = await story.Ann.Post(path, new { answers = Answers(("what", "bugs")), reason = "x" });
        var kept = await story.Ann.Post(
            path,
            new
            {
                answers = Answers(("leftover-fixable", "yes"), ("what", "leftover")),
                decided = "merge",
                reason = "Nobody relied on it.",
            }
        );

        questions.GetProperty("counted").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
        questions.GetProperty("questions").GetArrayLength().ShouldBe(CountingWalk.Questions.Count);
        refused.ShouldBeRefused(422, "input.faulty").Body.ShouldContain("reason");
        refused.Body.ShouldContain("decided");
        unfinished.ShouldBeRefused(422, "input.faulty").Body.ShouldContain("interdependent");
        var counted = kept.ShouldSucceed().Json.GetProperty("counted");
        counted.GetProperty("verdict").GetString().ShouldBe("merge");
        counted.GetProperty("answers").GetArrayLength().ShouldBe(2);

        static object[] Answers(params (string Question, string Choice)[] given) =>
            [.. given.Select(one => new { question = one.Question, choice = one.Choice })];
    }
}
