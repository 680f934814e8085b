using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tocsin.Cases;
using Tocsin.Governance.Clocks;
using Tocsin.Governance.Teams;
using Tocsin.Workspace.Due;
using Tocsin.Workspace.Tests.Cases;
using Tocsin.Workspace.Tests.Proposals;
using Case = Tocsin.Cases.Case;

namespace Tocsin.Workspace.Tests.Clocks;

public sealed class OverdueTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task A_late_answer_is_told_to_all_triagers_and_then_to_the_body_above_once_each(Provider provider)
    {
        await using var story = await Story.Begin(provider);
        var (above, tocsin) = (await story.Workspace.Seat(DefaultTeams.Steering), story.Workspace);
        var (aside, browser) = await tocsin.SeatAndSignIn(DefaultTeams.Steering);
        var number = await story.Received();
        await tocsin.Work();
        // whoever stepped back may not know that there is anything about it
        (await browser.Post($"/api/cases/{number}/recusal", new { reason = "They are my employer." })).ShouldSucceed();
        var (annHas, aboveHas) = (Mails(story, story.AnnHerself).Count, Mails(story, above).Count);
        var by = (await story.Load(number)).AnswerBy!.Value;

        await To(story, by.AddDays(1)); // one business day
        Mails(story, story.AnnHerself).Count.ShouldBe(annHas + 1);
        Mails(story, aside).ShouldNotContain(mail => mail.Contains("overdue", StringComparison.Ordinal));
        await To(story, by.AddDays(7)); // three, and more

        Mails(story, story.AnnHerself).Count.ShouldBe(annHas + 1, "each step once");
        Mails(story, above).Count.ShouldBe(aboveHas + 2, "a triager by rule, too");
        Mails(story, above).ShouldContain(mail => mail.Contains($"{number} is overdue", StringComparison.Ordinal));
        var told = Mails(story, aside)
            .Single(mail => mail.Contains("Subject: A report is overdue", StringComparison.Ordinal));
        told.ShouldNotContain(number.Text);
        told.ShouldNotContain("canary");
        Steps(await story.Load(number)).ShouldBe([EscalatedTo.Triagers, EscalatedTo.TeamAbove]);

        await To(story, by.AddDays(30));
        Steps(await story.Load(number)).Count.ShouldBe(2);
        using var ben = await tocsin.SignIn(story.BenHimself);
        var page = (await ben.Page($"/cases/{number}")).Body;
        page.ShouldContain("answer overdue");
        page.ShouldContain("All triagers were told.");
        (await ben.Page("/")).Body.ShouldContain("1 overdue");
        browser.Dispose();
    }

    [Fact]
    public async Task A_case_of_before_there_were_rows_is_watched_from_the_next_start_on_and_none_is_told_twice()
    {
        await using var story = await Story.Begin();
        var number = await story.Received();
        await story.Workspace.Work();
        await using (var db = story.Workspace.Stores.OpenCases())
            await db.Database.ExecuteSqlAsync($"""DELETE FROM due WHERE "Kind" = {Case.WatchDue}""");
        var by = (await story.Load(number)).AnswerBy!.Value;
        await To(story, by.AddDays(1));
        Steps(await story.Load(number)).ShouldBeEmpty();

        for (var start = 0; start < 2; start++)
        {
            await story.Workspace.Members.Services.GetRequiredService<WatchClocks>().StartAsync(default);
            await story.Workspace.Work();
            Steps(await story.Load(number)).ShouldBe([EscalatedTo.Triagers]);
        }
    }

    [Fact]
    public async Task A_promised_update_is_said_to_the_reporter_and_is_red_when_it_is_late()
    {
        await using var story = await Story.Begin();
        var reported = await Mailbox.ACaseOf.Reported(story.Workspace);
        await reported.Accept();
        var path = $"/cases/{reported.Number}";
        (await story.Ann.Page(path)).Body.ShouldContain("Next update by");

        (await story.Ann.Submit($"{path}/messages", Written("with-reporter", "2026-13-01"))).Status.ShouldBe(422);
        var day = DateOnly.FromDateTime(story.Workspace.Clock.GetUtcNow().UtcDateTime).AddDays(3);
        (await story.Ann.Submit($"{path}/messages", Written("with-reporter", $"{day:yyyy-MM-dd}"))).Status.ShouldBe(
            303
        );

        var promised = (await story.Load(reported.Number)).UpdateBy!.Value;
        (await reported.Api()).Json.GetProperty("updateBy").GetDateTimeOffset().ShouldBe(promised);
        (await reported.Page()).Body.ShouldContain("Next update");
        var line = (await story.Ann.Get("/api/deadlines"))
            .Json.GetProperty("deadlines")
            .EnumerateArray()
            .First(d => d.GetProperty("about").GetString() == reported.Number.Text);
        line.GetProperty("what").GetString().ShouldBe("the update that was promised");
        line.GetProperty("at").GetDateTimeOffset().ShouldBe(promised);

        await To(story, promised.AddMinutes(1));
        using var later = await story.Workspace.SignIn(story.AnnHerself);
        (await later.Page(path)).Body.ShouldContain("promised update overdue");
        (await reported.Page()).Body.ShouldContain("was promised by");
        (await later.Submit($"{path}/messages", Written("with-reporter", ""))).Status.ShouldBe(303);
        (await later.Page(path)).Body.ShouldNotContain("promised update overdue");
        (await reported.Page()).Body.ShouldNotContain("Next update");
    }

    [Fact]
    public async Task A_report_that_does_not_happen_goes_off_the_clock_with_an_answer_to_the_reporter()
    {
        await using var story = await Story.Begin();
        var reported = await Mailbox.ACaseOf.Reported(story.Workspace);
        var path = $"/cases/{reported.Number}";

        (await story.Ann.Submit($"{path}/not-reproducible", ("answer", ""))).Status.ShouldBe(422);
        (await story.Ann.Submit($"{path}/not-reproducible", ("answer", "Not on 24.x."))).Status.ShouldBe(303);

        (await story.Ann.Page(path)).Body.ShouldContain("not reproducible as reported; no clock runs");
        (await reported.Page()).Body.ShouldContain("Not on 24.x.");
        await To(story, story.Workspace.Clock.GetUtcNow().AddDays(30));
        Steps(await story.Load(reported.Number)).ShouldBeEmpty();
        (
            await story
                .Workspace.Intake.Browser()
                .Post("/api/mailbox/messages", new { receipt = reported.Receipt, body = "On 22.x." })
        ).ShouldSucceed();
        (await story.Load(reported.Number)).AnswerBy.ShouldNotBeNull();
    }

    private static (string, string)[] Written(string channel, string nextUpdate) =>
        [("channel", channel), ("body", "Still at it."), ("nextUpdate", nextUpdate)];

    private static async Task To(Story story, DateTimeOffset at)
    {
        story.Workspace.Clock.Advance(at - story.Workspace.Clock.GetUtcNow());
        await story.Workspace.Work();
    }

    private static List<EscalatedTo> Steps(Case found) =>
        [.. found.History.Select(h => h.Entry).OfType<OverdueTold>().Select(told => told.To)];

    private static IReadOnlyList<string> Mails(Story story, TestMember to) =>
        [
            .. Directory
                .GetFiles(story.Workspace.Outbox, "*.eml")
                .Select(File.ReadAllText)
                .Where(mail => mail.Contains(to.Email, StringComparison.Ordinal)),
        ];
}
