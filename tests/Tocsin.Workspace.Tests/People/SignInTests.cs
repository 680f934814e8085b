using System.Net;
using Tocsin.Governance.People;
using Tocsin.Workspace.People;
using Tocsin.Workspace.People.Accounts;
using Tocsin.Workspace.People.Sessions;

namespace Tocsin.Workspace.Tests.People;

public sealed class SignInTests
{
    private static readonly string[] Triager = ["triager"];

    [Theory, OnSqlite, OnPostgres]
    public async Task A_password_and_a_code_open_a_session(Provider provider)
    {
        await using var tocsin = await TestWorkspace.Start(provider);
        var ann = await tocsin.Given([Duty.Triager]);

        var browser = await tocsin.SignIn(ann);

        (await browser.Page("/me")).Body.ShouldContain(ann.Name);
        (await browser.Get("/api/me")).Json.GetProperty("email").GetString().ShouldBe(ann.Email);
    }

    [Fact]
    public async Task Whoever_is_not_signed_in_is_led_to_the_door_and_back()
    {
        await using var tocsin = await TestWorkspace.Start();
        var ann = await tocsin.Given([Duty.Triager]);
        using var stranger = tocsin.Members.Browser();

        var page = await stranger.Page("/people?x=1");
        (page.Status, page.Location).ShouldBe((303, "/sign-in?return=%2Fpeople%3Fx%3D1"));
        (await stranger.Get("/api/people")).ShouldBeRefused(401, "sign-in.needed");

        var back = (await stranger.Page(page.Location!)).Field("return");
        var code = tocsin.NextCode(ann);
        var signedIn = await stranger.Submit("/sign-in", [.. Fields(ann, code), ("return", back)]);
        signedIn.Location.ShouldBe("/people?x=1");
    }

    [Theory]
    [InlineData("https://elsewhere.example/")]
    [InlineData("//elsewhere.example/")]
    [InlineData("/\\elsewhere.example/")]
    [InlineData("/\t/elsewhere.example/")]
    public async Task The_door_leads_nowhere_else(string back)
    {
        await using var tocsin = await TestWorkspace.Start();
        var ann = await tocsin.Given([Duty.Triager]);
        using var browser = tocsin.Members.Browser();

        var answer = await browser.Submit("/sign-in", [.. Fields(ann, tocsin.NextCode(ann)), ("return", back)]);

        (answer.Status, answer.Location).ShouldBe((303, "/"));
    }

    [Fact]
    public async Task A_wrong_password_a_wrong_code_and_an_unknown_address_answer_alike()
    {
        await using var tocsin = await TestWorkspace.Start();
        var ann = await tocsin.Given([Duty.Triager]);
        using var browser = tocsin.Members.Browser();
        var code = tocsin.NextCode(ann);
        var nobody = ann with { Email = "nobody@example.org" };
        (string, string)[][] tries =
        [
            Fields(ann with { Password = "something else entirely" }, code),
            Fields(ann, "000000"),
            Fields(nobody, code),
        ];

        var asPrograms = await Task.WhenAll(tries.Select(fields => browser.SubmitForJson("/sign-in", fields)));
        asPrograms.Select(a => a.Whole).Distinct().ShouldHaveSingleItem();
        asPrograms[0].ShouldBeRefused(401, "sign-in.not-recognised");

        var asPages = new List<string>();
        foreach (var fields in tries)
            asPages.Add((await browser.Submit("/sign-in", fields)).Whole.Replace(fields[0].Item2, "typed"));
        asPages.Distinct().ShouldHaveSingleItem();
        asPages[0].ShouldNotContain(ann.Password);
    }

