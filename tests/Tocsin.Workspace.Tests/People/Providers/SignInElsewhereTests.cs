using System.Text;
using Tocsin.Governance.People;

namespace Tocsin.Workspace.Tests.People.Providers;

/// <summary>Signing in by the word of a provider, against one in a process of its own.</summary>
public sealed class SignInElsewhereTests(Elsewhere elsewhere) : IClassFixture<Elsewhere>
{
    private static readonly string[] Triager = ["triager"];

    [Theory, OnSqlite, OnPostgres]
    public async Task A_linked_identity_opens_a_session_and_leads_where_one_was_going(Provider provider)
    {
        await using var tocsin = await elsewhere.Workspace(provider);
        var (ann, _) = await Linked(tocsin);
        using var browser = tocsin.Members.Browser();
        await elsewhere.Orders(tocsin);

        var answer = await elsewhere.SignIn(browser, "/sign-in/with/openid?return=%2Fpeople");

        (answer.Status, answer.Location).ShouldBe((303, "/people"));
        var me = (await browser.Get("/api/me")).Json;
        me.GetProperty("email").GetString().ShouldBe(ann.Email);
        me.GetProperty("logins")[0].GetProperty("label").GetString().ShouldBe("ann-elsewhere");
        me.GetProperty("logins")[0].GetProperty("usedAt").GetDateTimeOffset().ShouldBe(tocsin.Clock.GetUtcNow());
    }

