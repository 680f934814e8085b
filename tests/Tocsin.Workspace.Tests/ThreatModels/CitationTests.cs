using Tocsin.Workspace.Tests.Cases;
using Tocsin.Workspace.Tests.Intake;

namespace Tocsin.Workspace.Tests.ThreatModels;

public sealed class CitationTests
{
    [Fact]
    public async Task A_verdict_cites_a_version_that_there_is_and_the_reporter_reads_which()
    {
        await using var story = await Story.Begin();
        using var keeper = await story.Workspace.Adopted();
        using var reporter = story.Workspace.Intake.Browser();
        var sent = (
            await reporter.Post("/api/reports", AReport.Needed.ToDictionary(f => f.Item1, f => f.Item2))
        ).ShouldSucceed();
        var number = sent.Json.GetProperty("number").GetString();
        var receipt = sent.Json.GetProperty("receipt").GetString()!;
        (await story.Ann.Page($"/cases/{number}")).Body.ShouldContain($"{Model.First}/1");

        var refused = await story.Ann.Post(
            $"/api/cases/{number}/rejection",
            new
            {
                reason = "out-of-scope",
                answer = "See there.",
                statements = new[] { $"{Model.First}/1", $"{Model.First}/2", "TM-none-1/1" },
            }
        );
        refused.ShouldBeRefused(422, "input.faulty");
        refused
            .Json.GetProperty("faults")
            .EnumerateArray()
            .Select(f => f.GetProperty("path").GetString())
            .ShouldBe(["statements[1]", "statements[2]"]);

        (
            await story.Ann.Submit(
                $"/cases/{number}/rejection",
                ("reason", "out-of-scope"),
                ("answer", "See there."),
                ("statements", $"{Model.First}/1")
            )
        ).Status.ShouldBe(303);

        (await story.Ben.Get($"/api/cases/{number}"))
            .Json.GetProperty("messages")[0]
            .GetProperty("statements")[0]
            .GetString()
            .ShouldBe($"{Model.First}/1");
        (await story.Ben.Page($"/cases/{number}")).Body.ShouldContain($"/threat-models/{Model.Product}/1#v1");
        var mailbox = (await reporter.Submit("/mailbox", ("receipt", receipt))).ShouldSucceed();
        mailbox.Body.ShouldContain("We judged it under statement");
        mailbox.Body.ShouldContain($"http://localhost:5080/threat-model/{Model.Product}#{Model.First}");
    }
}
