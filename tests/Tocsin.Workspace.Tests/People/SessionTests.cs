using System.Text.Json;
using Tocsin.Governance.People;
using Tocsin.Workspace.People.Sessions;

namespace Tocsin.Workspace.Tests.People;

public sealed class SessionTests
{
    private const string Firefox = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
    private const string Iphone =
        "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1";

    [Theory, OnSqlite, OnPostgres]
    public async Task Open_sessions_are_listed_with_their_browser_their_days_and_a_mark_on_this_one(Provider provider)
    {
        await using var tocsin = await TestWorkspace.Start(provider);
        var ann = await tocsin.Given([Duty.Triager]);
        using var desk = await SignIn(tocsin, ann, Firefox);
        tocsin.Clock.Advance(TimeSpan.FromDays(1));
        using var phone = await SignIn(tocsin, ann, Iphone);

        var listed = await Listed(phone);

        listed.Select(s => s.GetProperty("browser").GetString()).ShouldBe(["Safari on iPhone", "Firefox on Linux"]);
        listed.Select(s => s.GetProperty("here").GetBoolean()).ShouldBe([true, false]);
        listed.Select(s => s.GetProperty("lastUsed").GetString()).ShouldBe(["2026-03-03", "2026-03-02"]);
        var page = (await phone.Page("/me")).Body;
        page.ShouldContain("Firefox on Linux");
        page.ShouldContain("this one");
        // nothing on it opens a session
        foreach (var cookie in phone.Cookies.GetAllCookies().ToList())
            page.ShouldNotContain(cookie.Value);
    }

    [Fact]
    public async Task A_session_remembers_the_day_of_its_last_use()
    {
        await using var tocsin = await TestWorkspace.Start();
        var (_, browser) = await tocsin.SignIn(Duty.Triager);

        for (var i = 0; i < 4; i++)
        {
            tocsin.Clock.Advance(TimeSpan.FromHours(8));
            await browser.Get("/api/people");
        }

        var only = (await Listed(browser)).ShouldHaveSingleItem();
        only.GetProperty("lastUsed").GetString().ShouldBe("2026-03-03");
        only.GetProperty("since").GetString()!.ShouldStartWith("2026-03-02");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task One_session_is_ended_wherever_its_cookie_went_and_the_others_stay(Provider provider)
    {
        await using var tocsin = await TestWorkspace.Start(provider);
        var ann = await tocsin.Given([Duty.Triager]);
        using var lost = await SignIn(tocsin, ann, Iphone);
        using var old = await SignIn(tocsin, ann, "curl/8.14");
        using var desk = await SignIn(tocsin, ann, Firefox);
        using var thief = tocsin.Members.Browser();
        thief.Cookies.Add(lost.Cookies.GetAllCookies());

        (await desk.Delete($"/api/me/sessions/{await Handle(desk, "Safari on iPhone")}")).Status.ShouldBe(204);
        var byPage = await desk.Submit($"/me/sessions/{await Handle(desk, "curl")}/end");

        (byPage.Status, byPage.Location).ShouldBe((303, "/me"));
        foreach (var ended in new[] { lost, thief, old })
            (await ended.Get("/api/me")).ShouldBeRefused(401, "sign-in.needed");
        (await Listed(desk)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Nobody_ends_the_session_of_another()
    {
        await using var tocsin = await TestWorkspace.Start();
        var (_, ann) = await tocsin.SignIn(Duty.Triager);
        var (_, mallory) = await tocsin.SignIn(Duty.Triager);
        var handle = (await Listed(ann))[0].GetProperty("id").GetString();

        (await mallory.Delete($"/api/me/sessions/{handle}")).Whole.ShouldBe(
            (await mallory.Delete("/api/me/sessions/none")).ShouldBeRefused(404, "not-found").Whole
        );
        (await mallory.Submit($"/me/sessions/{handle}/end")).Status.ShouldBe(404);

        (await ann.Get("/api/me")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Every_session_but_this_one_is_ended_at_once()
    {
        await using var tocsin = await TestWorkspace.Start();
        var ann = await tocsin.Given([Duty.Triager]);
        using var first = await tocsin.SignIn(ann);
        using var second = await tocsin.SignIn(ann);
        using var here = await tocsin.SignIn(ann);

        (await here.Delete("/api/me/sessions")).Status.ShouldBe(204);

        (await first.Get("/api/me")).Status.ShouldBe(401);
        (await second.Get("/api/me")).Status.ShouldBe(401);
        (await Listed(here)).ShouldHaveSingleItem().GetProperty("here").GetBoolean().ShouldBeTrue();
    }

    [Theory]
    [InlineData(Firefox, "Firefox on Linux")]
    [InlineData(Iphone, "Safari on iPhone")]
    [InlineData(
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/138.0.0.0 Safari/537.36",
        "Chrome on Windows"
    )]
    [InlineData(
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/138.0.0.0 Safari/537.36 Edg/138.0.0.0",
        "Edge on Windows"
    )]
    [InlineData(
        "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/138.0.0.0 Mobile Safari/537.36",
        "Chrome on Android"
    )]
    [InlineData("curl/8.14.1", "curl")]
    [InlineData("<script>alert(1)</script>", "Unknown browser")]
    [InlineData(null, "Unknown browser")]
    public void A_browser_is_told_in_words_that_its_owner_knows(string? userAgent, string words) =>
        BrowserFamily.Of(userAgent).ShouldBe(words);

    private static async Task<TestBrowser> SignIn(TestWorkspace tocsin, TestMember member, string userAgent)
    {
        var browser = tocsin.Members.Browser();
        browser.UserAgent = userAgent;
        var answer = await browser.Submit(
            "/sign-in",
            ("email", member.Email),
            ("password", member.Password),
            ("otp", tocsin.NextCode(member))
        );
        answer.Status.ShouldBe(303, answer.Body);
        return browser;
    }

    private static async Task<IReadOnlyList<JsonElement>> Listed(TestBrowser browser) =>
        [.. (await browser.Get("/api/me")).ShouldSucceed().Json.GetProperty("sessions").EnumerateArray()];

    private static async Task<string?> Handle(TestBrowser browser, string named) =>
        (await Listed(browser))
            .Single(s => s.GetProperty("browser").GetString() == named)
            .GetProperty("id")
            .GetString();
}
