using Tocsin.Governance.People;
using Tocsin.Governance.Teams;

namespace Tocsin.Workspace.Tests.Proposals;

public sealed class SanctionTests
{
    [Fact]
    public async Task A_sanction_is_seen_by_those_whom_it_concerns_and_its_ballot_is_secret()
    {
        await using var tocsin = await TestWorkspace.Start();
        var (_, first) = await tocsin.SeatAndSignIn(DefaultTeams.Steering);
        var (_, second) = await tocsin.SeatAndSignIn(DefaultTeams.Steering);
        var (dora, doras) = await tocsin.SignIn(Duty.Triager);
        var (_, stranger) = await tocsin.SeatAndSignIn(DefaultTeams.Policy);
        var id = (await first.Propose(Suspension(dora))).Id();
        (await first.Vote(id, "for")).ShouldSucceed();
        (await second.Vote(id, "for")).ShouldSucceed();

        (await stranger.Get($"/api/proposals/{id}")).ShouldBeRefused(404, "not-found");
        (await stranger.Get("/api/proposals")).Body.ShouldBe("""{"proposals":[]}""");
        (await doras.Vote(id, "against")).ShouldBeRefused(403, "proposal.recused");
        var seen = (await second.Get($"/api/proposals/{id}")).Json;
        seen.GetProperty("tally").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
        seen.GetProperty("votes").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
        seen.GetProperty("ownVote").GetString().ShouldBe("for");
        (await doras.Page($"/proposals/{id}")).Body.ShouldContain("This ballot is secret");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_suspension_closes_every_door_and_its_end_opens_them(Provider provider)
    {
        await using var tocsin = await TestWorkspace.Start(provider);
        var (_, first) = await tocsin.SeatAndSignIn(DefaultTeams.Steering);
        var dora = await tocsin.Given([Duty.Triager]);
        var id = (await first.Propose(Suspension(dora))).Id();
        (await first.Vote(id, "for")).ShouldSucceed();
        await tocsin.AfterDeadline(id);

        using var doras = await tocsin.SignIn(dora);
        (await doras.Get("/api/cases")).Status.ShouldBe(403);
        (await doras.Get("/api/proposals")).Status.ShouldBe(403);

        tocsin.Clock.Advance(TimeSpan.FromDays(30));
        using var back = await tocsin.SignIn(dora);
        (await back.Get("/api/cases")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Removal_ends_every_team_every_duty_and_every_token()
    {
        await using var tocsin = await TestWorkspace.Start();
        var (_, first) = await tocsin.SeatAndSignIn(DefaultTeams.Steering);
        var dora = await tocsin.Given([Duty.Triager]);
        await tocsin.Put(dora.Person, DefaultTeams.Policy);
        using var program = await tocsin.Token(dora, TokenScope.CasesRead);
        var id = (
            await first.Propose(
                new
                {
                    kind = "sanction",
                    person = dora.Person.Text,
                    measure = "removal",
                    reason = "Sold it.",
                }
            )
        ).Id();
        (await first.Vote(id, "for")).ShouldSucceed();
        await tocsin.AfterDeadline(id);

        var member = await tocsin.Stores.Members.Load(dora.Person, CancellationToken.None);
        member.HasLeft.ShouldBeTrue();
        await using var db = tocsin.Stores.OpenCases();
        db.Tokens.Count(t => t.Person == dora.Person.Text).ShouldBe(0);
        (await program.Get("/api/cases")).Status.ShouldBe(401);
    }

    private static object Suspension(TestMember person) =>
        new
        {
            kind = "sanction",
            person = person.Person.Text,
            measure = "suspension",
            until = "2026-04-01T00:00:00Z",
            reason = "Told a friend.",
        };
}
