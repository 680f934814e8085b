using Tocsin.Governance.Rota;
using Tocsin.Governance.Teams;
using Tocsin.Workspace.Tests.Cases;
using Tocsin.Workspace.Tests.Proposals;

namespace Tocsin.Workspace.Tests.Rota;

public sealed class RotaTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task Who_is_on_duty_hears_at_once_and_the_others_as_they_wish(Provider provider)
    {
        await using var story = await Story.Begin(provider);
        var today = Today(story);
        (await story.Ann.Page("/rota")).Body.ShouldContain("There is no rota");
        foreach (var browser in new[] { story.Ann, story.Ben })
            await Digest(browser);
        (
            await story.Ann.Submit(
                "/rota",
                ($"place.{story.BenHimself.Person}", "1"),
                ($"place.{story.AnnHerself.Person}", "2"),
                ("weeks", "1"),
                ("from", $"{today:yyyy-MM-dd}")
            )
        ).Location.ShouldBe("/rota");
        var rota = (await story.Ann.Get("/api/rota")).ShouldSucceed().Json;
        rota.GetProperty("onDuty").GetString().ShouldBe(story.BenHimself.Person.Text);
        rota.GetProperty("turns").GetArrayLength().ShouldBe(6);
        (await story.Ann.Page("/rota")).Body.ShouldContain($"<strong>{story.BenHimself.Name}</strong>");

        var turn = Assert.Single(
            (await story.Ann.Get("/api/deadlines")).Json.GetProperty("deadlines").EnumerateArray(),
            line =>
                line.GetProperty("kind").GetString() == "rota"
                && line.GetProperty("at").GetDateTimeOffset() < Next(today, 14)
        );
        turn.GetProperty("at").GetDateTimeOffset().ShouldBe(Next(today, 7));

        var first = await story.Received();
        await story.Workspace.Work();
        (Mails(story, first.Text, story.BenHimself), Mails(story, first.Text, story.AnnHerself)).ShouldBe((1, 0));

        // Ben goes away, and Ann stands in
        (
            await story.Ben.Put(
                "/api/me/profile",
                new { awayFrom = $"{today:yyyy-MM-dd}", awayUntil = $"{today.AddDays(9):yyyy-MM-dd}" }
            )
        ).Status.ShouldBe(204);
        var second = await story.Received(Story.Report with { What = "Another" });
        await story.Workspace.Work();
        (Mails(story, second.Text, story.BenHimself), Mails(story, second.Text, story.AnnHerself)).ShouldBe((0, 1));

        // nobody of the rota is there: everybody hears, whatever they wish
        (await story.Ann.Put("/api/me/profile", new { awayUntil = $"{today.AddDays(9):yyyy-MM-dd}" })).Status.ShouldBe(
            204
        );
        (await story.Ann.Page("/rota")).Body.ShouldContain("Nobody is on duty today");
        var third = await story.Received(Story.Report with { What = "A third" });
        await story.Workspace.Work();
        (Mails(story, third.Text, story.BenHimself), Mails(story, third.Text, story.AnnHerself)).ShouldBe((1, 1));
    }

    [Fact]
    public async Task A_week_is_taken_and_given_back_by_triagers_and_by_nobody_else()
    {
        await using var story = await Story.Begin();
        var (_, policy) = await story.Workspace.SeatAndSignIn(DefaultTeams.Policy);
        var today = Today(story);
        string[] order = [story.AnnHerself.Person.Text];
        var plan = new
        {
            order,
            from = $"{today:yyyy-MM-dd}",
            weeks = 1,
        };
        (await policy.Put("/api/rota", plan)).ShouldBeRefused(403, "rota.not-a-triager");
        (await story.Ann.Put("/api/rota", plan with { weeks = 9 })).Status.ShouldBe(422);
        (await story.Ann.Put("/api/rota", plan)).ShouldSucceed();

        (await policy.Put($"/api/rota/{today:yyyy-MM-dd}/cover", new { })).ShouldBeRefused(403, "rota.not-a-triager");
        (await story.Ben.Submit($"/rota/{today:yyyy-MM-dd}", ("do", "take"))).Location.ShouldBe("/rota");
        (await policy.Page("/rota")).Body.ShouldContain($"{story.BenHimself.Name}, for {story.AnnHerself.Name}");
        (await story.Ann.Submit($"/rota/{today:yyyy-MM-dd}", ("do", "give-back"))).Status.ShouldBe(409);
        (await story.Ben.Submit($"/rota/{today:yyyy-MM-dd}", ("do", "give-back"))).Location.ShouldBe("/rota");
        (await policy.Page("/rota")).Body.ShouldNotContain(", for ");
        (await story.Ben.Put("/api/rota/yesterday/cover", new { })).Status.ShouldBe(404);
        policy.Dispose();
    }

    private static DateOnly Today(Story story) => DateOnly.FromDateTime(story.Workspace.Clock.GetUtcNow().UtcDateTime);

    // the Monday of the week that many days on
    private static DateTimeOffset Next(DateOnly today, int days) =>
        new(TriageRota.MondayOf(today).AddDays(days), default, TimeSpan.Zero);

    private static async Task Digest(TestBrowser browser) =>
        (
            await browser.Put(
                "/api/me/notifications",
                new
                {
                    ownCases = "digest",
                    cases = "digest",
                    proposals = "digest",
                    challenges = "digest",
                    rota = "digest",
                }
            )
        ).ShouldSucceed();

    private static int Mails(Story story, string about, TestMember to) =>
        story.Workspace.MailAbout(about).Count(mail => mail.Contains(to.Email, StringComparison.Ordinal));
}
