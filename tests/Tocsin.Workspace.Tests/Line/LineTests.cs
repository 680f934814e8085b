using System.Net;
using Microsoft.EntityFrameworkCore;
using Tocsin.Cases;
using Tocsin.Cases.Reports;
using Tocsin.Workspace.Settings;
using Tocsin.Workspace.Tests.Cases;
using Tocsin.Workspace.Tests.Intake;

namespace Tocsin.Workspace.Tests.Line;

public sealed class LineTests
{
    private static readonly IPAddress Many = IPAddress.Parse("127.0.0.2");
    private static readonly IPAddress Few = IPAddress.Parse("127.0.0.3");

    [Theory, OnSqlite, OnPostgres]
    public async Task The_line_moves_at_its_rate_and_each_network_has_its_turn(Provider provider)
    {
        await using var story = await Begun(provider);
        var flood = story.Workspace.Intake.Browser(Many);
        await flood.Flood();
        for (var i = 0; i < 6; i++)
            await flood.Report($"One of many {i}");
        var mine = await story.Workspace.Intake.Browser(Few).Report("Mine alone");
        mine.Status.ShouldBe(202);
        (await Queued(story)).ShouldBe(AProof.Busy.BusyInAll);

        await Pass(story, FloodLimits.Step);

        // two a quarter of an hour: one of those that sent many, and mine
        (await Queued(story)).ShouldBe(AProof.Busy.BusyInAll + 2);
        (await story.Ann.Get("/api/cases")).Body.ShouldContain(mine.Number().Text);
        (await story.Load(mine.Number())).History.Select(h => h.Entry).OfType<ReportAdmitted>().Count().ShouldBe(1);
        (await story.Ann.Page($"/cases/{mine.Number()}")).Body.ShouldContain("It left the line");
        (await Networks(story)).ShouldBe(5, "of whoever left it nothing is kept");
        await Pass(story, FloodLimits.Step);
        (await Queued(story)).ShouldBe(AProof.Busy.BusyInAll + 4);
    }

