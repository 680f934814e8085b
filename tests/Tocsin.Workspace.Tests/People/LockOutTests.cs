using System.Buffers.Text;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Tocsin.Governance.People;
using Tocsin.Workspace.People.Accounts;
using Tocsin.Workspace.People.Sessions;

namespace Tocsin.Workspace.Tests.People;

/// <summary>Guessing from everywhere is stopped, and nobody can keep somebody else out by it.</summary>
public sealed class LockOutTests
{
    private const string Nobody = "nobody@example.org";

    [Fact]
    public async Task Guessing_at_one_account_from_everywhere_is_stopped_whether_it_exists_or_not()
    {
        await using var tocsin = await TestWorkspace.Start();
        var ann = await tocsin.Given([Duty.Triager]);

        var atAnn = await GuessFromEverywhere(tocsin, ann.Email);
        var atNobody = await GuessFromEverywhere(tocsin, Nobody);

        atAnn.Select(a => a.Whole).ShouldBe(atNobody.Select(a => a.Whole));
        atAnn.SkipLast(1).ShouldAllBe(a => a.Code == "sign-in.not-recognised");
        atAnn[^1].ShouldBeRefused(429, "too-many");
        // the right password from a new browser is refused alike, and taken a day later
        using var newBrowser = tocsin.Members.Browser(IPAddress.Parse("127.0.0.3"));
        (await SignIn(tocsin, newBrowser, ann)).Whole.ShouldBe(atAnn[^1].Whole);
        tocsin.Clock.Advance(SignInThrottle.Day);
        (await SignIn(tocsin, newBrowser, ann)).Status.ShouldBe(303);
    }

    [Fact]
    public async Task A_browser_that_signed_in_before_gets_through_whatever_others_did()
    {
        await using var tocsin = await TestWorkspace.Start();
        var ann = await tocsin.Given([Duty.Triager]);
        using var desk = tocsin.Members.Browser(IPAddress.Parse("127.0.0.9"));
        (await SignIn(tocsin, desk, ann)).Status.ShouldBe(303);
        (await desk.Submit("/sign-out")).Status.ShouldBe(303);
        await GuessFromEverywhere(tocsin, ann.Email);
        // and from her own network as well
        using var neighbour = tocsin.Members.Browser(IPAddress.Parse("127.0.0.9"));
        for (var i = 0; i < SignInThrottle.PerPlace; i++)
            await neighbour.SubmitForJson("/sign-in", ("email", $"{i}@example.org"), ("password", "x"), ("otp", "0"));
        (await SignIn(tocsin, neighbour, ann)).ShouldBeRefused(429, "too-many");

        (await SignIn(tocsin, desk, ann)).Status.ShouldBe(303);
    }

    [Fact]
    public async Task A_passkey_is_looked_at_whatever_others_did()
    {
        await using var tocsin = await TestWorkspace.Start();
        using var neighbour = tocsin.Members.Browser();
        for (var i = 0; i <= SignInThrottle.PerAccount; i++)
            await neighbour.SubmitForJson("/sign-in", Wrong(Nobody));
        (await neighbour.SubmitForJson("/sign-in", Wrong(Nobody))).ShouldBeRefused(429, "too-many");

        for (var i = 0; i <= SignInThrottle.PerPlace; i++)
            (await neighbour.SubmitForJson("/sign-in/passkey", ("credential", "{}"))).ShouldBeRefused(
                401,
                "passkey.not-recognised"
            );
    }

    [Fact]
    public async Task A_browser_that_signed_in_before_has_few_tries_too_and_they_are_its_own()
    {
        await using var tocsin = await TestWorkspace.Start();
        var ann = await tocsin.Given([Duty.Triager]);
        using var stolen = tocsin.Members.Browser(IPAddress.Parse("127.0.0.9"));
        (await SignIn(tocsin, stolen, ann)).Status.ShouldBe(303);
        for (var i = 0; i < SignInThrottle.PerBrowser; i++)
            (await stolen.SubmitForJson("/sign-in", Wrong(ann.Email))).ShouldBeRefused(401, "sign-in.not-recognised");

        (await SignIn(tocsin, stolen, ann)).ShouldBeRefused(429, "too-many");

        using var other = tocsin.Members.Browser(IPAddress.Parse("127.0.0.9"));
        (await SignIn(tocsin, other, ann)).Status.ShouldBe(303);
    }

