using System.Net;
using System.Text.RegularExpressions;
using Tocsin.Governance.People;
using Tocsin.Standards.Osv;
using Tocsin.Workspace.Advisories;
using Tocsin.Workspace.Tests.Cases;

namespace Tocsin.Workspace.Tests.Advisories;

public sealed class PublicationTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task A_reviewed_advisory_is_published_and_reads_as_it_was_previewed(Provider provider)
    {
        await using var story = await Story.Begin(provider);
        var number = await story.Approved();
        var preview = Article((await story.Ben.Page($"/cases/{number}/review")).Body);
        (await story.Publish(number)).ShouldSucceed();
        await Story.Eventually(() => Task.FromResult(!story.Workspace.Published.IsEmpty));

        var document = story.Workspace.Published.ShouldHaveSingleItem();
        (document.Id, document.Revision).ShouldBe(("TCS-2026-1", 1));
        var record = OsvReader.Read(document.Body.ToArray()).Value;
        record.Summary.ShouldBe(Story.Sound.Summary);
        record.Affected![0].Ranges![0].Events![1].Fixed.ShouldBe("1.2.4");

        var review = (await story.Ben.Page($"/cases/{number}/review")).Body;
        review.ShouldContain("http://localhost:5080/advisories/TCS-2026-1");
        var published = Article(review);
        Comparable(published).ShouldBe(Comparable(preview));
    }

    [Fact]
    public async Task Who_drafted_reads_why_they_do_not_approve()
    {
        await using var story = await Story.Begin();
        var number = await story.Drafted();

        (await story.Ann.Page($"/cases/{number}/review")).Body.ShouldContain(
            "Who drafted an advisory never approves it alone."
        );
        (await story.Ann.Post($"/api/cases/{number}/approval", new { revision = 1 })).ShouldBeRefused(
            403,
            "case.four-eyes"
        );
        (await story.Ann.Post($"/api/cases/{number}/changes", new { revision = 1, wanted = "x" })).ShouldBeRefused(
            403,
            "case.four-eyes"
        );

        var guest = await story.Workspace.Given([Duty.Triager], invitedBy: story.AnnHerself.Person);
        using var invited = await story.Workspace.SignIn(guest);
        (await invited.Post($"/api/cases/{number}/approval", new { revision = 1 })).ShouldBeRefused(
            403,
            "case.invited-by-drafter"
        );
    }

    [Fact]
    public async Task The_reviewer_sees_what_changed_since_the_last_approval()
    {
        await using var story = await Story.Begin();
        var number = await story.Approved();
        await story.Ann.Put(
            $"/api/cases/{number}/draft",
            new { revision = 1, content = Story.Sound with { Summary = "A better title" } }
        );

        var page = (await story.Ben.Page($"/cases/{number}/review")).Body;
        page.ShouldContain("Since revision 1, which was approved.");
        page.ShouldContain("<span class=\"diff-text\">A better title</span>");
        page.ShouldContain($"<span class=\"diff-text\">{Story.Sound.Summary}</span>");
    }

    [Fact]
    public async Task Asking_for_changes_by_page_reaches_the_drafter()
    {
        await using var story = await Story.Begin();
        var number = await story.Drafted();
        await story.Ann.Submit($"/cases/{number}/review");

        var empty = await story.Ben.Submit($"/cases/{number}/changes", ("revision", "1"), ("wanted", " "));
        empty.Status.ShouldBe(422);
        (
            await story.Ben.Submit($"/cases/{number}/changes", ("revision", "1"), ("wanted", "Name the fix."))
        ).Status.ShouldBe(303);
        (await story.Ann.Page($"/cases/{number}")).Body.ShouldContain("Name the fix.");
        (await story.Load(number)).AwaitsReview.ShouldBeFalse();
    }

    [Fact]
    public async Task Publishing_needs_a_fresh_proof_and_no_token_has_one()
    {
        await using var story = await Story.Begin();
        var number = await story.Approved();
        using var token = await story.Workspace.Token(story.AnnHerself, TokenScope.CasesWrite);
        var code = story.Workspace.NextCode(story.AnnHerself);
        (await token.Post($"/api/cases/{number}/publication", new { revision = 1, code })).ShouldBeRefused(
            403,
            "step-up.needed"
        );

        story.Workspace.Clock.Advance(TimeSpan.FromMinutes(6));
        (await story.Ann.Post($"/api/cases/{number}/publication", new { revision = 1 })).ShouldBeRefused(
            403,
            "step-up.needed"
        );
        (
            await story.Ann.Post($"/api/cases/{number}/publication", new { revision = 1, code = "000000" })
        ).ShouldBeRefused(403, "step-up.needed");
        var page = await story.Ann.Submit($"/cases/{number}/publication", ("revision", "1"), ("when", "now"));
        page.Location.ShouldBe($"/step-up?return=%2Fcases%2F{number}%2Freview");
        (await story.Load(number)).Plan.ShouldBeNull();

        (await story.Publish(number)).ShouldSucceed();
    }

    [Fact]
    public async Task An_unapproved_or_changed_revision_is_not_published()
    {
        await using var story = await Story.Begin();
        var number = await story.Drafted();
        (await story.Publish(number)).ShouldBeRefused(409, "case.not-approved");
        (await story.Publish(number, revision: 2)).ShouldBeRefused(409, "case.draft-moved-on");
    }

    [Theory]
    [InlineData("2026-03-03T15:00:00Z", "2026-03-03T15:00:00Z")]
    [InlineData("2026-03-03T15:00:00+01:00", "2026-03-03T14:00:00Z")]
    public async Task An_instant_has_its_zone(string at, string utc)
    {
        await using var story = await Story.Begin();
        var number = await story.Approved();
        (await story.Publish(number, at: at)).ShouldSucceed();
        (await story.Load(number)).Plan!.At.ShouldBe(DateTimeOffset.Parse(utc));

        (await story.Ann.Delete($"/api/cases/{number}/publication")).ShouldSucceed();
        (await story.Load(number)).Plan.ShouldBeNull();
        (await story.Ann.Delete($"/api/cases/{number}/publication")).ShouldBeRefused(409, "case.nothing-scheduled");
    }

    [Theory]
    [InlineData("2026-03-03T15:00:00")]
    [InlineData("2026-03-03")]
    [InlineData("tomorrow")]
    public async Task An_instant_without_its_zone_is_refused(string at)
    {
        await using var story = await Story.Begin();
        var number = await story.Approved();
        var refused = (await story.Publish(number, at: at)).ShouldBeRefused(422, "input.faulty");
        refused.Json.GetProperty("faults")[0].GetProperty("path").GetString().ShouldBe("at");
    }

    [Fact]
    public async Task The_page_takes_the_clocks_of_the_programme_and_shows_both()
    {
        await using var story = await Story.Begin(timeZone: "Europe/Vienna");
        var number = await story.Approved();
        var planned = await story.Ann.Submit(
            $"/cases/{number}/publication",
            ("revision", "1"),
            ("when", "at"),
            ("at", "2026-07-01T15:00"),
            ("zone", "programme"),
            ("code", story.Workspace.NextCode(story.AnnHerself))
        );
        planned.Status.ShouldBe(303, planned.Body);
        (await story.Load(number)).Plan!.At.ShouldBe(DateTimeOffset.Parse("2026-07-01T13:00:00Z"));
        var page = (await story.Ann.Page($"/cases/{number}/review")).Body;
        page.ShouldContain("2026-07-01 13:00 UTC");
        page.ShouldContain("2026-07-01 15:00 Europe/Vienna");
        (await story.Ann.Submit($"/cases/{number}/publication/call-off")).Status.ShouldBe(303);
        (await story.Load(number)).Plan.ShouldBeNull();
    }

    [Fact]
    public void A_time_that_clocks_skip_is_refused_and_one_that_they_show_twice_is_the_first()
    {
        var vienna = TimeZoneInfo.FindSystemTimeZoneById("Europe/Vienna");
        PublicationInstant.Parse("2026-03-29T02:30", vienna).Problem!.Code.ShouldBe("instant.skipped");
        PublicationInstant
            .Parse("2026-10-25T02:30", vienna)
            .Value.ShouldBe(DateTimeOffset.Parse("2026-10-25T00:30:00Z"));
        PublicationInstant.Parse("soon", vienna).Problem!.Code.ShouldBe("instant.malformed");
    }

    [Fact]
    public async Task A_revision_is_published_under_the_same_id()
    {
        await using var story = await Story.Begin();
        var number = await story.Published();
        await story.Ben.Put(
            $"/api/cases/{number}/draft",
            new { revision = 1, content = Story.Sound with { Summary = "Corrected" } }
        );
        (await story.Ann.Page($"/cases/{number}/review")).Body.ShouldContain("Since revision 1, which is public.");
        (await story.Ann.Post($"/api/cases/{number}/approval", new { revision = 2 })).ShouldSucceed();
        (await story.Publish(number, revision: 2)).ShouldSucceed();
        await Story.Eventually(() => Task.FromResult(story.Workspace.Published.Count > 1));

        story.Workspace.Published.Select(d => (d.Id, d.Revision)).ShouldBe([("TCS-2026-1", 1), ("TCS-2026-1", 2)]);
    }

    private static string Article(string page)
    {
        var start = page.IndexOf("<article class=\"advisory\">", StringComparison.Ordinal);
        start.ShouldBeGreaterThan(0);
        return page[start..page.IndexOf("</article>", start, StringComparison.Ordinal)];
    }

    // what is only known at publication: the number, and the dates
    private static string Comparable(string article)
    {
        var patience = TimeSpan.FromSeconds(5);
        const RegexOptions options = RegexOptions.ExplicitCapture;
        const string dates = "<span>(Published|Changed) <time.*?</time></span>";
        var text = Regex.Replace(WebUtility.HtmlDecode(article), dates, "", options, patience);
        return Regex.Replace(text, "TCS-2026-(1|…)", "TCS-2026-N", options, patience);
    }
}
