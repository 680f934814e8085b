using Tocsin.Governance.Teams;
using Tocsin.Workspace.Tests.Cases;
using Tocsin.Workspace.Tests.Proposals;

namespace Tocsin.Workspace.Tests.Deadlines;

public sealed class DeadlineTests
{
    [Fact]
    public async Task What_is_owed_is_listed_by_day_and_only_of_what_one_may_read()
    {
        await using var story = await Story.Begin(timeZone: "Europe/Berlin");
        var (accepted, received) = (await story.Accepted(), await story.Received());
        var day = (await story.Load(accepted)).PublishBy!.Value;
        var proposed = (
            await story.Ann.Propose(
                new
                {
                    kind = "extend-embargo",
                    @case = accepted.Text,
                    until = day.AddDays(7).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'"),
                    reason = "More time.",
                }
            )
        ).Id();
        var (_, policy) = await story.Workspace.SeatAndSignIn(DefaultTeams.Policy);

        var told = (await story.Ann.Get("/api/deadlines")).ShouldSucceed().Json.GetProperty("deadlines");

        var lines = told.EnumerateArray()
            .Select(d => (d.GetProperty("kind").GetString(), d.GetProperty("about").GetString()))
            .ToList();
        lines.ShouldContain(("first-answer", received.Text));
        lines.ShouldContain(("embargo-ends", accepted.Text));
        lines.ShouldContain(("proposal-closes", proposed));
        told.EnumerateArray().Select(d => d.GetProperty("at").GetDateTimeOffset()).ShouldBeInOrder();
        (await story.Ann.Page("/deadlines")).Body.ShouldContain($"/cases/{received}");
        var seen = (await policy.Page("/deadlines")).ShouldSucceed().Body;
        seen.ShouldNotContain("TC-");
        seen.ShouldNotContain("pr-");
        (await policy.Get("/api/deadlines")).Json.GetProperty("deadlines").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task An_overdue_answer_says_so_and_a_roll_call_is_ones_own()
    {
        await using var story = await Story.Begin();
        var number = await story.Received();
        await story.Workspace.Work();
        story.Workspace.Clock.Advance(TimeSpan.FromDays(190));
        await story.Workspace.Work();
        using var ann = await story.Workspace.SignIn(story.AnnHerself);

        var told = (await ann.Get("/api/deadlines")).ShouldSucceed().Json.GetProperty("deadlines").EnumerateArray();

        told.Single(d => d.GetProperty("about").GetString() == number.Text)
            .GetProperty("overdue")
            .GetBoolean()
            .ShouldBeTrue();
        told.Single(d => d.GetProperty("kind").GetString() == "roll-call")
            .GetProperty("mine")
            .GetBoolean()
            .ShouldBeTrue();
    }
}
