using Tocsin.Governance.People;
using Tocsin.Workspace.People.Accounts;

namespace Tocsin.Workspace.Tests.People;

public sealed class TokenTests
{
    private static readonly string[] CasesRead = ["cases-read"];

    [Theory, OnSqlite, OnPostgres]
    public async Task A_token_is_shown_once_works_until_it_expires_and_tells_its_last_day(Provider provider)
    {
        await using var tocsin = await TestWorkspace.Start(provider);
        var (_, browser) = await tocsin.SignIn(Duty.Triager);

        var made = await browser.Post(
            "/api/me/tokens",
            new
            {
                label = "nightly export",
                scopes = CasesRead,
                days = 30,
            }
        );

        made.Status.ShouldBe(201, made.Body);
        var secret = made.Json.GetProperty("secret").GetString()!;
        secret.ShouldStartWith("tocsin_");
        (await browser.Get("/api/me")).Body.ShouldNotContain(secret);
        using var program = tocsin.Members.Browser(token: secret);
        // it is known, and may not do this
        (await program.Get("/api/people")).ShouldBeRefused(403, "not-allowed");
        var listed = (await browser.Get("/api/me")).Json.GetProperty("tokens")[0];
        listed.GetProperty("label").GetString().ShouldBe("nightly export");
        listed.GetProperty("lastUsed").GetString().ShouldBe("2026-03-02");

        tocsin.Clock.Advance(TimeSpan.FromDays(30));
        (await program.Get("/api/people")).ShouldBeRefused(401, "sign-in.needed");
    }

    [Fact]
    public async Task A_revoked_token_answers_as_one_that_never_was()
    {
        await using var tocsin = await TestWorkspace.Start();
        var (ann, browser) = await tocsin.SignIn(Duty.Triager);
        using var program = await tocsin.Token(ann, TokenScope.CasesRead);
        (await program.Get("/api/people")).Status.ShouldBe(403);
        var id = (await browser.Get("/api/me")).Json.GetProperty("tokens")[0].GetProperty("id").GetString();

        (await browser.Delete($"/api/me/tokens/{id}")).Status.ShouldBe(204);

        var revoked = (await program.Get("/api/people")).ShouldBeRefused(401, "sign-in.needed");
        using var made = tocsin.Members.Browser(token: program.Token![..^4] + "AAAA");
        using var malformed = tocsin.Members.Browser(token: "what");
        (await made.Get("/api/people")).Whole.ShouldBe(revoked.Whole);
        (await malformed.Get("/api/people")).Whole.ShouldBe(revoked.Whole);
        (await browser.Delete($"/api/me/tokens/{id}")).ShouldBeRefused(404, "not-found");
    }

    [Fact]
    public async Task A_token_may_never_more_than_its_person_may_now()
    {
        await using var tocsin = await TestWorkspace.Start();
        var (olga, browser) = await tocsin.SignIn(Duty.Triager, Duty.Operator);
        using var program = await tocsin.Token(olga, Enum.GetValues<TokenScope>());
        var (ben, _) = await tocsin.SignIn(Duty.Operator);
        (await program.Get("/api/cve-ids")).Status.ShouldBe(200);

        await tocsin.Stores.Members.ChangeDuties(olga.Person, [Duty.Triager], ben.Person.Actor, CancellationToken.None);

        (await program.Get("/api/cve-ids")).ShouldBeRefused(403, "not-allowed");
        await tocsin.Stores.Members.ChangeDuties(olga.Person, [], ben.Person.Actor, CancellationToken.None);
        (await program.Get("/api/cases")).ShouldBeRefused(401, "sign-in.needed");
        (await browser.Get("/api/me")).ShouldBeRefused(401, "sign-in.needed");
    }

    [Fact]
    public async Task A_token_that_has_expired_takes_no_place()
    {
        await using var tocsin = await TestWorkspace.Start();
        var (ann, _) = await tocsin.SignIn(Duty.Triager);
        for (var i = 0; i < TokenStore.Most; i++)
            (await tocsin.Token(ann, TokenScope.CasesRead)).Dispose();
        (await Mint(tocsin, ann)).Problem!.Code.ShouldBe("token.too-many");

        tocsin.Clock.Advance(TimeSpan.FromDays(1));

        (await Mint(tocsin, ann)).Problem.ShouldBeNull();
    }

    [Fact]
    public async Task Nobody_revokes_the_token_of_another()
    {
        await using var tocsin = await TestWorkspace.Start();
        var (_, mallory) = await tocsin.SignIn(Duty.Triager);
        var (ann, browser) = await tocsin.SignIn(Duty.Triager);
        using var program = await tocsin.Token(ann, TokenScope.CasesRead);
        var id = (await browser.Get("/api/me")).Json.GetProperty("tokens")[0].GetProperty("id").GetString();

        (await mallory.Delete($"/api/me/tokens/{id}")).ShouldBeRefused(404, "not-found");

        (await program.Get("/api/people")).Status.ShouldBe(403);
    }

    [Fact]
    public async Task A_bearer_token_beside_a_cookie_is_what_counts()
    {
        await using var tocsin = await TestWorkspace.Start();
        var (_, browser) = await tocsin.SignIn(Duty.Triager);
        using var both = tocsin.Members.Browser(token: "tocsin_none");
        both.Cookies.Add(browser.Cookies.GetAllCookies());

        (await both.Get("/api/people")).ShouldBeRefused(401, "sign-in.needed");
    }

    private static Task<Standards.Problems.Result<MintedToken>> Mint(TestWorkspace tocsin, TestMember member) =>
        tocsin.Stores.Tokens.Mint(
            member.Person,
            "one more",
            [TokenScope.CasesRead],
            tocsin.Clock.GetUtcNow().AddDays(1),
            member.Person.Actor,
            CancellationToken.None
        );

    [Theory]
    [InlineData("", "cases-read", 1, "label")]
    [InlineData("x", "everything", 1, "scopes[0]")]
    [InlineData("x", "cases-read", 0, "days")]
    [InlineData("x", "cases-read", 366, "days")]
    public async Task What_is_wrong_with_a_wish_for_a_token_is_told_by_path(
        string label,
        string scope,
        int days,
        string path
    )
    {
        await using var tocsin = await TestWorkspace.Start();
        var (_, browser) = await tocsin.SignIn(Duty.Triager);

        var answer = await browser.Post(
            "/api/me/tokens",
            new
            {
                label,
                scopes = new[] { scope },
                days,
            }
        );

        answer.ShouldBeRefused(422, "input.faulty");
        answer.Json.GetProperty("faults")[0].GetProperty("path").GetString().ShouldBe(path);
        (await browser.Get("/api/me")).Json.GetProperty("tokens").GetArrayLength().ShouldBe(0);
    }
}
