using System.Text;
using Tocsin.Advisories.Documents;
using Tocsin.Workspace.Tests.Cases;

namespace Tocsin.Workspace.Tests.Statistics;

public sealed class StatisticsTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task At_the_turn_of_a_month_what_was_closed_is_told_in_numbers_and_once(Provider provider)
    {
        await using var story = await Story.Begin(provider);
        var open = await story.Received(); // it counts nowhere
        for (var i = 0; i < 4; i++)
            await Rejected(story, $"Report {i}");
        await Turn(story);
        Told(story).ShouldBeEmpty("four are too few");

        using (var again = await story.Workspace.SignIn(story.AnnHerself))
            await Rejected(story, "The fifth", again);
        await Turn(story);
        await Turn(story);

        var told = Told(story);
        told.ShouldAllBe(document => document.Revision == 1, "carried again, and the same");
        var statistics = StatisticsDocument.Read(told[0])!;
        var period = statistics.Periods.ShouldHaveSingleItem();
        (period.From, period.To, period.CasesAtLeast).ShouldBe(("2026-03", "2026-04", 5));
        period.FirstAnswer.ShouldBe(new(1, 1, 100));
        period.Publication.ShouldBeNull();
        var body = Encoding.UTF8.GetString(told[0].Body.Span);
        body.ShouldNotContain(open.Text);
        body.ShouldNotContain("TC-");
        body.ShouldNotContain("p-");
    }

    private static async Task Rejected(Story story, string what, TestBrowser? by = null)
    {
        var number = await story.Received(Story.Report with { What = what });
        var path = $"/api/cases/{number}";
        (await (by ?? story.Ann).Post($"{path}/rejection", new { reason = "spam", answer = "No." })).ShouldSucceed();
        (await (by ?? story.Ann).Post($"{path}/closure", new { })).ShouldSucceed();
    }

    private static async Task Turn(Story story)
    {
        var now = story.Workspace.Clock.GetUtcNow();
        var turn = new DateTimeOffset(now.Year, now.Month, 1, 0, 0, 0, TimeSpan.Zero).AddMonths(1);
        story.Workspace.Clock.Advance(turn - now);
        await story.Workspace.Work();
    }

    private static IReadOnlyList<PublishedDocument> Told(Story story) =>
        [.. story.Workspace.Published.Where(document => document.Kind == StatisticsDocument.Kind)];
}
