using Tocsin.Cases.Reports;
using Tocsin.Workspace.Tests.Cases;
using Tocsin.Workspace.Tests.Mailbox;

namespace Tocsin.Workspace.Tests.Clusters;

public sealed class ClusterTests
{
    [Fact]
    public async Task Near_identical_reports_are_one_line_and_one_decision_answers_each_of_them()
    {
        await using var story = await Story.Begin();
        var alone = await story.Received();
        var flood = new List<string>();
        for (var i = 0; i < 3; i++)
            flood.Add((await story.Received(OfAFlood(i))).Text);
        (await story.Ben.Post($"/api/cases/{flood[2]}/recusal", new { reason = "Mine." })).ShouldSucceed();

        var queue = (await story.Ann.Page("/")).Body;
        queue.ShouldContain("and 2 more that read nearly the same");
        queue.Split("/cases/TC-").Length.ShouldBe(3, "two lines: the cluster and the other report");
        (await story.Ben.Get("/api/clusters")).Json.GetProperty("clusters")[0].GetArrayLength().ShouldBe(2);
        (await story.Ben.Page($"/clusters/{flood[2]}")).Status.ShouldBe(404);
        (await story.Ann.Page($"/clusters/{alone}")).Status.ShouldBe(404);
        var page = await story.Ann.Page($"/clusters/{flood[0]}");
        page.Fields("cases").Count.ShouldBe(3);

        // one of them is judged meanwhile, one is hidden, one is not there
        await story.Ann.Post($"/api/cases/{flood[1]}/acceptance", new { answer = "Ours." });
        var done = await story.Ben.Post(
            "/api/clusters",
            new
            {
                cases = new[] { flood[0], flood[1], flood[2], "TC-0000-0000" },
                action = "ask",
                text = "Which version canary-many?",
            }
        );
        done.ShouldSucceed()
            .Json.GetProperty("outcomes")
            .EnumerateArray()
            .Select(one => one.GetProperty("code").GetString())
            .ShouldBe([null, "case.already-judged", "not-found", "not-found"]);
        var asked = await story.Load(Tocsin.Cases.Identifiers.CaseNumber.Parse(flood[0]).Value);
        asked.WaitingFor.ShouldBe(Tocsin.Cases.WaitingFor.Reporter);
        (await story.Load(alone)).History.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_decision_about_many_is_refused_with_everything_wrong_at_once_and_changes_nothing()
    {
        await using var story = await Story.Begin();
        var number = await story.Received();

        var refused = await story.Ann.Submit("/clusters", ("cases", number.Text), ("action", "reject"), ("text", ""));
        refused.Status.ShouldBe(422);
        refused.Body.ShouldContain("Choose the reason that comes closest");
        refused.Body.ShouldContain("This is needed.");
        var many = Enumerable.Range(0, 201).Select(i => $"TC-0000-{i:D4}").ToArray();
        (
            await story.Ann.Post(
                "/api/clusters",
                new
                {
                    cases = many,
                    action = "answer",
                    text = "x",
                }
            )
        ).Status.ShouldBe(422);

        (await story.Load(number)).History.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_flood_is_merged_into_the_one_that_was_reported_first()
    {
        await using var story = await Story.Begin();
        var flood = new[] { await story.Received(OfAFlood(0)), await story.Received(OfAFlood(1)) };

        var done = await story.Ann.Submit(
            "/clusters",
            ("cases", flood[0].Text),
            ("cases", flood[1].Text),
            ("action", "merge"),
            ("original", flood[0].Text),
            ("text", "We know of it.")
        );

        done.ShouldSucceed().Body.ShouldContain("Done for 1 of 1");
        (await story.Load(flood[1])).Original.ShouldBe(flood[0]);
        (await story.Load(flood[0])).State.ShouldBe(ReportState.Received);
    }

    [Fact]
    public async Task A_part_of_a_report_becomes_a_case_whose_receipt_its_reporter_gets_with_the_first()
    {
        await using var tocsin = await TestWorkspace.Start();
        var made = await ACaseOf.Reported(tocsin);
        var (_, ann) = await tocsin.SignIn(Governance.People.Duty.Triager);
        (
            await ann.Submit(
                $"/cases/{made.Number}/split",
                ("what", "canary-second"),
                ("where", "weir"),
                ("howToReproduce", "Open it."),
                ("answer", "This is two.")
            )
        ).Status.ShouldBe(303);
        var part = (await made.Load()).Parts.Single();
        (await ann.Page($"/cases/{part}")).Body.ShouldContain("canary-second");

        (await made.Page()).Body.ShouldContain($"A part of your report is a case of its own now: {part}");
        var given = await tocsin
            .Intake.Browser()
            .Post("/api/mailbox/parts", new { receipt = made.Receipt, part = part.Text });
        var receipt = given.ShouldSucceed().Json.GetProperty("receipt").GetString();
        (await made.Api(receipt)).Json.GetProperty("number").GetString().ShouldBe(part.Text);

        var others = await ACaseOf.Reported(tocsin);
        var hidden = await tocsin
            .Intake.Browser()
            .Post("/api/mailbox/parts", new { receipt = made.Receipt, part = others.Number.Text });
        var absent = await tocsin
            .Intake.Browser()
            .Post("/api/mailbox/parts", new { receipt = made.Receipt, part = "TC-0000-0000" });
        (hidden.Status, hidden.Body).ShouldBe((absent.Status, absent.Body));
        hidden.Status.ShouldBe(404);
        (await others.Api()).ShouldSucceed();
    }

    private static ReportText OfAFlood(int number) =>
        new()
        {
            What =
                "The function merge copies every own property of its second argument onto the first one without looking at the name "
                + $"of the property, so that an attacker can set __proto__ in version {number}.{number}.",
            Where = "sluice",
            HowToReproduce =
                $"Call merge with an object that has a member called __proto__ and look at a new object afterwards. Run {number}.",
        };
}
