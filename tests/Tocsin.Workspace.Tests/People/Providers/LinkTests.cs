using Tocsin.Governance.People;
using Tocsin.Workspace.People;

namespace Tocsin.Workspace.Tests.People.Providers;

/// <summary>How an identity elsewhere comes to open an account, and how it ends to.</summary>
public sealed class LinkTests(Elsewhere elsewhere) : IClassFixture<Elsewhere>
{
    [Fact]
    public async Task Linking_needs_a_fresh_proof()
    {
        await using var tocsin = await elsewhere.Workspace();
        var (_, browser) = await tocsin.SignIn(Duty.Triager);
        tocsin.Clock.Advance(StepUp.Fresh);

        (await browser.Submit("/me/logins/openid")).Location.ShouldBe("/step-up?return=/me");
        (await browser.SubmitForJson("/me/logins/openid")).ShouldBeRefused(403, "step-up.needed");
    }

    [Fact]
    public async Task What_one_session_began_no_other_can_end()
    {
        await using var tocsin = await elsewhere.Workspace();
        var (mallory, hers) = await tocsin.SignIn(Duty.Triager);
        var (_, victims) = await tocsin.SignIn(Duty.Triager);
        await elsewhere.Orders(tocsin);
        var back = await elsewhere.Back(await hers.Submit("/me/logins/openid"));

        // in the victim's browser: without the cookie of the errand, and with it
        (await victims.Page(back)).Status.ShouldBe(403);
        using var both = tocsin.Members.Browser();
        both.Cookies.Add(hers.Cookies.GetAllCookies());
        both.Cookies.Add(victims.Cookies.GetAllCookies());
        (await both.Page(back)).Status.ShouldBe(403);
        // in another session of the same member
        await elsewhere.Orders(tocsin);
        var (again, first) = (await tocsin.SignIn(mallory), await tocsin.SignIn(mallory));
        var begun = await elsewhere.Back(await first.Submit("/me/logins/openid"));
        using var mixed = tocsin.Members.Browser();
        mixed.Cookies.Add(first.Cookies.GetAllCookies());
        mixed.Cookies.Add(again.Cookies.GetAllCookies());
        (await mixed.Page(begun)).Status.ShouldBe(403);

        foreach (var browser in new[] { hers, victims })
            (await browser.Get("/api/me")).Json.GetProperty("logins").GetArrayLength().ShouldBe(0);
        (await elsewhere.SignIn(tocsin.Members.Browser())).Status.ShouldBe(403);
    }