    [Fact]
    public async Task A_code_works_once()
    {
        await using var tocsin = await TestWorkspace.Start();
        var ann = await tocsin.Given([Duty.Triager]);
        var code = tocsin.NextCode(ann);
        using var first = tocsin.Members.Browser();
        using var second = tocsin.Members.Browser();

        (await first.SubmitForJson("/sign-in", Fields(ann, code))).Status.ShouldBe(303);
        (await second.SubmitForJson("/sign-in", Fields(ann, code))).ShouldBeRefused(401, "sign-in.not-recognised");
        (await second.SubmitForJson("/sign-in", Fields(ann, tocsin.NextCode(ann)))).Status.ShouldBe(303);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Of_many_who_use_one_code_at_the_same_time_one_comes_in(Provider provider)
    {
        await using var tocsin = await TestWorkspace.Start(provider);
        var ann = await tocsin.Given([Duty.Triager]);
        var code = tocsin.NextCode(ann);

        var answers = await Task.WhenAll(
            Enumerable.Range(1, 4).Select(_ => tocsin.Members.Browser().SubmitForJson("/sign-in", Fields(ann, code)))
        );

        answers.Count(a => a.Status == 303).ShouldBe(1);
        answers.Count(a => a.Code == "sign-in.not-recognised").ShouldBe(3);
    }

    [Fact]
    public async Task Guessing_is_stopped_without_locking_anybody_out()
    {
        await using var tocsin = await TestWorkspace.Start();
        var ann = await tocsin.Given([Duty.Triager]);
        using var guesser = tocsin.Members.Browser(IPAddress.Parse("127.0.0.66"));
        using var elsewhere = tocsin.Members.Browser(IPAddress.Parse("127.0.0.2"));
        var wrong = Fields(ann with { Password = "a guess of a password" }, "000000");

        for (var i = 0; i < SignInThrottle.PerAccount; i++)
            (await guesser.SubmitForJson("/sign-in", wrong)).ShouldBeRefused(401, "sign-in.not-recognised");

        var right = Fields(ann, tocsin.NextCode(ann));
        (await guesser.SubmitForJson("/sign-in", right)).ShouldBeRefused(429, "too-many");
        (await elsewhere.SubmitForJson("/sign-in", right)).Status.ShouldBe(303);

        tocsin.Clock.Advance(SignInThrottle.Window);
        (await guesser.SubmitForJson("/sign-in", Fields(ann, tocsin.NextCode(ann)))).Status.ShouldBe(303);
    }

    [Fact]
    public async Task Guessing_at_an_account_that_is_none_is_stopped_alike()
    {
        await using var tocsin = await TestWorkspace.Start();
        using var guesser = tocsin.Members.Browser();
        (string, string)[] wrong = [("email", "nobody@example.org"), ("password", "a guess of one"), ("otp", "000000")];

        for (var i = 0; i < SignInThrottle.PerAccount; i++)
            (await guesser.SubmitForJson("/sign-in", wrong)).ShouldBeRefused(401, "sign-in.not-recognised");

        (await guesser.SubmitForJson("/sign-in", wrong)).ShouldBeRefused(429, "too-many");
    }

    [Fact]
    public async Task A_session_that_was_signed_out_has_ended_wherever_its_cookie_went()
    {
        await using var tocsin = await TestWorkspace.Start();
        var (_, browser) = await tocsin.SignIn(Duty.Triager);
        using var thief = tocsin.Members.Browser();
        thief.Cookies.Add(browser.Cookies.GetAllCookies());
        (await thief.Get("/api/me")).Status.ShouldBe(200);

        (await browser.Submit("/sign-out")).Location.ShouldBe("/sign-in");

        (await browser.Get("/api/me")).ShouldBeRefused(401, "sign-in.needed");
        (await thief.Get("/api/me")).ShouldBeRefused(401, "sign-in.needed");
    }

    [Fact]
    public async Task A_session_ends_unused_after_half_a_day_and_used_after_a_week()
    {
        await using var tocsin = await TestWorkspace.Start();
        var (_, idle) = await tocsin.SignIn(Duty.Triager);
        var (_, busy) = await tocsin.SignIn(Duty.Triager);
        var asked = TimeSpan.FromHours(7);

        for (var passed = asked; passed < SessionStore.Longest - asked; passed += asked)
        {
            tocsin.Clock.Advance(asked);
            (await busy.Get("/api/me")).Status.ShouldBe(200, $"after {passed}");
        }
        tocsin.Clock.Advance(asked + asked);

        (await idle.Get("/api/me")).ShouldBeRefused(401, "sign-in.needed");
        (await busy.Get("/api/me")).ShouldBeRefused(401, "sign-in.needed");
    }

    [Fact]
    public async Task The_cookie_is_for_this_host_and_no_script()
    {
        await using var tocsin = await TestWorkspace.Start();
        var ann = await tocsin.Given([Duty.Triager]);
        using var browser = tocsin.Members.Browser();

        var answer = await browser.Submit("/sign-in", Fields(ann, tocsin.NextCode(ann)));

        var cookie = answer.Headers["Set-Cookie"].ToLowerInvariant();
        cookie.ShouldContain("; path=/");
        cookie.ShouldContain("; httponly");
        cookie.ShouldContain("; samesite=lax");
        cookie.ShouldNotContain("domain=");
    }

    [Fact]
    public async Task What_another_site_sends_is_refused()
    {
        await using var tocsin = await TestWorkspace.Start();
        var (_, browser) = await tocsin.SignIn(Duty.Triager);
        browser.ClaimedOrigin = "https://elsewhere.example";

        (await browser.SubmitForJson("/sign-out")).ShouldBeRefused(403, "origin.elsewhere");

        (await browser.Get("/api/me")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task A_recovery_code_opens_one_session_and_leads_to_a_new_authenticator()
    {
        await using var tocsin = await TestWorkspace.Start();
        var (ann, codes) = await Joining.ByPassword(tocsin, [Duty.Triager, Duty.Operator]);
        using var browser = tocsin.Members.Browser();
        (await browser.SubmitForJson("/sign-in", Fields(ann, codes[0]))).Status.ShouldBe(303);
        (await tocsin.Members.Browser().SubmitForJson("/sign-in", Fields(ann, codes[0]))).Status.ShouldBe(401);

        // it is no fresh proof
        (await browser.Post("/api/people", new { name = "Ben", duties = Triager })).ShouldBeRefused(
            403,
            "step-up.needed"
        );
        var page = await browser.Page("/me/authenticator");
        var renewed = ann with { Password = "another long password", Secret = Joining.SecretOn(page) };
        var set = await browser.Submit(
            "/me/authenticator",
            ("setup", page.Field("setup")),
            ("password", renewed.Password),
            ("otp", renewed.CodeAt(tocsin.Clock.GetUtcNow()))
        );
        set.Status.ShouldBe(200, set.Body);

        (await tocsin.Members.Browser().SubmitForJson("/sign-in", Fields(ann, tocsin.NextCode(ann)))).Status.ShouldBe(
            401
        );
        (await tocsin.SignIn(renewed)).ShouldNotBeNull();
    }

    [Fact]
    public async Task New_recovery_codes_take_the_place_of_those_before_and_need_a_fresh_proof()
    {
        await using var tocsin = await TestWorkspace.Start();
        var (ann, before) = await Joining.ByPassword(tocsin, [Duty.Triager]);
        using var browser = await tocsin.SignIn(ann);
        tocsin.Clock.Advance(StepUp.Fresh);
        (await browser.SubmitForJson("/me/recovery-codes")).ShouldBeRefused(403, "step-up.needed");

        var shown = await browser.Submit("/me/recovery-codes", ("otp", tocsin.NextCode(ann)));

        var codes = Joining.CodesOn(shown);
        codes.Count.ShouldBe(RecoveryCode.Count);
        codes.Intersect(before).ShouldBeEmpty();
        (await tocsin.Members.Browser().SubmitForJson("/sign-in", Fields(ann, before[0]))).Status.ShouldBe(401);
        (await tocsin.Members.Browser().SubmitForJson("/sign-in", Fields(ann, codes[0]))).Status.ShouldBe(303);
    }

    private static (string, string)[] Fields(TestMember member, string code) =>
        [("email", member.Email), ("password", member.Password), ("otp", code)];
}
