using System.Globalization;
using Tocsin.Governance.Notifications;
using Tocsin.Workspace.Tests.Cases;
using Tocsin.Workspace.Tests.Proposals;

namespace Tocsin.Workspace.Tests.Notifications;

public sealed class NotificationTests
{
    private const string Path = "/api/me/notifications";

    [Fact]
    public async Task Who_chose_nothing_hears_of_everything_at_once()
    {
        await using var story = await Story.Begin();

        var chosen = (await story.Ann.Get(Path)).ShouldSucceed().Json;
        foreach (var kind in Wishes.Kinds)
            chosen.GetProperty(Wishes.Field(kind)).GetString().ShouldBe("at-once");

        var number = await story.Received();
        await story.Workspace.Work();
        Mails(story, story.AnnHerself, number.Text).Count.ShouldBe(1);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_digest_names_every_number_once_in_the_morning_of_the_programmes_zone(Provider provider)
    {
        await using var story = await Story.Begin(provider, "Pacific/Auckland"); // 22:00 there
        await Wish(story.Ann, cases: "digest", own: "digest");

        var first = await story.Received();
        var second = await story.Received(Story.Report with { What = "Another canary-what" });
        await story.Accepted(Story.Report with { What = "A third canary-what" });
        await story.Workspace.Work();
        Mails(story, story.AnnHerself, "News").ShouldBeEmpty();
        Mails(story, story.BenHimself, first.Text).Count.ShouldBe(1);

        story.Workspace.Clock.Advance(Morning(story, 7, 59) - story.Workspace.Clock.GetUtcNow());
        await story.Workspace.Work();
        Mails(story, story.AnnHerself, "News").ShouldBeEmpty();

        story.Workspace.Clock.Advance(TimeSpan.FromMinutes(1));
        await story.Workspace.Work();
        var mail = Mails(story, story.AnnHerself, "News").ShouldHaveSingleItem();
        mail.ShouldContain(first.Text);
        mail.ShouldContain(second.Text);
        mail.ShouldNotContain("canary");

        story.Workspace.Clock.Advance(TimeSpan.FromDays(1));
        await story.Workspace.Work();
        Mails(story, story.AnnHerself, "News").Count.ShouldBe(1, "nothing was new");
        var third = await story.Received(Story.Report with { What = "A fourth canary-what" });
        await story.Workspace.Work();
        story.Workspace.Clock.Advance(TimeSpan.FromDays(1));
        await story.Workspace.Work();
        Mails(story, story.AnnHerself, "News").Count.ShouldBe(2);
        Mails(story, story.AnnHerself, third.Text).Count.ShouldBe(1);
    }

    [Fact]
    public async Task What_somebody_may_not_know_any_more_in_the_morning_is_not_in_their_digest()
    {
        await using var story = await Story.Begin();
        await Wish(story.Ben, cases: "digest", own: "digest");
        var (left, kept) = (await story.Received(), await story.Received(Story.Report with { What = "Another" }));
        await story.Workspace.Work();

        (await story.Ben.Post($"/api/cases/{left}/recusal", new { reason = "They are my employer." })).ShouldSucceed();
        story.Workspace.Clock.Advance(TimeSpan.FromDays(1));
        await story.Workspace.Work();

        var mail = Mails(story, story.BenHimself, "News of the day").ShouldHaveSingleItem();
        mail.ShouldContain(kept.Text);
        mail.ShouldNotContain(left.Text);
    }

    [Fact]
    public async Task Somebody_elses_case_can_be_left_out_and_nobodys_cannot()
    {
        await using var story = await Story.Begin();
        await Wish(story.Ben, cases: "none");

        var number = await story.Received();
        await story.Workspace.Work();
        Mails(story, story.BenHimself, number.Text).Count.ShouldBe(1, "it is nobody's");
        (await story.Ann.Post($"/api/cases/{number}/acceptance", new { answer = "We take it on." })).ShouldSucceed();
        (
            await story.Ann.Put($"/api/cases/{number}/draft", new { revision = 0, content = Story.Sound })
        ).ShouldSucceed();
        story.Workspace.Clock.Advance(TimeSpan.FromMinutes(1)); // mails of one instant about one number are one
        (await story.Ann.Post($"/api/cases/{number}/review", new { })).ShouldSucceed();
        await story.Workspace.Work();
        Mails(story, story.BenHimself, number.Text).Count.ShouldBe(2, "his eyes are asked for");

        story.Workspace.Clock.Advance(TimeSpan.FromMinutes(1));
        (await story.Ben.Post($"/api/cases/{number}/approval", new { revision = 1 })).ShouldSucceed();
        var hers = Mails(story, story.AnnHerself, number.Text).Count;
        (await story.Publish(number)).ShouldSucceed();
        await Story.Eventually(async () => (await story.Load(number)).Published is not null);
        await story.Workspace.Work();
        Mails(story, story.AnnHerself, number.Text).Count.ShouldBeGreaterThan(hers);
        Mails(story, story.BenHimself, number.Text).Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_proposal_waits_for_the_morning_too()
    {
        await using var story = await Story.Begin();
        await Wish(story.Ben, proposals: "digest");
        var number = await story.Accepted();
        var until = story.Workspace.Clock.GetUtcNow().AddDays(60);

        var id = (
            await story.Ann.Propose(
                new
                {
                    kind = "extend-embargo",
                    @case = number.Text,
                    until = until.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
                    reason = "The fix is not ready.",
                }
            )
        ).Id();
        await story.Workspace.Work();
        story.Workspace.MailAbout(id).ShouldNotContain(mail => mail.Contains(story.BenHimself.Email));
        story.Workspace.Clock.Advance(TimeSpan.FromDays(1));
        await story.Workspace.Work();

        Mails(story, story.BenHimself, id).ShouldHaveSingleItem().ShouldContain("News of the day about one thing");
    }

    [Fact]
    public async Task Everything_that_is_wrong_is_told_at_once_and_nothing_is_changed()
    {
        await using var story = await Story.Begin();
        await Wish(story.Ann, cases: "none");

        var refused = await story.Ann.Put(
            Path,
            new
            {
                ownCases = "none",
                cases = "sometimes",
                challenges = "digest",
            }
        );

        refused.ShouldBeRefused(422, "input.faulty");
        foreach (var field in new[] { "ownCases", "cases", "proposals" })
            refused.Body.ShouldContain($"\"{field}\"");
        (await story.Ann.Get(Path)).Json.GetProperty("cases").GetString().ShouldBe("none");

        var page = await story.Ann.Submit("/me/notifications", ("ownCases", "none"), ("cases", "digest"));
        page.Status.ShouldBe(422);
        page.Body.ShouldContain("Choose one of at-once, digest.");
        (await story.Ann.Submit("/me/notifications", All("digest"))).Status.ShouldBe(303);
        (await story.Ann.Get(Path)).Json.GetProperty("challenges").GetString().ShouldBe("digest");
    }

    private static (string, string)[] All(string wish) => [.. Wishes.Kinds.Select(kind => (Wishes.Field(kind), wish))];

    private static async Task Wish(
        TestBrowser browser,
        string own = "at-once",
        string cases = "at-once",
        string proposals = "at-once"
    ) =>
        (
            await browser.Put(
                Path,
                new
                {
                    ownCases = own,
                    cases,
                    proposals,
                    challenges = "none",
                    rota = "at-once",
                }
            )
        ).ShouldSucceed();

    // the next one after the clock's instant
    private static DateTimeOffset Morning(Story story, int hour, int minute)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById("Pacific/Auckland");
        var tomorrow = TimeZoneInfo.ConvertTime(story.Workspace.Clock.GetUtcNow(), zone).Date.AddDays(1);
        var local = tomorrow.AddHours(hour).AddMinutes(minute);
        return new(local, zone.GetUtcOffset(local));
    }

    private static IReadOnlyList<string> Mails(Story story, TestMember member, string about) =>
        Directory.Exists(story.Workspace.Outbox)
            ?
            [
                .. Directory
                    .GetFiles(story.Workspace.Outbox, "*.eml")
                    .Select(File.ReadAllText)
                    .Where(mail =>
                        mail.Contains(member.Email, StringComparison.Ordinal)
                        && mail.Contains(about, StringComparison.Ordinal)
                    ),
            ]
            : [];
}
