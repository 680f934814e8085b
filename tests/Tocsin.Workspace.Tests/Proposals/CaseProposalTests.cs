using Tocsin.Governance.Proposals;
using Tocsin.Governance.Teams;
using Tocsin.Workspace.Tests.Cases;

namespace Tocsin.Workspace.Tests.Proposals;

/// <summary>What is proposed about a case is there for those who may read the case, and for nobody else.</summary>
public sealed class CaseProposalTests
{
    private const string Absent = "pr-0000000000";

    [Theory, OnSqlite, OnPostgres]
    public async Task A_ballot_moves_the_day_of_a_case(Provider provider)
    {
        await using var story = await Story.Begin(provider);
        var number = await story.Accepted();
        var day = (await story.Load(number)).PublishBy!.Value;
        var opened = await story.Ann.Propose(Extension(number.Text, day.AddDays(14)));
        var id = opened.Id();
        opened
            .Json.GetProperty("voters")
            .EnumerateArray()
            .Select(v => v.GetString())
            .ShouldBe([story.AnnHerself.Person.Text, story.BenHimself.Person.Text, "reporters"], ignoreOrder: true);
        (await story.Ann.Vote(id, "for")).ShouldSucceed();

        var decided = await story.Workspace.AfterDeadline(id);

        decided.CarriedOut!.Refusal.ShouldBeNull();
        (await story.Load(number)).PublishBy.ShouldBe(day.AddDays(14));
        await Story.Eventually(() => Task.FromResult(story.Workspace.MailAbout(id).Count >= 2));
        story.Workspace.MailAbout(id).ShouldAllBe(mail => !mail.Contains("canary") && !mail.Contains(number.Text));
    }

    [Fact]
    public async Task Silence_and_a_fix_that_came_meanwhile_keep_the_day()
    {
        await using var story = await Story.Begin();
        var number = await story.Approved();
        var day = (await story.Load(number)).PublishBy!.Value;
        var silent = (await story.Ann.Propose(Extension(number.Text, day.AddDays(1)))).Id();
        var late = (await story.Ann.Propose(Extension(number.Text, day.AddDays(2)))).Id();
        (await story.Ann.Vote(late, "for")).ShouldSucceed();
        (await story.Publish(number, at: "2026-03-20T15:00:00Z")).ShouldSucceed();

        (await story.Workspace.AfterDeadline(silent)).Outcome!.Kind.ShouldBe(OutcomeKind.Rejected);
        (await story.Workspace.AfterDeadline(late)).CarriedOut!.Refusal.ShouldBe("case.fix-is-ready");
        (await story.Load(number)).PublishBy.ShouldBe(day);
        using var again = await story.Workspace.SignIn(story.AnnHerself);
        (await again.Propose(Extension(number.Text, day.AddDays(3)))).ShouldBeRefused(409, "case.fix-is-ready");
    }

    [Fact]
    public async Task Whoever_may_not_read_the_case_finds_nothing_not_even_a_gap()
    {
        await using var story = await Story.Begin();
        var number = await story.Accepted();
        var id = (await story.Ann.Propose(Extension(number.Text, story.Workspace.Clock.GetUtcNow().AddDays(60)))).Id();
        var (_, policy) = await story.Workspace.SeatAndSignIn(DefaultTeams.Policy);
        (string, Func<TestBrowser, string, Task<TestAnswer>>)[] doors =
        [
            ("page", (b, p) => b.Page($"/proposals/{p}")),
            ("api", (b, p) => b.Get($"/api/proposals/{p}")),
            ("vote", (b, p) => b.Vote(p, "for")),
            ("malformed vote", (b, p) => b.Vote(p, "x")),
            ("objection", (b, p) => b.Post($"/api/proposals/{p}/objections", new { reason = "x" })),
            ("recusal", (b, p) => b.Post($"/api/proposals/{p}/recusal", new { })),
            ("withdrawal", (b, p) => b.Submit($"/proposals/{p}/withdrawal")),
            ("continuation", (b, p) => b.Submit($"/proposals/{p}/continuation", ("reason", "x"))),
        ];

        foreach (var (door, ask) in doors)
        {
            var hidden = await ask(policy, id);
            hidden.Status.ShouldBe(404, door);
            hidden.Whole.ShouldBe((await ask(policy, Absent)).Whole, door);
        }
        (await policy.Get("/api/proposals")).Body.ShouldBe("""{"proposals":[]}""");
        (await policy.Page("/proposals")).Body.ShouldNotContain("pr-");
        (await policy.Page("/proposals/new")).Body.ShouldNotContain("embargo");
        (await story.Ann.Get("/api/proposals")).Json.GetProperty("proposals").GetArrayLength().ShouldBe(1);
        (await story.Ann.Page($"/proposals/{id}")).Body.ShouldContain(number.Text);
    }

