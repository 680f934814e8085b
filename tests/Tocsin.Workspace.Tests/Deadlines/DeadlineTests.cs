using System.Globalization;
using System.Text.Json;
using Tocsin.Governance.Programmes;
using Tocsin.Governance.Teams;
using Tocsin.Workspace.Deadlines;
using Tocsin.Workspace.Tests.Cases;
using Tocsin.Workspace.Tests.Proposals;

namespace Tocsin.Workspace.Tests.Deadlines;

public sealed class DeadlineTests
{
    [Fact]
    public async Task What_a_case_and_a_proposal_owe_is_listed_the_soonest_first()
    {
        await using var story = await Story.Begin();
        var received = await story.Received();
        var accepted = await story.Accepted();
        var day = (await story.Load(accepted)).PublishBy!.Value;
        var id = (await story.Ann.Propose(Extension(accepted.Text, day.AddDays(14)))).Id();

        var shown = Lines(await story.Ann.Get("/api/deadlines"));

        shown.Select(At).ShouldBe(shown.Select(At).Order());
        Line(shown, $"/cases/{received}").GetProperty("what").GetString().ShouldBe("a verdict");
        At(Line(shown, $"/cases/{received}")).ShouldBe((await story.Load(received)).AnswerBy!.Value);
        At(Line(shown, $"/cases/{accepted}")).ShouldBe(day);
        var vote = Line(shown, $"/proposals/{id}");
        vote.GetProperty("what").GetString().ShouldBe("your vote");
        vote.GetProperty("mine").GetBoolean().ShouldBeTrue();

        (await story.Ann.Vote(id, "for")).ShouldSucceed();
        vote = Line(Lines(await story.Ann.Get("/api/deadlines")), $"/proposals/{id}");
        vote.GetProperty("what").GetString().ShouldBe("the end of a ballot");
        vote.GetProperty("mine").GetBoolean().ShouldBeFalse();
        story.Workspace.Clock.Advance(TimeSpan.FromDays(60));
        using var later = await story.Workspace.SignIn(story.AnnHerself);
        Line(Lines(await later.Get("/api/deadlines")), $"/cases/{accepted}")
            .GetProperty("overdue")
            .GetBoolean()
            .ShouldBeTrue();
    }

    [Fact]
    public async Task Whoever_may_read_no_case_sees_the_same_with_and_without_one()
    {
        await using var story = await Story.Begin();
        var (_, policy) = await story.Workspace.SeatAndSignIn(DefaultTeams.Policy);
        var (page, json) = (await policy.Page("/deadlines"), await policy.Get("/api/deadlines"));

        var number = await story.Accepted();
        (await story.Ann.Propose(Extension(number.Text, story.Workspace.Clock.GetUtcNow().AddDays(60)))).Id();

        (await policy.Page("/deadlines")).Body.ShouldBe(page.Body);
        (await policy.Get("/api/deadlines")).Body.ShouldBe(json.Body);
        (await story.Ann.Page("/deadlines")).Body.ShouldContain(number.Text);
    }

    [Fact]
    public void A_day_is_a_day_of_the_programmes_zone()
    {
        var calendar = new BusinessCalendar(TimeZoneInfo.FindSystemTimeZoneById("Pacific/Auckland"), [new(2026, 3, 6)]);
        var now = new DateTimeOffset(2026, 3, 4, 10, 0, 0, TimeSpan.Zero); // 23:00 there
        Deadline[] all = [Due(now.AddDays(-1)), Due(now.AddMinutes(30)), Due(now.AddMinutes(90)), Due(now.AddDays(90))];

        var shown = DeadlineCalendar.Of(all, calendar, now);

        shown.Today.ShouldBe(new(2026, 3, 4));
        shown.Overdue.ShouldBe([all[0]]);
        shown.Days.Select(d => d.Day).ShouldBe([new(2026, 3, 4), new(2026, 3, 5), new(2026, 6, 2)]);
        shown.Weeks.Count.ShouldBe(6);
        shown.Weeks.ShouldAllBe(week => week.Count == 7 && week[0].Day.DayOfWeek == DayOfWeek.Monday);
        shown.Weeks[0][2].Deadlines.ShouldBe([all[1]]);
        shown.Weeks[0][4].IsBusinessDay.ShouldBeFalse("a holiday");
        shown.Weeks.SelectMany(week => week).Sum(day => day.Deadlines.Count).ShouldBe(2);

        static Deadline Due(DateTimeOffset at) =>
            new(at, DeadlineKind.Case, "a verdict", "X-1", "/") { IsMine = false };
    }

    private static object Extension(string number, DateTimeOffset until) =>
        new
        {
            kind = "extend-embargo",
            @case = number,
            until = until.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
            reason = "The fix needs more time.",
        };

    private static List<JsonElement> Lines(TestAnswer answer) =>
        [.. answer.Json.GetProperty("deadlines").EnumerateArray()];

    private static JsonElement Line(IEnumerable<JsonElement> lines, string link) =>
        lines.Single(l => l.GetProperty("link").GetString() == link);

    private static DateTimeOffset At(JsonElement line) => line.GetProperty("at").GetDateTimeOffset();
}