    [Fact]
    public async Task An_identity_opens_one_account()
    {
        await using var tocsin = await elsewhere.Workspace();
        var (_, ann) = await tocsin.SignIn(Duty.Triager);
        var (_, ben) = await tocsin.SignIn(Duty.Triager);
        await elsewhere.Orders(tocsin);

        (await elsewhere.Link(ann)).Location.ShouldBe("/me");
        (await elsewhere.Link(ann)).Location.ShouldBe("/me");
        (await elsewhere.Link(ben)).Status.ShouldBe(409);

        (await ann.Get("/api/me")).Json.GetProperty("logins").GetArrayLength().ShouldBe(1);
        (await ben.Get("/api/me")).Json.GetProperty("logins").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task What_was_unlinked_is_no_way_in_and_nobody_unlinks_for_another()
    {
        await using var tocsin = await elsewhere.Workspace();
        var (ann, browser) = await tocsin.SignIn(Duty.Triager);
        var (_, mallory) = await tocsin.SignIn(Duty.Triager);
        await elsewhere.Orders(tocsin);
        await elsewhere.Link(browser);
        var id = (await browser.Get("/api/me")).Json.GetProperty("logins")[0].GetProperty("id").GetString();
        Task<TestAnswer> Unlink(TestBrowser by) => by.SendJson(HttpMethod.Delete, $"/api/me/logins/{id}", new { });

        (await Unlink(mallory)).ShouldBeRefused(404, "not-found");
        tocsin.Clock.Advance(StepUp.Fresh);
        (await Unlink(browser)).ShouldBeRefused(403, "step-up.needed");
        var byPage = await browser.Submit($"/me/logins/{id}/unlink", ("otp", tocsin.NextCode(ann)));

        byPage.Location.ShouldBe("/me");
        await elsewhere.Orders(tocsin);
        (await elsewhere.SignIn(tocsin.Members.Browser())).Status.ShouldBe(403);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task An_invitation_is_taken_with_an_identity_which_is_then_the_only_way_in(Provider provider)
    {
        await using var tocsin = await elsewhere.Workspace(provider);
        var link = await Joining.Invite(tocsin, Duty.Triager);
        using var browser = tocsin.Members.Browser();
        await elsewhere.Orders(tocsin);

        var joined = await elsewhere.Return(browser, await Begin(browser, link));

        (joined.Status, joined.Location).ShouldBe((303, "/me"), joined.Body);
        var me = (await browser.Get("/api/me")).Json;
        me.GetProperty("email").GetString().ShouldBe(Joining.Email);
        var id = me.GetProperty("logins")[0].GetProperty("id").GetString();
        // the link was used up
        (await tocsin.Members.Browser().Submit("/join", ("code", link.Segments[^1]))).Status.ShouldBe(404);
        // it is no proof: nothing is unlinked with it, and nothing else that asks for one
        (await browser.SendJson(HttpMethod.Delete, $"/api/me/logins/{id}", new { })).ShouldBeRefused(
            403,
            "step-up.needed"
        );
        var person = (await tocsin.Stores.Members.All(CancellationToken.None)).Single().Id;
        (await tocsin.Stores.Logins.Unlink(person, id!, CancellationToken.None)).Problem!.Code.ShouldBe(
            "account.last-way-in"
        );
        (await elsewhere.SignIn(tocsin.Members.Browser())).Status.ShouldBe(303);
    }

    [Fact]
    public async Task Who_has_nothing_to_step_up_with_may_set_it_right_after_signing_in()
    {
        await using var tocsin = await elsewhere.Workspace();
        using var browser = tocsin.Members.Browser();
        await elsewhere.Orders(tocsin);
        await elsewhere.Return(browser, await Begin(browser, await Joining.Invite(tocsin, Duty.Triager)));

        tocsin.Clock.Advance(StepUp.Fresh);
        (await browser.Page("/me/authenticator")).Location.ShouldBe("/step-up?return=/me/authenticator");
        (await browser.SubmitForJson("/me/passkeys/options")).ShouldBeRefused(403, "step-up.needed");

        await elsewhere.Orders(tocsin);
        (await elsewhere.SignIn(browser)).Status.ShouldBe(303);
        (await browser.SubmitForJson("/me/passkeys/options")).Status.ShouldBe(200);
        var page = await browser.Page("/me/authenticator");
        var secret = Joining.SecretOn(page);
        var member = new TestMember(default, Joining.Name, Joining.Email, Joining.Password, secret);
        var set = await browser.Submit(
            "/me/authenticator",
            ("setup", page.Field("setup")),
            ("password", member.Password),
            ("otp", member.CodeAt(tocsin.Clock.GetUtcNow()))
        );
        set.Status.ShouldBe(200, set.Body);

        // once: from now on there is something stronger to ask for
        (await browser.Page("/me/authenticator")).Location.ShouldBe("/step-up?return=/me/authenticator");
        (await tocsin.SignIn(member)).ShouldNotBeNull();
    }

    [Fact]
    public async Task An_invitation_is_not_taken_with_somebody_elses_identity_nor_without_an_invitation()
    {
        await using var tocsin = await elsewhere.Workspace();
        var (_, ann) = await tocsin.SignIn(Duty.Triager);
        await elsewhere.Orders(tocsin);
        await elsewhere.Link(ann);
        var link = await Joining.Invite(tocsin, Duty.Triager);
        using var browser = tocsin.Members.Browser();

        (await elsewhere.Return(browser, await Begin(browser, link))).Status.ShouldBe(409);
        (await browser.Submit("/join/with/openid", ("code", "none"), ("name", "Ben"))).Status.ShouldBe(404);
        // nor without signing what everybody signs
        var unsigned = await browser.SubmitForJson(
            "/join/with/openid",
            ("code", link.Segments[^1]),
            ("name", Joining.Name),
            ("email", Joining.Email)
        );
        unsigned.ShouldBeRefused(422, "input.faulty");

        (await browser.Get("/api/me")).Status.ShouldBe(401);
        (await tocsin.Stores.Members.All(CancellationToken.None)).Count(m => m.Joined).ShouldBe(1);
    }

    // as a browser does: what the form asks to sign is ticked
    private static async Task<TestAnswer> Begin(TestBrowser browser, Uri link)
    {
        var form = await browser.Submit("/join", ("code", link.Segments[^1]));
        return await browser.Submit(
            "/join/with/openid",
            [
                ("code", link.Segments[^1]),
                ("name", Joining.Name),
                ("email", Joining.Email),
                .. form.Fields("sign").Select(text => ("sign", text)),
            ]
        );
    }
}
