using Tocsin.Governance.People;

namespace Tocsin.Workspace.Tests.Cases;

/// <summary>Who keeps a case hands it over; who cannot be fair steps back.</summary>
public sealed class OwnerAndRecusalTests
{
    [Fact]
    public async Task A_case_is_handed_over_to_a_triager_and_to_nobody_else()
    {
        await using var story = await Story.Begin();
        var number = await story.Accepted(Story.Report with { Contact = "reporting@example.org" });
        var keeper = await story.Workspace.Given([Duty.Operator]);

        (await Hand(keeper.Person.Text)).ShouldBeRefused(400, "case.not-an-owner");
        (await Hand("p-nobody")).ShouldBeRefused(422, "input.faulty");
        (await Hand(story.BenHimself.Person.Text)).ShouldSucceed();

        (await story.Load(number)).Owner.ShouldBe(story.BenHimself.Person);
        (await story.Ben.Page("/?show=mine")).Body.ShouldContain(number.Text);

        Task<TestAnswer> Hand(string person) => story.Ann.Post($"/api/cases/{number}/owner", new { person });
    }

    [Fact]
    public async Task A_case_is_not_handed_to_who_reported_it()
    {
        await using var story = await Story.Begin();
        var number = await story.Accepted(Story.Report with { Contact = story.BenHimself.Email });

        (
            await story.Ann.Post($"/api/cases/{number}/owner", new { person = story.BenHimself.Person.Text })
        ).ShouldBeRefused(400, "case.not-an-owner");
    }

    [Fact]
    public async Task Who_steps_back_hands_over_first_and_then_finds_nothing_there()
    {
        await using var story = await Story.Begin();
        var number = await story.Accepted();
        (await Back("They are my employer. canary-why")).ShouldBeRefused(409, "case.hand-over-first");
        (
            await story.Ann.Post($"/api/cases/{number}/owner", new { person = story.BenHimself.Person.Text })
        ).ShouldSucceed();
        (await Back("")).ShouldBeRefused(422, "input.faulty");

        (await Back("They are my employer. canary-why")).ShouldSucceed();

        (await story.Ann.Get($"/api/cases/{number}")).Whole.ShouldBe(
            (await story.Ann.Get("/api/cases/TC-2222-2222")).Whole
        );
        (await story.Ben.Page($"/cases/{number}")).Body.ShouldContain("Stepped back from the case.");
        // why belongs to the case, and goes with it
        var member = await story.Workspace.Stores.Members.Load(story.AnnHerself.Person, CancellationToken.None);
        member.RecusedFrom.ShouldBe([number.Text]);
        (await story.Ben.Get($"/api/people/{story.AnnHerself.Person}")).Body.ShouldNotContain("canary-why");

        Task<TestAnswer> Back(string reason) => story.Ann.Post($"/api/cases/{number}/recusal", new { reason });
    }
}
