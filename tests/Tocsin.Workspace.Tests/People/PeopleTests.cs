using Tocsin.Governance.People;
using Tocsin.Workspace.People.Accounts;

namespace Tocsin.Workspace.Tests.People;

public sealed class PeopleTests
{
    private static readonly string[] Triager = ["triager"];
    private static readonly string[] Operator = ["operator"];

    [Theory, OnSqlite, OnPostgres]
    public async Task An_operator_invites_and_everybody_sees_who_invited_whom(Provider provider)
    {
        await using var tocsin = await TestWorkspace.Start(provider);
        var (olga, browser) = await tocsin.SignIn(Duty.Operator);

        var made = await browser.Post("/api/people", new { name = "Ben", duties = Triager });

        made.Status.ShouldBe(201, made.Body);
        var link = new Uri(made.Json.GetProperty("link").GetString()!);
        await Joining.ByPassword(tocsin, tocsin.Members.Browser(), link);
        var people = (await browser.Get("/api/people")).Json.GetProperty("people").EnumerateArray().ToList();
        people.Count.ShouldBe(2);
        people[1].GetProperty("name").GetString().ShouldBe(Joining.Name);
        people[1].GetProperty("invitedByName").GetString().ShouldBe(olga.Name);
        (await browser.Page("/people")).Body.ShouldContain(Joining.Name);
    }

    [Fact]
    public async Task The_page_invites_as_the_API_does_and_shows_the_link_once()
    {
        await using var tocsin = await TestWorkspace.Start();
        var (_, browser) = await tocsin.SignIn(Duty.Operator);

        var made = await browser.Submit("/people/invite", ("name", "Ben"), ("duties", "triager"));

        made.Body.ShouldContain("http://localhost:5081/join/");
        (await browser.Page("/people")).Body.ShouldNotContain("/join/");
        var faulty = await browser.Submit("/people/invite", ("name", "Kept Name"));
        faulty.Status.ShouldBe(422);
        faulty.Field("name").ShouldBe("Kept Name");
    }

    [Fact]
    public async Task A_triager_changes_nobody()
    {
        await using var tocsin = await TestWorkspace.Start();
        var (ann, browser) = await tocsin.SignIn(Duty.Triager);

        (await browser.Post("/api/people", new { name = "Ben", duties = Triager })).ShouldBeRefused(403, "not-allowed");
        (await browser.Put($"/api/people/{ann.Person}/duties", new { duties = Operator })).ShouldBeRefused(
            403,
            "not-allowed"
        );
        (await tocsin.Stores.Members.All(CancellationToken.None)).ShouldHaveSingleItem();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Losing_a_duty_closes_what_it_opened_in_sessions_that_are_open(Provider provider)
    {
        await using var tocsin = await TestWorkspace.Start(provider);
        var (ann, hers) = await tocsin.SignIn(Duty.Triager, Duty.Operator);
        var (_, olgas) = await tocsin.SignIn(Duty.Operator);
        using var program = await tocsin.Token(ann, TokenScope.CveIds);

        var path = $"/api/people/{ann.Person}/duties";
        (await olgas.Put(path, new { duties = Triager })).Status.ShouldBe(204);
        (await hers.Get("/api/me")).Status.ShouldBe(200);
        (await hers.Post("/api/people", new { name = "Ben", duties = Triager })).ShouldBeRefused(403, "not-allowed");

        (await olgas.Put(path, new { duties = Array.Empty<string>() })).Status.ShouldBe(204);
        (await hers.Get("/api/me")).ShouldBeRefused(401, "sign-in.needed");
        (await program.Get("/api/me")).ShouldBeRefused(401, "sign-in.needed");
        using var again = tocsin.Members.Browser();
        await again.SubmitForJson(
            "/sign-in",
            ("email", ann.Email),
            ("password", ann.Password),
            ("otp", tocsin.NextCode(ann))
        );
        (await again.Get("/api/me")).ShouldBeRefused(401, "sign-in.needed");
    }

    [Fact]
    public async Task The_last_operator_stays_one()
    {
        await using var tocsin = await TestWorkspace.Start();
        var (olga, browser) = await tocsin.SignIn(Duty.Operator);
        await tocsin.Given([Duty.Triager]);

        (await browser.Put($"/api/people/{olga.Person}/duties", new { duties = Triager })).ShouldBeRefused(
            409,
            "member.last-operator"
        );

        (await tocsin.Stores.Members.Load(olga.Person, CancellationToken.None)).Duties.ShouldBe([Duty.Operator]);
    }

    [Fact]
    public async Task A_new_link_ends_the_one_before()
    {
        await using var tocsin = await TestWorkspace.Start();
        var (_, browser) = await tocsin.SignIn(Duty.Operator);
        var first = await browser.Post("/api/people", new { name = "Ben", duties = Triager });
        var person = first.Json.GetProperty("person").GetString();

        var second = await browser.Post($"/api/people/{person}/link", new { });

        second.Status.ShouldBe(201, second.Body);
        var old = new Uri(first.Json.GetProperty("link").GetString()!);
        (await browser.SubmitForJson("/join", ("code", old.Segments[^1]))).ShouldBeRefused(404, "invitation.unknown");
        var latest = new Uri(second.Json.GetProperty("link").GetString()!);
        (await browser.SubmitForJson("/join", ("code", latest.Segments[^1]))).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Names_are_found_by_pseudonym()
    {
        await using var tocsin = await TestWorkspace.Start();
        var ann = await tocsin.Given([Duty.Triager]);
        var ben = await tocsin.Given([Duty.Triager]);
        var names = new PersonNames(tocsin.Stores.OpenCases);

        var found = await names.Of([ann.Person, ben.Person, ann.Person], CancellationToken.None);

        found.ShouldBe(
            new Dictionary<PersonId, string> { [ann.Person] = ann.Name, [ben.Person] = ben.Name },
            ignoreOrder: true
        );
    }
}