    [Fact]
    public async Task An_identity_that_nobody_linked_makes_no_account_and_learns_nothing()
    {
        await using var tocsin = await elsewhere.Workspace();
        var (ann, _) = await Linked(tocsin);
        using var browser = tocsin.Members.Browser();
        // not even when it says that it has a member's address
        await elsewhere.Orders(tocsin, orders => orders with { Subject = "1", Label = ann.Email });

        var answer = await elsewhere.SignIn(browser);

        answer.Status.ShouldBe(403);
        answer.Body.ShouldContain("This is no way in here.");
        (await browser.Get("/api/me")).ShouldBeRefused(401, "sign-in.needed");
        (await tocsin.Stores.Members.All(CancellationToken.None)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_token_that_is_not_as_it_has_to_be_opens_nothing_and_is_answered_as_a_stranger()
    {
        await using var tocsin = await elsewhere.Workspace();
        await Linked(tocsin);
        await elsewhere.Orders(tocsin, orders => orders with { Subject = "1" });
        var stranger = await elsewhere.SignIn(tocsin.Members.Browser());
        string[] ways =
        [
            "none",
            "hs256",
            "hs256-with-public-key",
            "wrong-signature",
            "unknown-key",
            "no-signature",
            "expired",
            "no-end",
            "not-yet",
            "wrong-audience",
            "no-audience",
            "two-audiences",
            "other-party",
            "wrong-issuer",
            "no-issuer",
            "wrong-nonce",
            "no-nonce",
            "no-subject",
            "no-token",
            "foreign-answer",
            "denied",
        ];
        foreach (var how in ways)
        {
            using var browser = tocsin.Members.Browser();
            await elsewhere.Orders(tocsin, orders => orders with { How = how });

            var answer = await elsewhere.SignIn(browser);

            (answer.Status, answer.Body).ShouldBe((403, stranger.Body), how);
            (await browser.Get("/api/me")).Status.ShouldBe(401, how);
        }
    }

    [Theory]
    [InlineData("ec", false)]
    [InlineData("skewed", false)]
    [InlineData("well", true)]
    public async Task What_a_provider_may_do_otherwise_is_taken(string how, bool byBody)
    {
        await using var tocsin = await elsewhere.Workspace();
        await elsewhere.Orders(tocsin, orders => orders with { ByBody = byBody });
        var (_, signedIn) = await tocsin.SignIn(Duty.Triager);
        await elsewhere.Orders(tocsin, orders => orders with { How = how, ByBody = byBody });
        (await elsewhere.Link(signedIn)).Location.ShouldBe("/me");

        (await elsewhere.SignIn(tocsin.Members.Browser())).Status.ShouldBe(303);
    }

    [Fact]
    public async Task A_provider_may_change_its_keys()
    {
        await using var tocsin = await elsewhere.Workspace();
        await Linked(tocsin);
        tocsin.Clock.Advance(TimeSpan.FromMinutes(2));
        await elsewhere.Orders(tocsin, orders => orders with { How = "rotated" });

        (await elsewhere.SignIn(tocsin.Members.Browser())).Status.ShouldBe(303);
    }

    [Theory]
    [InlineData("foreign-document")]
    [InlineData("unsafe-document")]
    public async Task A_document_of_another_issuer_or_that_leads_where_it_is_not_safe_is_not_followed(string how)
    {
        await using var tocsin = await elsewhere.Workspace();
        await elsewhere.Orders(tocsin, orders => orders with { How = how });

        var answer = await tocsin.Members.Browser().Page("/sign-in/with/openid");

        (answer.Status, answer.Location).ShouldBe((503, null));
    }

    [Fact]
    public async Task The_way_back_is_for_the_browser_that_went_and_once()
    {
        await using var tocsin = await elsewhere.Workspace();
        await Linked(tocsin);
        await elsewhere.Orders(tocsin);
        using var mallory = tocsin.Members.Browser();
        var back = await elsewhere.Back(await mallory.Page("/sign-in/with/openid"));

        // put before somebody else, it would sign them in as mallory
        using var victim = tocsin.Members.Browser();
        (await victim.Page(back)).Status.ShouldBe(403);
        (await victim.Get("/api/me")).Status.ShouldBe(401);
        (await mallory.Page(back)).Status.ShouldBe(303);
        (await mallory.Submit("/sign-out")).Status.ShouldBe(303);
        (await mallory.Page(back)).Status.ShouldBe(403);
    }

    [Fact]
    public async Task What_was_begun_with_one_provider_is_not_ended_with_another()
    {
        await using var tocsin = await elsewhere.Workspace();
        await Linked(tocsin);
        await elsewhere.Orders(tocsin);
        using var browser = tocsin.Members.Browser();
        var back = await elsewhere.Back(await browser.Page("/sign-in/with/github"));

        var answer = await browser.Page(back.Replace("/sign-in/github/", "/sign-in/openid/", StringComparison.Ordinal));

        answer.Status.ShouldBe(403);
        (await browser.Get("/api/me")).Status.ShouldBe(401);
    }

    [Fact]
    public async Task Whoever_takes_too_long_elsewhere_begins_again()
    {
        await using var tocsin = await elsewhere.Workspace();
        await Linked(tocsin);
        await elsewhere.Orders(tocsin);
        using var browser = tocsin.Members.Browser();
        var back = await elsewhere.Back(await browser.Page("/sign-in/with/openid"));

        tocsin.Clock.Advance(TimeSpan.FromMinutes(11));

        (await browser.Page(back)).Status.ShouldBe(403);
    }

    [Theory]
    [InlineData("https://elsewhere.example/")]
    [InlineData("//elsewhere.example/")]
    [InlineData("/\\elsewhere.example/")]
    public async Task The_way_back_leads_nowhere_else(string to)
    {
        await using var tocsin = await elsewhere.Workspace();
        await Linked(tocsin);
        await elsewhere.Orders(tocsin);

        var answer = await elsewhere.SignIn(
            tocsin.Members.Browser(),
            "/sign-in/with/openid?return=" + Uri.EscapeDataString(to)
        );

        (answer.Status, answer.Location).ShouldBe((303, "/"));
    }

    [Fact]
    public async Task The_word_of_a_provider_is_no_fresh_proof_unless_the_operator_says_so()
    {
        foreach (var proves in new[] { false, true })
        {
            await using var tocsin = await elsewhere.Workspace(proves: proves);
            var (_, signedIn) = await tocsin.SignIn(Duty.Operator);
            await elsewhere.Orders(tocsin);
            (await elsewhere.Link(signedIn)).Location.ShouldBe("/me");
            using var browser = tocsin.Members.Browser();
            await elsewhere.SignIn(browser);

            var invited = await browser.Post("/api/people", new { name = "Ben", duties = Triager });

            (invited.Status, invited.Code).ShouldBe(proves ? (201, null) : (403, "step-up.needed"));
            // and never a way to set what would be one, beside what the member has already
            (await browser.Page("/me/authenticator")).Status.ShouldBe(proves ? 200 : 303);
        }
    }

    [Fact]
    public async Task The_identity_of_somebody_who_has_left_is_a_strangers()
    {
        await using var tocsin = await elsewhere.Workspace();
        await elsewhere.Orders(tocsin, orders => orders with { Subject = "1" });
        var stranger = await elsewhere.SignIn(tocsin.Members.Browser());
        var (ann, _) = await Linked(tocsin);
        await tocsin.Stores.Members.ChangeDuties(ann.Person, [], ann.Person.Actor, CancellationToken.None);
        await elsewhere.Orders(tocsin);

        var left = await elsewhere.SignIn(tocsin.Members.Browser());

        (left.Status, left.Body).ShouldBe((stranger.Status, stranger.Body));
        left.Headers.Keys.Order().ShouldBe(stranger.Headers.Keys.Order());
    }

    [Fact]
    public async Task At_GitHub_the_number_counts_and_not_the_name()
    {
        await using var tocsin = await elsewhere.Workspace();
        var (_, signedIn) = await tocsin.SignIn(Duty.Triager);
        await elsewhere.Orders(tocsin, orders => orders with { Subject = "583231", Label = "octo" });
        (await elsewhere.Link(signedIn, "github")).Location.ShouldBe("/me");

        await elsewhere.Orders(tocsin, orders => orders with { Subject = "583231", Label = "renamed" });
        (await elsewhere.SignIn(tocsin.Members.Browser(), "/sign-in/with/github")).Status.ShouldBe(303);
        await elsewhere.Orders(tocsin, orders => orders with { Subject = "583232", Label = "octo" });
        (await elsewhere.SignIn(tocsin.Members.Browser(), "/sign-in/with/github")).Status.ShouldBe(403);
        // the same number elsewhere is somebody else
        await elsewhere.Orders(tocsin, orders => orders with { Subject = "583231", Label = "octo" });
        (await elsewhere.SignIn(tocsin.Members.Browser())).Status.ShouldBe(403);
    }

    [Fact]
    public async Task Without_a_provider_there_is_no_such_door()
    {
        await using var tocsin = await TestWorkspace.Start();
        using var browser = tocsin.Members.Browser();

        (await browser.Page("/sign-in/with/github")).Status.ShouldBe(404);
        (await browser.Page("/sign-in/openid/callback?code=1&state=1")).Status.ShouldBe(303);
        (await browser.Page("/sign-in")).Body.ShouldNotContain("/sign-in/with/");
    }

    [Fact]
    public async Task Who_somebody_is_elsewhere_and_what_was_shown_for_it_is_neither_logged_nor_kept_readable()
    {
        await using var tocsin = await elsewhere.Workspace();
        var (_, signedIn) = await tocsin.SignIn(Duty.Triager);
        await elsewhere.Orders(tocsin, orders => orders with { Subject = "canary-subject", Label = "canary-label" });
        var back = await elsewhere.Back(await signedIn.Submit("/me/logins/openid"));
        (await signedIn.Page(back)).Location.ShouldBe("/me");
        await elsewhere.SignIn(tocsin.Members.Browser());
        await elsewhere.Orders(tocsin, orders => orders with { How = "expired", Subject = "canary-subject" });
        await elsewhere.SignIn(tocsin.Members.Browser());

        string[] secrets = ["canary-subject", "canary-label", ElsewhereProcess.Secret, back.Split("code=")[1][..32]];
        var logged = string.Join('\n', tocsin.Members.Log.Lines);
        // the host's own account of requests and of what it asks others for is off in the server, where Warning is the least
        var told = string.Join(
            '\n',
            tocsin.Members.Log.Lines.Where(line =>
                !line.StartsWith("Debug ", StringComparison.Ordinal)
                && !line.StartsWith("Trace ", StringComparison.Ordinal)
                && !line.StartsWith("Information Microsoft.AspNetCore.Hosting", StringComparison.Ordinal)
            )
        );
        logged.ShouldNotBeEmpty();
        foreach (var secret in secrets)
        {
            told.ShouldNotContain(secret);
            foreach (var file in Directory.EnumerateFiles(tocsin.Folder, "*", SearchOption.AllDirectories))
                (await File.ReadAllBytesAsync(file))
                    .AsSpan()
                    .IndexOf(Encoding.UTF8.GetBytes(secret))
                    .ShouldBe(-1, file);
        }
    }

    private async Task<(TestMember Member, TestBrowser Browser)> Linked(TestWorkspace tocsin)
    {
        var (member, browser) = await tocsin.SignIn(Duty.Triager);
        await elsewhere.Orders(tocsin);
        (await elsewhere.Link(browser)).Location.ShouldBe("/me");
        return (member, browser);
    }
}
