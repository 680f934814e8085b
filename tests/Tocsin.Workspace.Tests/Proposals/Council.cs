using Tocsin.Governance.People;
using Tocsin.Governance.Proposals;
using Tocsin.Governance.Teams;
using Tocsin.Ledger;
using Tocsin.Workspace.Tests.Cases;

namespace Tocsin.Workspace.Tests.Proposals;

/// <summary>Seats people in teams, and looks at proposals behind what HTTP shows.</summary>
internal static class Council
{
    public static readonly TimeSpan Lazy = TimeSpan.FromDays(7);

    /// <summary>Somebody who joined a team and was given nothing else.</summary>
    public static async Task<TestMember> Seat(this TestWorkspace tocsin, TeamId team, string? employer = null)
    {
        // asked in for a duty, as that is how one joins; what is left is the team alone
        var member = await tocsin.Given([Duty.Policy]);
        await tocsin.Put(member.Person, team, employer);
        (
            await tocsin.Stores.Members.Decide(
                member.Person,
                (found, _) => found.ChangeDuties([]),
                Actor.Tocsin,
                CancellationToken.None
            )
        ).Problem.ShouldBeNull();
        return member;
    }

    /// <summary>The same with a browser in which they are signed in.</summary>
    public static async Task<(TestMember Member, TestBrowser Browser)> SeatAndSignIn(
        this TestWorkspace tocsin,
        TeamId team
    )
    {
        var member = await tocsin.Seat(team);
        return (member, await tocsin.SignIn(member));
    }

    public static async Task Put(this TestWorkspace tocsin, PersonId person, TeamId team, string? employer = null)
    {
        var profile = ProfileText.Of(null, null, employer).Value;
        var told = await tocsin.Stores.Members.Decide(
            person,
            (found, _) => found.ChangeProfile(profile),
            person.Actor,
            CancellationToken.None
        );
        told.Problem.ShouldBeNull();
        var seated = await tocsin.Stores.Members.Decide(
            person,
            (found, now) => TeamChart.Default.Find(team)!.Admit(found, [], now),
            Actor.Tocsin,
            CancellationToken.None
        );
        seated.Problem.ShouldBeNull();
    }

    public static Task<TestAnswer> Propose(this TestBrowser browser, object proposal) =>
        browser.Post("/api/proposals", proposal);

    public static string Id(this TestAnswer opened)
    {
        opened.Status.ShouldBe(201, opened.Body);
        return opened.Json.GetProperty("id").GetString()!;
    }

    public static Task<TestAnswer> Vote(this TestBrowser browser, string id, string choice) =>
        browser.Put($"/api/proposals/{id}/vote", new { choice });

    /// <summary>As the stream tells.</summary>
    public static async Task<Proposal> Proposal(this TestWorkspace tocsin, string id) =>
        (await tocsin.Stores.Proposals.Load(ProposalId.Parse(id).Value, CancellationToken.None)).Value;

    /// <summary>Moves the clock past the deadline and waits until the clock's work is done.</summary>
    public static async Task<Proposal> AfterDeadline(this TestWorkspace tocsin, string id)
    {
        var open = await tocsin.Proposal(id);
        tocsin.Clock.Advance(open.Deadline - tocsin.Clock.GetUtcNow());
        await Story.Eventually(async () =>
            await tocsin.Proposal(id) is { Outcome: { } outcome } decided
            && (outcome.Kind != OutcomeKind.Passed || decided.IsCarriedOut)
        );
        return await tocsin.Proposal(id);
    }

    /// <summary>All mail about one proposal, headers too.</summary>
    public static IReadOnlyList<string> MailAbout(this TestWorkspace tocsin, string id) =>
        Directory.Exists(tocsin.Outbox)
            ?
            [
                .. Directory
                    .GetFiles(tocsin.Outbox, "*.eml")
                    .Select(File.ReadAllText)
                    .Where(mail => mail.Contains($"News about {id}", StringComparison.Ordinal)),
            ]
            : [];
}