    [Fact]
    public async Task However_often_it_begins_anew_the_line_keeps_to_its_rate()
    {
        await using var story = await Begun();
        var flood = story.Workspace.Intake.Browser(Many);
        await flood.Flood();
        for (var i = 0; i < 6; i++)
            await flood.Report($"{i}");
        var first = (await story.Ann.Get("/api/line")).Json.GetProperty("next")[0].GetProperty("number").GetString();
        // killed after one of two: the row is leased again
        story.Workspace.Clock.Advance(FloodLimits.Step);
        await story.Workspace.Work();
        await story.Workspace.Stores.Line.Step(CancellationToken.None);
        await using var anew = await OtherProcess.Start(story.Workspace, options => options);
        await anew.Stores.Line.Step(CancellationToken.None);

        (await Queued(story)).ShouldBe(AProof.Busy.BusyInAll + 2);
        (await story.Ann.Get("/api/cases")).Body.ShouldContain(first!);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Once_it_is_calm_all_of_it_comes_into_the_queue_with_one_mail(Provider provider)
    {
        await using var story = await Begun(provider);
        var flood = story.Workspace.Intake.Browser(Many);
        await flood.Flood();
        await story.Workspace.Work();
        var before = Mails(story, "").Count;
        for (var i = 0; i < 12; i++)
            await flood.Report($"{i}");
        await story.Workspace.Work();

        Mails(story, "").Count.ShouldBe(before + 2, "each triager hears that a line began, and of no report in it");
        Mails(story, "stand in line").Count.ShouldBe(2);
        await Pass(story, FloodLimits.Window + FloodLimits.Step);

        (await Queued(story)).ShouldBe(AProof.Busy.BusyInAll + 12);
        (await story.Ann.Get("/api/line")).Json.GetProperty("count").GetInt32().ShouldBe(0);
        Mails(story, "left the line").Count.ShouldBe(2);
        Mails(story, "TC-").Count.ShouldBe(before);
        (await flood.Challenge()).ShouldBeNull();
    }

    [Fact]
    public async Task A_triager_sees_the_line_and_lets_in_whom_they_choose()
    {
        await using var story = await Begun();
        var flood = story.Workspace.Intake.Browser(Many);
        await flood.Flood();
        List<string> waiting = [];
        for (var i = 0; i < 4; i++)
            waiting.Add((await flood.Report($"canary-{i} {new string((char)('a' + i), 20)}")).Number().Text);
        (await story.Ben.Post($"/api/cases/{waiting[0]}/recusal", new { reason = "Mine." })).ShouldSucceed();

        var seen = (await story.Ann.Get("/api/line")).ShouldSucceed().Json;
        seen.GetProperty("count").GetInt32().ShouldBe(4);
        seen.GetProperty("admittedAnHour").GetInt32().ShouldBe(8);
        seen.GetProperty("day")[23].GetProperty("stood").GetInt32().ShouldBe(4);
        (await story.Ben.Get("/api/line")).Json.GetProperty("count").GetInt32().ShouldBe(3, "who stepped back");
        (await story.Ben.Page("/line")).Body.ShouldNotContain(waiting[0]);
        (await story.Ann.Page("/")).Body.ShouldContain("4 reports stand in line");
        var page = await story.Ann.Page("/line");
        page.Body.ShouldContain("canary-1");
        page.Fields("shown").Count.ShouldBe(4);
        (await story.Ann.Page($"/cases/{waiting[1]}")).Status.ShouldBe(200);

        var some = await story.Ben.Post(
            "/api/line/admission",
            new { cases = new[] { waiting[0], waiting[1], "TC-0000-0000" } }
        );
        some.ShouldSucceed()
            .Json.GetProperty("outcomes")
            .EnumerateArray()
            .Select(one => one.GetProperty("code").GetString())
            .ShouldBe(["not-found", null, "not-found"]);
        (await Queued(story)).ShouldBe(AProof.Busy.BusyInAll + 1);
        (await story.Ann.Post("/api/line/admission", new { })).Status.ShouldBe(422);

        (await story.Ann.Submit("/line/admission", ("all", "yes"))).Body.ShouldContain("Done for 3 of 3");
        (await Queued(story)).ShouldBe(AProof.Busy.BusyInAll + 4);
        (await story.Load(Tocsin.Cases.Identifiers.CaseNumber.Parse(waiting[1]).Value))
            .History.Single(h => h.Entry is ReportAdmitted)
            .By.ShouldBe(story.BenHimself.Person.Actor);
        (await story.Ann.Page("/line")).Body.ShouldContain("Nobody stands in line");
    }

    [Fact]
    public async Task Hundreds_are_rejected_as_spam_in_one_act_and_never_come_into_the_line_again()
    {
        await using var story = await Begun();
        var flood = story.Workspace.Intake.Browser(Many);
        await flood.Flood();
        const string text =
            "The function merge copies every own property of its second argument onto the first one without looking at the name "
            + "of the property, so that an attacker can set whatever they like in version";
        for (var i = 0; i < 5; i++)
            await flood.Report($"{text} {i}");
        var page = await story.Ann.Page("/line");
        page.Body.ShouldContain("5 that read nearly the same");

        var done = await story.Ann.Submit(
            "/clusters",
            [
                .. page.Fields("cases").Select(number => ("cases", number)),
                ("from", "line"),
                ("action", "reject"),
                ("reason", "spam"),
                ("text", "Not for us."),
            ]
        );

        done.ShouldSucceed().Body.ShouldContain("Done for 5 of 5");
        (await story.Ann.Get("/api/line")).Json.GetProperty("count").GetInt32().ShouldBe(0);
        var refused = await story.Ann.Submit("/clusters", ("shown", page.Fields("cases")[0]), ("from", "line"));
        refused.Status.ShouldBe(422);
        await Pass(story, FloodLimits.Step);
        var rejected = await story.Load(Tocsin.Cases.Identifiers.CaseNumber.Parse(page.Fields("cases")[0]).Value);
        (rejected.State, rejected.RejectedAs).ShouldBe((ReportState.Invalid, RejectionReason.Spam));
        rejected.History.ShouldNotContain(h => h.Entry is ReportAdmitted);
    }

    [Fact]
    public async Task Whatever_is_asked_about_those_in_line_is_one_mail_and_names_none_of_them()
    {
        await using var story = await Begun();
        var flood = story.Workspace.Intake.Browser(Many);
        await flood.Flood();
        List<TestAnswer> waiting = [];
        for (var i = 0; i < 6; i++)
            waiting.Add(await flood.Report($"{i}"));
        foreach (var sent in waiting)
        {
            var until = story.Workspace.Clock.GetUtcNow().AddDays(20).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'");
            (
                await flood.Post(
                    "/api/mailbox/embargo/proposals",
                    new
                    {
                        receipt = sent.Receipt(),
                        until,
                        terms = "Sooner.",
                    }
                )
            ).ShouldSucceed();
            (
                await flood.Post("/api/mailbox/messages", new { receipt = sent.Receipt(), body = "And?" })
            ).ShouldSucceed();
        }

        // what was asked is known before the quarter of an hour is over
        await story.Workspace.Work();
        await Pass(story, FloodLimits.Step);
        await story.Workspace.Work();

        Mails(story, "asked or overdue").Count.ShouldBe(2, "each triager, once");
        foreach (var sent in waiting.Skip(2))
            Mails(story, sent.Number().Text).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_is_overdue_in_line_is_told_too()
    {
        await using var story = await Begun();
        var flood = story.Workspace.Intake.Browser(Many);
        await flood.Flood();
        var waiting = (await flood.Report("Mine")).Number();
        var owed = (await story.Load(waiting)).AnswerBy!.Value;
        // it goes on: the line does not move, since the row that moves it is not there
        await using (var db = story.Workspace.Stores.OpenCases())
            await db.Database.ExecuteSqlRawAsync("DELETE FROM due WHERE \"Kind\" = 'line'");

        await Pass(story, owed - story.Workspace.Clock.GetUtcNow() + TimeSpan.FromDays(2));
        await Pass(story, FloodLimits.Step);

        (await story.Load(waiting)).History.ShouldContain(h => h.Entry is OverdueTold);
        Mails(story, "asked or overdue").Count.ShouldBe(2);
    }

    private static Task<Story> Begun(Provider provider = Provider.Sqlite, FloodLimits? limits = null) =>
        Story.Begin(provider, change: options => options with { Flood = limits ?? AProof.Busy });

    private static async Task Pass(Story story, TimeSpan time)
    {
        story.Workspace.Clock.Advance(time);
        await story.Workspace.Work();
    }

    private static async Task<int> Queued(Story story) =>
        (await story.Ann.Get("/api/cases")).ShouldSucceed().Json.GetProperty("cases").GetArrayLength();

    private static async Task<int> Networks(Story story)
    {
        await using var db = story.Workspace.Stores.OpenCases();
        return await db
            .Database.SqlQueryRaw<int>(
                "SELECT CAST(COUNT(*) AS INTEGER) AS \"Value\" FROM arrivals WHERE LENGTH(\"Network\") > 0"
            )
            .SingleAsync();
    }

    private static Task<bool> Stands(Story story, string number) =>
        story.Workspace.Stores.Line.Holds(number, CancellationToken.None);

    private static IReadOnlyList<string> Mails(Story story, string about) =>
        Directory.Exists(story.Workspace.Outbox)
            ?
            [
                .. Directory
                    .GetFiles(story.Workspace.Outbox, "*.eml")
                    .Select(File.ReadAllText)
                    .Where(mail => mail.Contains(about, StringComparison.Ordinal)),
            ]
            : [];
}
