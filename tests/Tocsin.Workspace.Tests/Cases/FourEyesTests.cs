using Tocsin.Cases.Identifiers;
using Tocsin.Governance.People;
using Tocsin.Ledger;

namespace Tocsin.Workspace.Tests.Cases;

/// <summary>Who drafted an advisory never approves it alone; where nobody else is free, an exception is recorded and reviewed.</summary>
public sealed class FourEyesTests
{
    [Fact]
    public async Task A_drafter_approves_alone_only_when_nobody_else_is_free_and_the_team_reviews_it()
    {
        await using var story = await Story.Begin();
        var number = await story.Drafted();
        (await Alone(story, number, "x")).ShouldBeRefused(409, "case.review-not-asked");
        (await story.Ann.Post($"/api/cases/{number}/review", new { })).ShouldSucceed();
        (await Alone(story, number, "It is exploited.")).ShouldBeRefused(409, "case.somebody-is-free");
        await Away(story, new(2026, 12, 31));
        (await Alone(story, number, "")).ShouldBeRefused(422, "input.faulty");

        (await Alone(story, number, "It is exploited. canary-alone")).ShouldSucceed();

        var found = await story.Load(number);
        (found.Approved, found.ApprovedBy).ShouldBe((true, story.AnnHerself.Person));
        (await story.Ben.Page($"/cases/{number}")).Body.ShouldContain("Approved by its own drafter, as an exception");
        (await story.Ben.Page($"/cases/{number}/people")).Body.ShouldContain("canary-alone");
        (await story.Ben.Get("/api/cases?show=exceptions")).Body.ShouldContain(number.Text);
        var made = found.Exceptions.Single().Sequence;
        (await Review(story.Ann, number, made)).ShouldBeRefused(403, "case.own-exception");
        (await Review(story.Ben, number, made)).ShouldSucceed();
        (await story.Load(number)).Exceptions.Single().Finding.ShouldBe("It was right.");
        (await story.Ben.Page($"/cases/{number}")).Body.ShouldNotContain("Approved by its own drafter");
    }

    [Fact]
    public async Task Who_stepped_back_or_lost_their_standing_is_not_free_and_who_did_not_draft_needs_no_exception()
    {
        await using var story = await Story.Begin();
        var number = await story.Drafted();
        (await story.Ann.Post($"/api/cases/{number}/review", new { })).ShouldSucceed();
        (
            await story.Ben.Post($"/api/cases/{number}/lone-approval", new { revision = 1, reason = "x" })
        ).ShouldBeRefused(409, "case.not-alone");
        (await story.Ben.Post($"/api/cases/{number}/recusal", new { reason = "My employer." })).ShouldSucceed();

        (await Alone(story, number, "It is exploited.")).ShouldSucceed();
    }

    [Fact]
    public async Task It_needs_a_fresh_proof_and_no_token_does_it()
    {
        await using var story = await Story.Begin();
        var number = await story.Drafted();
        (await story.Ann.Post($"/api/cases/{number}/review", new { })).ShouldSucceed();
        await Away(story, new(2026, 12, 31));
        using var program = await story.Workspace.Token(story.AnnHerself, TokenScope.CasesWrite);
        var alone = new { revision = 1, reason = "It is exploited." };
        story.Workspace.Clock.Advance(Workspace.People.StepUp.Fresh);

        (await program.Post($"/api/cases/{number}/lone-approval", alone)).ShouldBeRefused(403, "step-up.needed");
        (await story.Ann.Post($"/api/cases/{number}/lone-approval", alone)).ShouldBeRefused(403, "step-up.needed");
        (
            await story.Ann.Submit($"/cases/{number}/lone-approval", ("revision", "1"), ("reason", "It is exploited."))
        ).Location!.ShouldStartWith("/step-up");

        (await story.Load(number)).Approved.ShouldBeFalse();
    }

    private static async Task Away(Story story, DateOnly until) =>
        (
            await story.Workspace.Stores.Members.Decide(
                story.BenHimself.Person,
                (member, _) => member.ChangeProfile(new(AwayUntil: until)),
                Actor.Tocsin,
                CancellationToken.None
            )
        ).Problem.ShouldBeNull();

    private static Task<TestAnswer> Alone(Story story, CaseNumber number, string reason) =>
        story.Ann.Post($"/api/cases/{number}/lone-approval", new { revision = 1, reason });

    private static Task<TestAnswer> Review(TestBrowser browser, CaseNumber number, long exception) =>
        browser.Post($"/api/cases/{number}/exception-reviews", new { exception, finding = "It was right." });
}
