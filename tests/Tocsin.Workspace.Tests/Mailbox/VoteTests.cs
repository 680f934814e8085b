using Tocsin.Cases.Access;
using Tocsin.Governance.Proposals;
using Tocsin.Workspace.Tests.Proposals;

namespace Tocsin.Workspace.Tests.Mailbox;

/// <summary>The reporters have one vote together on how long an embargo lasts, with the receipt alone.</summary>
public sealed class VoteTests
{
    private const string Nobodys = "0000 0000 0000 0000 0000 0000 0000 0000 000";

    [Fact]
    public async Task A_reporter_votes_with_the_receipt_and_changes_the_vote_until_it_closes()
    {
        await using var tocsin = await TestWorkspace.Start();
        var made = await ACaseOf.Reported(tocsin);
        await made.Accept();
        (await made.Page()).Body.ShouldNotContain("/mailbox/votes");
        var id = await Propose(tocsin, made);

        var page = await made.Page();
        page.Body.ShouldContain("Should the embargo last longer?");
        page.Body.ShouldNotContain("canary-reason");
        var vote = page.Field("ballot");
        vote.ShouldBe(id);
        (await Vote(tocsin, made.Receipt, vote, "for")).Body.ShouldContain("Your vote is counted.");
        (await Vote(tocsin, made.Receipt, vote, "against")).ShouldSucceed();
        (await tocsin.Proposal(id)).Votes!.ShouldBe(
            new Dictionary<Voter, Choice> { [Voter.Reporters] = Choice.Against }
        );
        (await made.Api()).Json.GetProperty("ballots")[0].GetProperty("vote").GetString().ShouldBe("against");
        (await Vote(tocsin, made.Receipt, vote, "for")).ShouldSucceed();

        (await tocsin.AfterDeadline(id)).CarriedOut!.Refusal.ShouldBeNull();

        (await made.Page()).Body.ShouldNotContain("/mailbox/votes");
        (await Vote(tocsin, made.Receipt, vote, "against")).Status.ShouldBe(409);
        var read = await tocsin.Stores.Cases.Read(made.Number, new Viewer.Clock(), "case", CancellationToken.None);
        read.Value.EmbargoEnds.ShouldBe(((ProposalSubject.ExtendEmbargo)(await tocsin.Proposal(id)).Subject!).Until);
    }

    [Fact]
    public async Task A_receipt_of_another_case_votes_on_nothing_and_a_wrong_one_answers_as_everywhere()
    {
        await using var tocsin = await TestWorkspace.Start();
        var (made, other) = (await ACaseOf.Reported(tocsin), await ACaseOf.Reported(tocsin));
        await made.Accept();
        var id = await Propose(tocsin, made);
        var absent = await Vote(tocsin, other.Receipt, "pr-0000000000", "for");

        (await Vote(tocsin, other.Receipt, id, "for")).Body.ShouldBe(absent.Body);
        (await Vote(tocsin, Nobodys, id, "for")).Whole.ShouldBe(
            (await tocsin.Intake.Browser().Submit("/mailbox", ("receipt", Nobodys))).Whole
        );
        (
            await tocsin
                .Intake.Browser()
                .Post(
                    "/api/mailbox/votes",
                    new
                    {
                        receipt = made.Receipt,
                        ballot = id,
                        choice = "perhaps",
                    }
                )
        ).ShouldBeRefused(422, "input.faulty");

        (await tocsin.Proposal(id)).Ballot!.Voted.ShouldBeEmpty();
    }

    private static async Task<string> Propose(TestWorkspace tocsin, ACaseOf made)
    {
        var opened = await tocsin.Stores.Proposals.Open(
            new ProposalSubject.ExtendEmbargo(made.Number.Text, tocsin.Stores.Cases.Now.AddDays(60)),
            new("The fix needs more time. canary-reason"),
            null,
            made.Person,
            CancellationToken.None
        );
        return opened.Value.Id.Text;
    }

    private static Task<TestAnswer> Vote(TestWorkspace tocsin, string receipt, string ballot, string choice) =>
        tocsin.Intake.Browser().Submit("/mailbox/votes", ("receipt", receipt), ("ballot", ballot), ("choice", choice));
}
