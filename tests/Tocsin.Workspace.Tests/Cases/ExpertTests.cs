using System.Text.RegularExpressions;
using Tocsin.Cases.Identifiers;
using Tocsin.Governance.People;
using Tocsin.Workspace.Tests.People;
using Tocsin.Workspace.Tests.Proposals;

namespace Tocsin.Workspace.Tests.Cases;

/// <summary>Somebody is invited to one case for one skill, for a limited time.</summary>
public sealed partial class ExpertTests
{
    private const int Days = 14;

    [Theory, OnSqlite, OnPostgres]
    public async Task An_expert_joins_by_the_link_in_their_mail_and_sees_one_case_until_the_instant(Provider provider)
    {
        await using var story = await Story.Begin(provider);
        var (number, other) = (await story.Accepted(), await story.Accepted());
        var (expert, link) = await Invited(story, number);
        link.ShouldNotBeNull();
        var (joined, secret) = await Joining.ByPassword(story.Workspace, expert, link, "expert@example.org");
        joined.Status.ShouldBe(200, joined.Body);
        var person = (await story.Load(number)).Guests.Single().Person;
        using var ann = await story.Workspace.SignIn(story.AnnHerself);

        (await expert.Page("/")).Location.ShouldBe("/standing");
        (await expert.Page("/standing")).Body.ShouldContain($"/cases/{number}");
        (await expert.Page($"/cases/{number}")).Body.ShouldContain("canary-what");
        (await expert.Page($"/cases/{number}/people")).Body.ShouldContain("invited by the response team as an expert");
        (await expert.Get($"/api/cases/{other}")).Whole.ShouldBe((await expert.Get("/api/cases/TC-2222-2222")).Whole);
        foreach (var closed in new[] { "/api/cases", "/api/people", "/api/access", "/api/teams", "/api/proposals" })
            (await expert.Get(closed)).ShouldBeRefused(403, "not-allowed");
        (
            await expert.Post($"/api/cases/{number}/messages", new { channel = "team", body = "It is the parser." })
        ).ShouldSucceed();
        (
            await expert.Post($"/api/cases/{number}/messages", new { channel = "with-reporter", body = "Hello." })
        ).ShouldBeRefused(403, "case.not-a-triager");
        (await expert.Post($"/api/cases/{number}/rejection", new { reason = "spam", answer = "x" })).ShouldBeRefused(
            403,
            "case.not-a-triager"
        );
        (await expert.Put($"/api/cases/{number}/draft", new { revision = 0, content = Story.Sound })).ShouldBeRefused(
            403,
            "case.not-a-triager"
        );
        (await ann.Page($"/cases/{number}")).Body.ShouldContain("<dt>Expert</dt>");
        // an address that they have from when they were more than that
        var feed = await story.Workspace.Stores.Feeds.Make(person, CancellationToken.None);
        (await expert.Get($"/calendar-feed/{feed}.ics")).Status.ShouldBe(404);

        story.Workspace.Clock.Advance(TimeSpan.FromDays(Days));
        using var again = await story.Workspace.SignIn(
            new TestMember(person, Joining.Name, "expert@example.org", Joining.Password, secret)
        );

        var hidden = await again.Get($"/api/cases/{number}");
        hidden.ShouldBeRefused(403, "standing.none");
        hidden.Whole.ShouldBe((await again.Get("/api/cases/TC-2222-2222")).Whole);
        (await again.Page("/standing")).Body.ShouldContain("The time for which this person was invited");
    }

    [Fact]
    public async Task The_mail_says_nothing_of_the_case()
    {
        await using var story = await Story.Begin();
        var number = await story.Accepted();
        await Invited(story, number);

        var mail = MailTo(story, "expert@example.org").Single();

        mail.ShouldNotContain(number.Text);
        mail.ShouldNotContain("canary");
    }

    [Fact]
    public async Task A_token_of_an_expert_is_over_when_their_time_is()
    {
        await using var story = await Story.Begin();
        var number = await story.Accepted();
        var expert = await story.Workspace.Given([Duty.CnaOperator]);
        await Invited(story, number, expert.Email);
        using var program = await story.Workspace.Token(expert, TokenScope.CasesRead);
        using var blind = await story.Workspace.Token(expert, TokenScope.CveIds);

        (await program.Get($"/api/cases/{number}")).ShouldSucceed();
        (await program.Post($"/api/cases/{number}/messages", new { channel = "team", body = "x" })).ShouldBeRefused(
            403,
            "case.not-allowed"
        );
        (await blind.Get($"/api/cases/{number}")).Status.ShouldBe(404);
        story.Workspace.Clock.Advance(TimeSpan.FromDays(Days - 1));
        using var later = await LongLived(story, expert);
        (await later.Get($"/api/cases/{number}")).ShouldSucceed();
        story.Workspace.Clock.Advance(TimeSpan.FromDays(1));

        (await later.Get($"/api/cases/{number}")).Status.ShouldBe(404);
    }