    [Fact]
    public async Task What_one_account_signed_in_with_is_a_new_browser_to_another()
    {
        await using var tocsin = await TestWorkspace.Start();
        var (ann, mallory) = (await tocsin.Given([Duty.Triager]), await tocsin.Given([Duty.Triager]));
        using var browser = tocsin.Members.Browser(IPAddress.Parse("127.0.0.9"));
        (await SignIn(tocsin, browser, mallory)).Status.ShouldBe(303);
        await GuessFromEverywhere(tocsin, ann.Email);

        (await SignIn(tocsin, browser, ann)).ShouldBeRefused(429, "too-many");
    }

    [Fact]
    public void Being_right_forgets_no_wrong_tries_of_others()
    {
        var throttle = new SignInThrottle(new TestClock());
        var guess = (int place) => new SignInTry("ann@example.org", new IPAddress([10, 0, 0, (byte)place]));
        for (var i = 0; i < SignInThrottle.PerAccountADay - 1; i++)
            throttle.Take(guess(i)).ShouldBeTrue();

        throttle.Take(guess(100)).ShouldBeTrue();
        throttle.Succeeded(guess(100));

        throttle.Take(guess(101)).ShouldBeTrue();
        throttle.Take(guess(102)).ShouldBeFalse();
    }

    [Fact]
    public void The_cookie_is_sealed_for_this_host_and_no_script_and_lasts_half_a_year()
    {
        var clock = new TestClock();
        var browser = new KnownBrowser(
            new EphemeralDataProtectionProvider(),
            new(new("https://a.example"), new("https://b.example"), new("https://c.example")),
            clock
        );
        var answer = new DefaultHttpContext();
        browser.Remember(answer, "ann@example.org");

        var cookie = answer.Response.Headers.SetCookie.ToString();
        cookie.ShouldStartWith("__Host-tocsin-browser=");
        foreach (var part in new[] { "; path=/", "; secure", "; httponly", "; samesite=lax", "; max-age=15552000" })
            cookie.ShouldContain(part);
        cookie.ShouldNotContain("domain=");
        var sent = cookie[..cookie.IndexOf(';', StringComparison.Ordinal)];
        // three letters may stand in any sealed text by chance; the address in clear does not
        cookie.ShouldNotContain("ann@example");
        Encoding
            .Latin1.GetString(Base64Url.DecodeFromChars(sent.AsSpan(sent.IndexOf('=') + 1)))
            .ShouldNotContain("ann@example");
        browser.For(Sending(sent), " ANN@example.org").ShouldNotBeNull();
        browser.For(Sending(sent), "ben@example.org").ShouldBeNull();
        browser.For(Sending(sent[..^4] + "AAAA"), "ann@example.org").ShouldBeNull();
        browser.For(Sending("__Host-tocsin-browser=made up"), "ann@example.org").ShouldBeNull();
        clock.Advance(KnownBrowser.Lasts);
        browser.For(Sending(sent), "ann@example.org").ShouldBeNull();
    }

    private static HttpContext Sending(string cookie)
    {
        var context = new DefaultHttpContext();
        context.Request.Headers.Cookie = cookie;
        return context;
    }

    // each place makes as many tries as it has, until there are none for anybody
    private static async Task<IReadOnlyList<TestAnswer>> GuessFromEverywhere(TestWorkspace tocsin, string email)
    {
        List<TestAnswer> answers = [];
        for (var i = 0; i <= SignInThrottle.PerAccountADay; i++)
        {
            using var guesser = tocsin.Members.Browser(new IPAddress([127, 0, 1, (byte)(i / 4)]));
            answers.Add(await guesser.SubmitForJson("/sign-in", Wrong(email)));
        }
        return answers;
    }

    private static (string, string)[] Wrong(string email) =>
        [("email", email), ("password", "a guess of a password"), ("otp", "000000")];

    private static Task<TestAnswer> SignIn(TestWorkspace tocsin, TestBrowser browser, TestMember member) =>
        browser.SubmitForJson(
            "/sign-in",
            ("email", member.Email),
            ("password", member.Password),
            ("otp", tocsin.NextCode(member))
        );
}
