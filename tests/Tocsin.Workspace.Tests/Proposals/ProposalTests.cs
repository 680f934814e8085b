using Tocsin.Governance.People;
using Tocsin.Governance.Proposals;
using Tocsin.Governance.Teams;
using Tocsin.Workspace.Storage;
using Tocsin.Workspace.Storage.Rows;
using Tocsin.Workspace.Tests.Cases;

namespace Tocsin.Workspace.Tests.Proposals;

public sealed class ProposalTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task Somebody_is_proposed_and_joins_when_nobody_objects(Provider provider)
    {
        await using var tocsin = await TestWorkspace.Start(provider);
        var (ann, hers) = await tocsin.SeatAndSignIn(DefaultTeams.Policy);
        var ben = await tocsin.Seat(DefaultTeams.Policy);
        var cleo = await tocsin.Given([Duty.Triager]);

        var opened = await hers.Propose(
            new
            {
                kind = "join-team",
                person = cleo.Person.Text,
                team = "policy",
                reason = "Knows the rules. canary-reason",
            }
        );
        var id = opened.Id();
        opened.Json.GetProperty("state").GetString().ShouldBe("consulting");
        await Story.Eventually(() => Task.FromResult(tocsin.MailAbout(id).Count == 1));
        var mail = tocsin.MailAbout(id).ShouldHaveSingleItem("who proposed it need not be told");
        mail.ShouldContain(ben.Email);
        mail.ShouldContain($"/proposals/{id}");
        mail.ShouldNotContain("canary-reason");

        var decided = await tocsin.AfterDeadline(id);

        decided.Outcome!.Kind.ShouldBe(OutcomeKind.Passed);
        decided.CarriedOut!.Refusal.ShouldBeNull();
        (await tocsin.Stores.Standings.Of(cleo.Person, CancellationToken.None)).Rights.Teams.ShouldContain(
            DefaultTeams.Policy
        );
        await Story.Eventually(() =>
            Task.FromResult(tocsin.MailAbout(id).Any(m => m.Contains(cleo.Email, StringComparison.Ordinal)))
        );
    }

    [Fact]
    public async Task An_objection_makes_it_a_ballot_and_a_tie_changes_nothing()
    {
        await using var tocsin = await TestWorkspace.Start();
        var (ann, hers) = await tocsin.SeatAndSignIn(DefaultTeams.Policy);
        var (_, his) = await tocsin.SeatAndSignIn(DefaultTeams.Policy);
        var cleo = await tocsin.Given([Duty.Triager]);
        var id = (await hers.Propose(Joining(cleo))).Id();
        (await hers.Vote(id, "for")).ShouldBeRefused(409, "proposal.no-ballot");
        (await his.Post($"/api/proposals/{id}/objections", new { reason = " " })).ShouldBeRefused(422, "input.faulty");

        var voting = (await his.Post($"/api/proposals/{id}/objections", new { reason = "Too soon." })).ShouldSucceed();

        voting.Json.GetProperty("state").GetString().ShouldBe("voting");
        (await hers.Post($"/api/proposals/{id}/objections", new { reason = "Me too." })).ShouldBeRefused(
            409,
            "proposal.already-a-ballot"
        );
        (await hers.Vote(id, "for")).ShouldSucceed();
        (await his.Vote(id, "against")).ShouldSucceed();
        var decided = await tocsin.AfterDeadline(id);
        decided.Outcome!.ShouldBe(new(OutcomeKind.Rejected, RejectionCause.Tie, Tally: new(1, 1, 0)));
        (await tocsin.Stores.Members.Load(cleo.Person, CancellationToken.None)).Memberships.ShouldBeEmpty();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task No_vote_counts_twice_however_often_and_at_once_it_is_cast(Provider provider)
    {
        await using var tocsin = await TestWorkspace.Start(provider);
        var (ann, hers) = await tocsin.SeatAndSignIn(DefaultTeams.Policy);
        var (_, his) = await tocsin.SeatAndSignIn(DefaultTeams.Policy);
        using var also = await tocsin.SignIn(ann);
        var id = (await hers.Propose(Joining(await tocsin.Given([Duty.Triager])))).Id();
        (await his.Post($"/api/proposals/{id}/objections", new { reason = "No." })).ShouldSucceed();

        var votes = await Task.WhenAll(
            Enumerable.Range(0, 6).Select(i => (i % 2 == 0 ? hers : also).Vote(id, i % 3 == 0 ? "against" : "for"))
        );
        votes.ShouldAllBe(answer => answer.Status == 200);
        (await also.Vote(id, "against")).ShouldSucceed();
        (await hers.Submit($"/proposals/{id}/vote", ("choice", "for"))).Status.ShouldBe(303);

        var tally = (await his.Get($"/api/proposals/{id}")).Json.GetProperty("tally");
        (tally.GetProperty("for").GetInt32(), tally.GetProperty("against").GetInt32()).ShouldBe((1, 0));
        (await his.Vote(id, "perhaps")).ShouldBeRefused(422, "input.faulty");
        (await tocsin.Proposal(id)).Ballot!.Voted.ShouldBe([Voter.Of(ann.Person)]);
    }

    [Fact]
    public async Task Who_may_vote_is_settled_when_it_opens_and_whom_it_concerns_may_not()
    {
        await using var tocsin = await TestWorkspace.Start();
        var (_, hers) = await tocsin.SeatAndSignIn(DefaultTeams.Policy);
        var (_, his) = await tocsin.SeatAndSignIn(DefaultTeams.Policy);
        var (cleo, cleos) = await tocsin.SignIn(Duty.Triager);
        var id = (await hers.Propose(Joining(cleo))).Id();
        (await cleos.Post($"/api/proposals/{id}/objections", new { reason = "Not me." })).ShouldBeRefused(
            403,
            "proposal.recused"
        );
        (await his.Post($"/api/proposals/{id}/objections", new { reason = "No." })).ShouldSucceed();
        var (_, late) = await tocsin.SeatAndSignIn(DefaultTeams.Policy);
        var (_, outside) = await tocsin.SignIn(Duty.Triager);

        (await late.Vote(id, "for")).ShouldBeRefused(403, "proposal.no-vote");
        (await outside.Vote(id, "for")).ShouldBeRefused(403, "proposal.no-vote");
        (await cleos.Vote(id, "for")).ShouldBeRefused(403, "proposal.recused");
        (await his.Vote(id, "for")).ShouldSucceed();
        (await his.Post($"/api/proposals/{id}/recusal", new { })).ShouldSucceed();
        (await his.Vote(id, "for")).ShouldBeRefused(403, "proposal.recused");
        (await his.Post($"/api/proposals/{id}/withdrawal", new { })).ShouldBeRefused(403, "proposal.not-yours");
        (await tocsin.Proposal(id)).Ballot!.Voted.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_is_decided_refuses_everything()
    {
        await using var tocsin = await TestWorkspace.Start();
        var (_, hers) = await tocsin.SeatAndSignIn(DefaultTeams.Policy);
        var (_, his) = await tocsin.SeatAndSignIn(DefaultTeams.Policy);
        var id = (await hers.Propose(Joining(await tocsin.Given([Duty.Triager])))).Id();
        (await hers.Post($"/api/proposals/{id}/withdrawal", new { })).ShouldSucceed();
        var before = await hers.Get($"/api/proposals/{id}");

        (await his.Vote(id, "for")).ShouldBeRefused(409, "proposal.decided");
        (await his.Post($"/api/proposals/{id}/objections", new { reason = "No." })).ShouldBeRefused(
            409,
            "proposal.decided"
        );
        (await his.Post($"/api/proposals/{id}/recusal", new { })).ShouldBeRefused(409, "proposal.decided");
        (await hers.Post($"/api/proposals/{id}/withdrawal", new { })).ShouldBeRefused(409, "proposal.decided");
        (await hers.Post($"/api/proposals/{id}/continuation", new { reason = "x" })).ShouldBeRefused(
            409,
            "proposal.not-escalated"
        );
        (await his.Submit($"/proposals/{id}/objections", ("reason", "No."))).Status.ShouldBe(409);

        (await hers.Get($"/api/proposals/{id}")).Body.ShouldBe(before.Body);
        before.Json.GetProperty("possible").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task What_nobody_decided_goes_up_the_chain_and_is_answered_by_a_proposal()
    {
        await using var tocsin = await TestWorkspace.Start();
        var (_, hers) = await tocsin.SeatAndSignIn(DefaultTeams.Policy);
        var (_, his) = await tocsin.SeatAndSignIn(DefaultTeams.Policy);
        var steering = await tocsin.Seat(DefaultTeams.Steering);
        var id = (
            await hers.Propose(
                new
                {
                    kind = "change-policy",
                    policy = "triage",
                    wording = "Answer within a day.",
                    reason = "People wait.",
                }
            )
        ).Id();
        (await his.Post($"/api/proposals/{id}/objections", new { reason = "Too hard." })).ShouldSucceed();

        var escalated = await tocsin.AfterDeadline(id);

        escalated.Outcome!.Kind.ShouldBe(OutcomeKind.Escalated);
        escalated.Outcome.To.ShouldBe(DefaultTeams.Steering);
        await Story.Eventually(() =>
            Task.FromResult(tocsin.MailAbout(id).Any(m => m.Contains(steering.Email, StringComparison.Ordinal)))
        );
        using var outside = await tocsin.SignIn(await tocsin.Given([Duty.Triager]));
        (await outside.Post($"/api/proposals/{id}/continuation", new { reason = "Mine." })).ShouldBeRefused(
            403,
            "not-allowed"
        );
        using var above = await tocsin.SignIn(steering);
        var answer = (
            await above.Post($"/api/proposals/{id}/continuation", new { reason = "We decide." })
        ).ShouldSucceed();
        answer.Json.GetProperty("team").GetString().ShouldBe("steering");
        answer.Json.GetProperty("continues").GetString().ShouldBe(id);
        (await tocsin.Proposal(id)).AnsweredBy!.Value.Text.ShouldBe(answer.Json.GetProperty("id").GetString());
        (await above.Post($"/api/proposals/{id}/continuation", new { reason = "Again." })).ShouldBeRefused(
            409,
            "proposal.not-escalated"
        );
    }

    [Fact]
    public async Task A_policy_that_passed_is_written_down_and_not_put_into_force_by_the_clock()
    {
        await using var tocsin = await TestWorkspace.Start();
        var (_, hers) = await tocsin.SeatAndSignIn(DefaultTeams.Policy);
        var id = (
            await hers.Propose(
                new
                {
                    kind = "change-policy",
                    policy = "triage",
                    wording = "Answer.",
                    reason = "Why not.",
                }
            )
        ).Id();

        (await tocsin.AfterDeadline(id)).CarriedOut!.Refusal.ShouldBe("proposal.by-hand");
    }

    [Fact]
    public async Task Everything_that_is_wrong_is_told_at_once_at_its_field()
    {
        await using var tocsin = await TestWorkspace.Start();
        var (_, hers) = await tocsin.SeatAndSignIn(DefaultTeams.Policy);

        Paths(await hers.Propose(new { kind = "join-team", team = "No Team" })).ShouldBe(["reason", "team", "person"]);
        Paths(await hers.Propose(new { kind = "accept-partner", reason = "x" }))
            .ShouldBe(["organisation", "address", "ships"]);
        Paths(
                await hers.Propose(
                    new
                    {
                        kind = "change-policy",
                        policy = "Not A Slug",
                        reason = "x",
                    }
                )
            )
            .ShouldBe(["policy", "wording"]);
        Paths(
                await hers.Propose(
                    new
                    {
                        kind = "leave-team",
                        team = "policy",
                        person = (await tocsin.Given([Duty.Triager])).Person.Text,
                        reason = "x",
                    }
                )
            )
            .ShouldBe(["person"]);
        (await hers.Get("/api/proposals")).Json.GetProperty("proposals").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task Where_nobody_could_decide_nothing_is_opened()
    {
        await using var tocsin = await TestWorkspace.Start();
        var (_, hers) = await tocsin.SignIn(Duty.Triager);
        var ben = await tocsin.Given([Duty.Triager]);

        (
            await hers.Propose(
                new
                {
                    kind = "sanction",
                    person = ben.Person.Text,
                    measure = "warning",
                    reason = "Told a friend.",
                }
            )
        ).ShouldBeRefused(409, "proposal.nobody-may-vote");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Rows_made_anew_from_the_streams_are_the_same(Provider provider)
    {
        await using var tocsin = await TestWorkspace.Start(provider);
        var (_, hers) = await tocsin.SeatAndSignIn(DefaultTeams.Policy);
        var (_, his) = await tocsin.SeatAndSignIn(DefaultTeams.Policy);
        var cleo = await tocsin.Given([Duty.Triager]);
        List<string> ids = [(await hers.Propose(Joining(cleo))).Id()];
        ids.Add((await hers.Propose(Joining(cleo))).Id());
        (await his.Post($"/api/proposals/{ids[1]}/objections", new { reason = "No." })).ShouldSucceed();
        ids.Add((await hers.Propose(Joining(cleo))).Id());
        (await hers.Post($"/api/proposals/{ids[2]}/withdrawal", new { })).ShouldSucceed();

        var differences = new List<string>();
        foreach (var id in ids)
        {
            // a refusal rolls back: what was projected anew is looked at and never kept
            await tocsin.Stores.Ledgers.InTransaction<object>(
                async session =>
                {
                    var stream = ProposalId.Parse(id).Value.Stream;
                    var found = await session.Load<Proposal>(stream, CancellationToken.None);
                    var key = await session.Key(stream, CancellationToken.None);
                    var row = await session.Db.Proposals.FindAsync(id);
                    await Projection.Write(session.Db, key, found, 0, CancellationToken.None);
                    differences.AddRange(
                        session
                            .Db.Entry(row!)
                            .Properties.Where(p => !Equals(p.OriginalValue, p.CurrentValue))
                            .Select(p => $"{id} {p.Metadata.Name}: {p.OriginalValue} is {p.CurrentValue}")
                    );
                    return Standards.Problems.Problem.NotFound;
                },
                CancellationToken.None
            );
        }
        differences.ShouldBeEmpty();
        await using var db = tocsin.Stores.OpenCases();
        db.Proposals.Select(row => row.State)
            .ToList()
            .ShouldBe([ProposalState.Consulting, ProposalState.Voting, ProposalState.Decided], ignoreOrder: true);
    }

    private static object Joining(TestMember person) =>
        new
        {
            kind = "join-team",
            person = person.Person.Text,
            team = "policy",
            reason = "Knows the rules.",
        };

    private static IReadOnlyList<string?> Paths(TestAnswer answer)
    {
        answer.ShouldBeRefused(422, "input.faulty");
        return [.. answer.Json.GetProperty("faults").EnumerateArray().Select(f => f.GetProperty("path").GetString())];
    }
}
