using System.Text.RegularExpressions;
using Tocsin.Governance.Teams;
using Tocsin.Workspace.Tests.Cases;
using Tocsin.Workspace.Tests.Proposals;
using static Tocsin.Workspace.Tests.Meetings.APlan;

namespace Tocsin.Workspace.Tests.Meetings;

public sealed class CalendarFeedTests
{
    [Fact]
    public async Task A_calendar_reads_the_feed_as_long_as_its_address_and_standing_hold_and_finds_no_case_in_it()
    {
        await using var story = await Story.Begin();
        var tocsin = story.Workspace;
        var number = (await story.Received()).Text;
        var (ann, hers) = await tocsin.SeatAndSignIn(DefaultTeams.Policy);
        var id = await Planned(hers, tocsin, title: "Rules; and, more \\ of them: " + new string('é', 60));
        (await story.Ann.Post($"/api/meetings/{id}/items", new { kind = "case", reference = number })).ShouldSucceed();
        (await hers.Post($"/api/meetings/{id}/time", Plan(tocsin, 2, "Rules"))).ShouldSucceed();
        var address = new Uri(
            (await hers.Post("/api/calendar", new { })).Json.GetProperty("address").GetString()!
        ).AbsolutePath;
        using var program = tocsin.Members.Browser();

        var feed = (await program.Get(address)).ShouldSucceed();

        feed.Headers["Content-Type"].ShouldBe("text/calendar; charset=utf-8");
        feed.Body.ShouldNotContain(number);
        feed.Body.Split("\r\n").ShouldAllBe(line => System.Text.Encoding.UTF8.GetByteCount(line) <= 75);
        var read = Ical.Net.Calendar.Load(feed.Body)!;
        var meeting = read.Events.ShouldHaveSingleItem();
        meeting.Summary.ShouldBe("Rules");
        meeting.Uid.ShouldBe($"{id}@localhost");
        meeting.Sequence.ShouldBe(1);
        new DateTimeOffset(meeting.DtStart!.AsUtc, TimeSpan.Zero).ShouldBe(Begins(tocsin, 2));
        (await hers.Submit($"/meetings/{id}/calling-off")).Status.ShouldBe(303);
        Ical.Net.Calendar.Load((await program.Get(address)).Body)!
            .Events.ShouldHaveSingleItem()!
            .Status.ShouldBe("CANCELLED");

        (await program.Get("/calendar-feed/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA.ics")).Status.ShouldBe(404);
        var next = new Uri(
            (await hers.Post("/api/calendar", new { })).Json.GetProperty("address").GetString()!
        ).AbsolutePath;
        (await program.Get(address)).Status.ShouldBe(404, "there is another");
        (await program.Get(next)).Status.ShouldBe(200);
        await tocsin.Stores.Members.Decide(
            ann.Person,
            (m, now) => m.Suspend(null, new("They told."), now),
            ann.Person.Actor,
            CancellationToken.None
        );
        (await program.Get(next)).Status.ShouldBe(404, "no standing, no feed");
    }

    [Fact]
    public async Task A_feed_escapes_and_folds_what_a_calendar_reads_back()
    {
        await using var tocsin = await TestWorkspace.Start();
        var (_, hers) = await tocsin.SeatAndSignIn(DefaultTeams.Policy);
        var title = "Rules; and, more \\ of them: " + string.Concat(Enumerable.Repeat("🔔é", 40));
        await Planned(hers, tocsin, title: title);
        var page = (await hers.Submit("/calendar")).ShouldSucceed();
        var address = Regex
            .Match(page.Body, "/calendar-feed/[A-Za-z0-9_-]+\\.ics", RegexOptions.None, TimeSpan.FromSeconds(5))
            .Value;
        using var program = tocsin.Members.Browser();

        var feed = (await program.Get(address)).ShouldSucceed();

        Ical.Net.Calendar.Load(feed.Body)!.Events.ShouldHaveSingleItem().Summary.ShouldBe(title);
        feed.Body.Split("\r\n").ShouldAllBe(line => System.Text.Encoding.UTF8.GetByteCount(line) <= 75);
        (await hers.Delete("/api/calendar")).Status.ShouldBe(204);
        (await program.Get(address)).Status.ShouldBe(404);
    }
}
