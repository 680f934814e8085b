using Tocsin.Governance.People;
using Tocsin.Governance.Teams;
using Tocsin.Workspace.People;
using Tocsin.Workspace.Tests.People;
using Tocsin.Workspace.Tests.Proposals;

namespace Tocsin.Workspace.Tests.Teams;

public sealed class TeamTests
{
    [Fact]
    public async Task Each_team_says_whom_it_answers_to_and_each_member_why_they_are_there()
    {
        await using var tocsin = await TestWorkspace.Start();
        var (steering, browser) = await tocsin.SeatAndSignIn(DefaultTeams.Steering);
        var given = await tocsin.Given([Duty.Triager]);

        var teams = (await browser.Get("/api/teams")).Json.GetProperty("teams").EnumerateArray().ToList();
        teams
            .Single(t => t.GetProperty("id").GetString() == "core-response")
            .GetProperty("answersTo")
            .GetString()
            .ShouldBe("steering");
        var core = (await browser.Get("/api/teams/core-response")).Json.GetProperty("members").EnumerateArray();
        core.Select(m => (m.GetProperty("name").GetString(), m.GetProperty("direct").GetBoolean()))
            .ShouldBe([(steering.Name, false), (given.Name, false)], ignoreOrder: true);
        var page = (await browser.Page("/teams/core-response")).Body;
        page.ShouldContain("Steering is part of Core response");
        page.ShouldContain("given by an operator");
        var seat = (await browser.Get("/api/teams/steering")).Json.GetProperty("members")[0];
        seat.GetProperty("direct").GetBoolean().ShouldBeTrue();
        seat.GetProperty("until").GetDateTimeOffset().ShouldBeGreaterThan(tocsin.Clock.GetUtcNow().AddDays(364));
        (await browser.Page("/teams")).Body.ShouldContain(steering.Name);
        (await browser.Get("/api/teams/no-team")).ShouldBeRefused(404, "not-found");
        (await browser.Get("/api/teams/No%20Team")).ShouldBeRefused(404, "not-found");
    }

    [Fact]
    public async Task A_member_leaves_at_once_by_their_own_wish_with_a_fresh_proof()
    {
        await using var tocsin = await TestWorkspace.Start();
        var (ann, hers) = await tocsin.SeatAndSignIn(DefaultTeams.Policy);
        tocsin.Clock.Advance(StepUp.Fresh);

        (await hers.Post("/api/teams/policy/leave", new { })).ShouldBeRefused(403, "step-up.needed");
        (await hers.Post("/api/teams/policy/leave", new { code = tocsin.NextCode(ann) })).Status.ShouldBe(204);

        (await tocsin.Stores.Members.Load(ann.Person, CancellationToken.None)).HasLeft.ShouldBeTrue();
        (await hers.Get("/api/teams")).Status.ShouldBeOneOf(401, 403);
    }

    [Fact]
    public async Task The_last_who_keeps_the_installation_stays()
    {
        await using var tocsin = await TestWorkspace.Start();
        var (olga, browser) = await tocsin.SeatAndSignIn(DefaultTeams.Operators);

        (await browser.Post("/api/teams/operators/leave", new { })).ShouldBeRefused(409, "member.last-operator");
        (await browser.Submit("/teams/operators/leave")).Status.ShouldBe(409);

        await tocsin.Seat(DefaultTeams.Operators);
        (await browser.Post("/api/teams/operators/leave", new { })).Status.ShouldBe(204);
    }

    [Fact]
    public async Task The_share_of_one_employer_is_shown_and_stops_what_would_exceed_it()
    {
        await using var tocsin = await TestWorkspace.Start();
        await tocsin.Seat(DefaultTeams.CoreResponse, "Acme");
        var (_, browser) = await tocsin.SignIn(Duty.Triager);
        var cleo = await tocsin.Given([Duty.Policy]);
        await tocsin.Put(cleo.Person, DefaultTeams.Policy, " acme ");

        (await browser.Page("/teams/core-response")).Body.ShouldContain("The share of one employer is reached");
        var id = (
            await browser.Propose(
                new
                {
                    kind = "join-team",
                    person = cleo.Person.Text,
                    team = "core-response",
                    reason = "Reads closely.",
                }
            )
        ).Id();
        (await browser.Page($"/proposals/{id}")).Body.ShouldContain("Too many of one employer");

        (await tocsin.AfterDeadline(id)).CarriedOut!.Refusal.ShouldBe("team.employer-cap");
        (await tocsin.Stores.Members.Load(cleo.Person, CancellationToken.None)).Memberships.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Somebody_new_is_proposed_and_has_nothing_before_it_is_decided()
    {
        await using var tocsin = await TestWorkspace.Start();
        var (_, hers) = await tocsin.SeatAndSignIn(DefaultTeams.Policy);
        var opened = await hers.Propose(
            new
            {
                kind = "join-team",
                newcomer = "Nora Newcomer",
                team = "policy",
                reason = "Writes well.",
            }
        );
        var (id, person) = (opened.Id(), opened.Json.GetProperty("person").GetString());
        (await hers.Page($"/proposals/{id}")).Body.ShouldContain("Nora Newcomer joins Policy");
        (await tocsin.Stores.Standings.Of(PersonId.Parse(person).Value, CancellationToken.None)).Holds.ShouldBeFalse();

        await tocsin.AfterDeadline(id);
        var (_, keeper) = await tocsin.SignIn(Duty.Operator);
        (await keeper.Page("/teams/policy")).Body.ShouldContain("Make a link for Nora Newcomer");
        var made = await keeper.Post($"/api/people/{person}/link", new { });
        made.Status.ShouldBe(201, made.Body);
        using var noras = tocsin.Members.Browser();
        var link = new Uri(made.Json.GetProperty("link").GetString()!);
        (await Joining.ByPassword(tocsin, noras, link)).Answer.Status.ShouldBe(200);

        (await noras.Get("/api/teams/policy")).Json.GetProperty("members").GetArrayLength().ShouldBe(2);
        (await noras.Get("/api/cases")).Json.GetProperty("cases").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task An_empty_team_is_begun_by_those_who_keep_the_installation()
    {
        await using var tocsin = await TestWorkspace.Start();
        var (_, keeper) = await tocsin.SignIn(Duty.Operator);
        var ann = await tocsin.Given([Duty.Triager]);

        var opened = await keeper.Propose(
            new
            {
                kind = "join-team",
                person = ann.Person.Text,
                team = "steering",
                reason = "Somebody has to begin.",
            }
        );

        opened.Json.GetProperty("team").GetString().ShouldBe("operators");
        (await tocsin.AfterDeadline(opened.Id())).CarriedOut!.Refusal.ShouldBeNull();
        (await tocsin.Stores.Members.Load(ann.Person, CancellationToken.None))
            .Memberships.ShouldHaveSingleItem()
            .Team.ShouldBe(DefaultTeams.Steering);
    }
}