    [Fact]
    public async Task An_expert_leaves_early_and_a_triager_can_let_them_go()
    {
        await using var story = await Story.Begin();
        var number = await story.Accepted();
        var (one, two) = (
            await story.Workspace.Given([Duty.CnaOperator]),
            await story.Workspace.Given([Duty.Operator])
        );
        await Invited(story, number, one.Email);
        await Invited(story, number, two.Email);
        using var leaving = await story.Workspace.SignIn(one);
        using var staying = await story.Workspace.SignIn(two);
        (await staying.Post($"/api/cases/{number}/departures", new { person = one.Person.Text })).ShouldBeRefused(
            403,
            "case.not-a-triager"
        );

        (await leaving.Submit($"/cases/{number}/departures", ("person", one.Person.Text))).Location.ShouldBe(
            "/standing"
        );
        using var ann = await story.Workspace.SignIn(story.AnnHerself);
        (await ann.Post($"/api/cases/{number}/departures", new { person = two.Person.Text })).ShouldSucceed();

        (await leaving.Get($"/api/cases/{number}")).Status.ShouldBe(404);
        (await staying.Get($"/api/cases/{number}")).Status.ShouldBe(404);
        (await ann.Post($"/api/cases/{number}/departures", new { person = two.Person.Text })).ShouldBeRefused(
            409,
            "case.not-a-guest"
        );
        (await story.Load(number)).Guests.ShouldBeEmpty();
    }

    [Fact]
    public async Task Nobody_is_let_into_a_case_that_was_closed_meanwhile_nor_who_sees_it_already()
    {
        await using var story = await Story.Begin();
        var number = await story.Received();
        var triager = await Propose(story, number, story.BenHimself.Email);
        (await story.Workspace.AfterDeadline(triager)).CarriedOut!.Refusal.ShouldBe("expert.sees-it");
        var late = await Propose(story, number, "expert@example.org");
        using var ann = await story.Workspace.SignIn(story.AnnHerself);
        (await ann.Post($"/api/cases/{number}/rejection", new { reason = "spam", answer = "No." })).ShouldSucceed();
        (await ann.Post($"/api/cases/{number}/closure", new { })).ShouldSucceed();

        (await story.Workspace.AfterDeadline(late)).CarriedOut!.Refusal.ShouldBe("case.closed");

        (await story.Workspace.Stores.Members.All(CancellationToken.None)).Count.ShouldBe(2);
    }

    /// <summary>Proposes it, lets nobody object, and gives the link that was mailed, if one was.</summary>
    internal static async Task<(TestBrowser Browser, Uri? Link)> Invited(
        Story story,
        CaseNumber number,
        string address = "expert@example.org"
    )
    {
        var id = await Propose(story, number, address);
        (await story.Workspace.AfterDeadline(id)).CarriedOut!.Refusal.ShouldBeNull();
        await story.Workspace.Work();
        var mail = MailTo(story, address).Select(text => Link().Match(text)).LastOrDefault(found => found.Success);
        return (story.Workspace.Members.Browser(), mail is null ? null : new(mail.Value));
    }

    private static async Task<string> Propose(Story story, CaseNumber number, string address)
    {
        using var ann = await story.Workspace.SignIn(story.AnnHerself);
        return (
            await ann.Propose(
                new
                {
                    kind = "invite-expert",
                    @case = number.Text,
                    days = Days,
                    address,
                    reason = "Knows the parser.",
                }
            )
        ).Id();
    }

    private static async Task<TestBrowser> LongLived(Story story, TestMember member) =>
        story.Workspace.Members.Browser(
            token: (
                await story.Workspace.Stores.Tokens.Mint(
                    member.Person,
                    "a test",
                    [TokenScope.CasesRead],
                    story.Workspace.Clock.GetUtcNow().AddDays(60),
                    member.Person.Actor,
                    CancellationToken.None
                )
            )
                .Value
                .Secret
        );

    private static IReadOnlyList<string> MailTo(Story story, string address) =>
        Directory.Exists(story.Workspace.Outbox)
            ?
            [
                .. Directory
                    .GetFiles(story.Workspace.Outbox, "*.eml")
                    .Select(File.ReadAllText)
                    .Where(mail => mail.Contains($"To: {address}", StringComparison.Ordinal))
                    .Select(mail => mail.Replace("=\r\n", "", StringComparison.Ordinal)),
            ]
            : [];

    [GeneratedRegex("http://[^ ]+/join/[0-9A-Za-z_-]+", RegexOptions.None, 5000)]
    private static partial Regex Link();
}
