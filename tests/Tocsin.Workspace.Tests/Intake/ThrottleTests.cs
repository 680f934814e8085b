using System.Net;
using Tocsin.Workspace.Intake;

namespace Tocsin.Workspace.Tests.Intake;

public sealed class ThrottleTests
{
    [Fact]
    public void So_often_within_the_window_and_no_more()
    {
        var clock = new TestClock();
        var limit = new RateLimit(2, TimeSpan.FromHours(1), clock);

        limit.Take("a").ShouldBeTrue();
        clock.Advance(TimeSpan.FromMinutes(30));
        limit.Take("a").ShouldBeTrue();
        limit.Take("a").ShouldBeFalse();
        limit.Spent("a").ShouldBeTrue();
        limit.Take("b").ShouldBeTrue();
        clock.Advance(TimeSpan.FromMinutes(30));
        limit.Spent("a").ShouldBeFalse();
        limit.Take("a").ShouldBeTrue();
    }

    [Fact]
    public void Beyond_what_can_be_told_apart_strangers_share_one_count()
    {
        var clock = new TestClock();
        var limit = new RateLimit(1, TimeSpan.FromHours(1), clock);
        for (var i = 0; i < RateLimit.MostKnown; i++)
            limit.Take($"{i}");

        limit.Take("one stranger").ShouldBeTrue();
        limit.Take("another").ShouldBeFalse();
        limit.Take("0").ShouldBeFalse();
        clock.Advance(TimeSpan.FromHours(1));
        limit.Take("another").ShouldBeTrue();
    }

    [Fact]
    public async Task One_address_tries_only_so_often()
    {
        await using var tocsin = await TestWorkspace.Start();
        var browser = tocsin.Intake.Browser();
        for (var i = 0; i < IntakeLimits.Tries; i++)
            (await browser.SendPage(AReport.Form([("what", "")]))).Status.ShouldBe(422);

        var refused = await browser.SendPage(AReport.Form(AReport.Needed, ("a.txt", [1])));

        refused.Status.ShouldBe(429);
        refused.Body.ShouldContain(WebUtility.HtmlEncode(AReport.Needed[0].Value));
        (await SentTwiceTests.Count(tocsin, "files")).ShouldBe(0);
    }

    [Fact]
    public async Task One_address_guesses_only_so_often_and_then_a_right_receipt_answers_like_a_wrong_one()
    {
        await using var tocsin = await TestWorkspace.Start();
        var browser = tocsin.Intake.Browser();
        var receipt = (await browser.Post("/api/reports", AReport.Json)).Receipt();
        for (var i = 0; i < IntakeLimits.WrongReceipts; i++)
            (await browser.Post("/api/mailbox", new { receipt = $"{i}" })).Status.ShouldBe(404);

        var wrong = await browser.Post("/api/mailbox", new { receipt = "1" });
        var right = await browser.Post("/api/mailbox", new { receipt });

        wrong.ShouldBeRefused(429, "too-many");
        right.Whole.ShouldBe(wrong.Whole);
        tocsin.Clock.Advance(TimeSpan.FromHours(1));
        (await browser.Post("/api/mailbox", new { receipt })).Status.ShouldBe(200);
    }
}