    [Fact]
    public async Task Reading_what_is_proposed_about_a_case_is_recorded_as_reading_the_case_is()
    {
        await using var story = await Story.Begin();
        var number = await story.Accepted();
        var id = (await story.Ann.Propose(Extension(number.Text, story.Workspace.Clock.GetUtcNow().AddDays(60)))).Id();
        var (_, policy) = await story.Workspace.SeatAndSignIn(DefaultTeams.Policy);

        (await policy.Get($"/api/proposals/{id}")).Status.ShouldBe(404);
        (await story.Ben.Get($"/api/proposals/{id}")).Status.ShouldBe(200);
        (await story.Ben.Get("/api/proposals")).Status.ShouldBe(200);

        var reads = (await story.Workspace.Reads(number)).Where(read => read.What == "proposal");
        reads.Select(read => read.By).ShouldBe([story.BenHimself.Person.Actor, story.BenHimself.Person.Actor]);
    }

    [Fact]
    public async Task Proposing_about_a_hidden_case_answers_as_about_none()
    {
        await using var story = await Story.Begin();
        var number = await story.Accepted();
        var (_, policy) = await story.Workspace.SeatAndSignIn(DefaultTeams.Policy);
        var until = story.Workspace.Clock.GetUtcNow().AddDays(60);

        var hidden = await policy.Propose(Extension(number.Text, until));

        hidden.Status.ShouldBe(404);
        foreach (var other in new[] { "TC-0000-0000", "nonsense", "" })
            (await policy.Propose(Extension(other, until))).Whole.ShouldBe(hidden.Whole);
        (await policy.Propose(new { kind = "invite-expert", @case = number.Text })).Whole.ShouldBe(hidden.Whole);
        (await policy.Submit("/proposals", ("kind", "extend-embargo"), ("case", number.Text))).Status.ShouldBe(404);
    }

    [Fact]
    public async Task Who_steps_back_from_a_case_is_not_asked_about_it_and_sees_nothing_of_it()
    {
        await using var story = await Story.Begin();
        var number = await story.Accepted();
        (
            await story.Workspace.Stores.Members.Decide(
                story.BenHimself.Person,
                (member, _) => member.Recuse(number.Text, null),
                story.BenHimself.Person.Actor,
                CancellationToken.None
            )
        ).Problem.ShouldBeNull();

        var id = (await story.Ann.Propose(Extension(number.Text, story.Workspace.Clock.GetUtcNow().AddDays(60)))).Id();

        (await story.Workspace.Proposal(id)).Ballot!.Electorate.ShouldNotContain(Voter.Of(story.BenHimself.Person));
        (await story.Ben.Get($"/api/proposals/{id}")).ShouldBeRefused(404, "not-found");
        (await story.Ben.Get("/api/proposals")).Body.ShouldBe("""{"proposals":[]}""");
    }

    [Fact]
    public async Task Who_reported_a_case_has_their_voice_with_the_reporters_alone()
    {
        await using var story = await Story.Begin();
        var number = await story.Accepted(Story.Report with { Contact = story.BenHimself.Email });

        var id = (await story.Ann.Propose(Extension(number.Text, story.Workspace.Clock.GetUtcNow().AddDays(60)))).Id();

        (await story.Ben.Vote(id, "for")).ShouldBeRefused(403, "proposal.recused");
    }

    private static object Extension(string number, DateTimeOffset until) =>
        new
        {
            kind = "extend-embargo",
            @case = number,
            until = until.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture),
            reason = "The fix needs more time. canary-reason",
        };
}
