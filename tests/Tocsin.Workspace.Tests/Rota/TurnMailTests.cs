using Tocsin.Workspace.Tests.Cases;

namespace Tocsin.Workspace.Tests.Rota;

/// <summary>Whose week begins is told the day before, once, from whom they take over and what is late; and at once where it becomes theirs later.</summary>
public sealed class TurnMailTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task The_day_before_at_eight_of_the_programmes_zone(Provider provider)
    {
        // a Monday, 9:00 UTC: 22:00 in Auckland
        await using var story = await Story.Begin(provider, timeZone: "Pacific/Auckland");
        var late = await story.Received();
        var hidden = await story.Received(Story.Report with { What = "canary-hidden" });
        (await story.Ben.Post($"/api/cases/{hidden}/recusal", new { reason = "Mine." })).ShouldSucceed();
        await Plan(story);
        await story.Workspace.Work();
        Mails(story, story.AnnHerself).Single().ShouldContain("From now on until Sunday, 2026-03-08");
        Mails(story, story.BenHimself).ShouldBeEmpty();

        // Sunday 7:59 there, Saturday 18:59 UTC
        await Until(story, new(2026, 3, 7, 18, 59, 0, TimeSpan.Zero));
        Mails(story, story.BenHimself).ShouldBeEmpty();
        await Until(story, new(2026, 3, 7, 19, 0, 0, TimeSpan.Zero));

        var mail = Mails(story, story.BenHimself).Single();
        mail.ShouldContain("From Monday, 2026-03-09, on until Sunday, 2026-03-15 (Pacific/Auckland)");
        mail.ShouldContain($"You take over from {story.AnnHerself.Name}.");
        mail.ShouldContain("Overdue now: 1");
        mail.ShouldContain(late.Text);
        mail.ShouldNotContain(hidden.Text);
        mail.ShouldNotContain("canary");
        // days pass, and it is not told again
        await Until(story, new(2026, 3, 10, 9, 0, 0, TimeSpan.Zero));
        Mails(story, story.BenHimself).Count.ShouldBe(1);
        Mails(story, story.AnnHerself).Count.ShouldBe(1);
        using var ann = await story.Workspace.SignIn(story.AnnHerself);
        (await ann.Get($"/api/cases/{late}/who-knows")).Body.ShouldContain("\"as\":\"member\"");
    }

    [Fact]
    public async Task Who_takes_a_week_after_that_hears_at_once_and_who_has_it_back_too()
    {
        await using var story = await Story.Begin();
        await Plan(story);
        await story.Workspace.Work();
        Mails(story, story.AnnHerself).Count.ShouldBe(1);

        (await story.Ben.Put("/api/rota/2026-03-02/cover", new { })).ShouldSucceed();
        await story.Workspace.Work();
        Mails(story, story.BenHimself).Single().ShouldContain($"You take over from {story.AnnHerself.Name}.");
        // a week that is far off is told of when it comes
        (await story.Ann.Put("/api/rota/2026-03-23/cover", new { })).ShouldSucceed();
        await story.Workspace.Work();
        Mails(story, story.AnnHerself).Count.ShouldBe(1);

        (await story.Ben.Delete("/api/rota/2026-03-02/cover")).ShouldSucceed();
        await story.Workspace.Work();
        Mails(story, story.AnnHerself).Count.ShouldBe(2);
    }

    [Fact]
    public async Task Who_wishes_a_digest_finds_it_there_and_who_goes_on_is_not_told()
    {
        await using var story = await Story.Begin();
        (
            await story.Ann.Put(
                "/api/me/notifications",
                new
                {
                    ownCases = "digest",
                    cases = "none",
                    proposals = "digest",
                    challenges = "none",
                    rota = "none",
                }
            )
        ).Status.ShouldBe(422);
        (
            await story.Ann.Put(
                "/api/me/notifications",
                new
                {
                    ownCases = "digest",
                    cases = "none",
                    proposals = "digest",
                    challenges = "none",
                    rota = "digest",
                }
            )
        ).ShouldSucceed();
        await Plan(story, weeks: 2);
        await story.Workspace.Work();
        Mails(story, story.AnnHerself).ShouldBeEmpty();
        await Until(story, new(2026, 3, 3, 8, 0, 0, TimeSpan.Zero));
        Digests(story, story.AnnHerself).Single().ShouldContain("your week of triage, 2026-03-02");
        await Until(story, new(2026, 3, 10, 12, 0, 0, TimeSpan.Zero));
        Digests(story, story.AnnHerself).Count.ShouldBe(1, "the second week of a turn takes over from nobody");
    }

    private static async Task Plan(Story story, int weeks = 1) =>
        (
            await story.Ann.Put(
                "/api/rota",
                new
                {
                    order = new[] { story.AnnHerself.Person.Text, story.BenHimself.Person.Text },
                    from = "2026-03-02",
                    weeks,
                }
            )
        ).ShouldSucceed();

    // by steps, as the clock goes
    private static async Task Until(Story story, DateTimeOffset at)
    {
        while (story.Workspace.Clock.GetUtcNow() < at)
        {
            var left = at - story.Workspace.Clock.GetUtcNow();
            story.Workspace.Clock.Advance(left < TimeSpan.FromHours(12) ? left : TimeSpan.FromHours(12));
            await story.Workspace.Work();
        }
    }

    private static List<string> Mails(Story story, TestMember to) => MailsWith(story, to, "your week of triage");

    private static List<string> Digests(Story story, TestMember to) => MailsWith(story, to, "News of the day");

    private static List<string> MailsWith(Story story, TestMember to, string subject) =>
        Directory.Exists(story.Workspace.Outbox)
            ?
            [
                .. Directory
                    .GetFiles(story.Workspace.Outbox, "*.eml")
                    .Select(File.ReadAllText)
                    .Select(mail => mail.Replace("=\r\n", "", StringComparison.Ordinal))
                    .Where(mail => mail.Contains($"To: {to.Email}", StringComparison.Ordinal))
                    .Where(mail => mail.Split("\r\n\r\n")[0].Contains(subject, StringComparison.Ordinal)),
            ]
            : [];
}
