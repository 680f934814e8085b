using Tocsin.Cases.Identifiers;
using Tocsin.Governance.People;
using Tocsin.Governance.Teams;
using Tocsin.Workspace.Tests.Proposals;

namespace Tocsin.Workspace.Tests.Cases;

/// <summary>A member whose duties do not open a case is let in for a day: with a reason, by two people, never silently.</summary>
public sealed class BreakGlassTests
{
    private const string Reason = "The mail server is on fire. canary-reason";

    [Theory, OnSqlite, OnPostgres]
    public async Task Two_people_open_a_case_for_a_day_and_a_third_reviews_it(Provider provider)
    {
        await using var story = await Story.Begin(provider);
        var number = await story.Accepted();
        var (keeper, browser) = await story.Workspace.SignIn(Duty.Operator);
        (await browser.Get($"/api/cases/{number}")).Status.ShouldBe(404);
        (await Ask(browser, number.Text)).ShouldSucceed();
        await story.Workspace.Work();
        var before = Mails(story, story.AnnHerself, number);
        before.ShouldBeGreaterThan(0);
        (await story.Ann.Page($"/cases/{number}/people")).Body.ShouldContain("canary-reason");
        (await browser.Get($"/api/cases/{number}")).Status.ShouldBe(404);

        using var ben = await story.Workspace.SignIn(story.BenHimself);
        (await Grant(ben, number, keeper.Person)).ShouldSucceed();
        (await browser.Get($"/api/cases/{number}")).ShouldSucceed();
        (await browser.Get("/api/cases")).Json.GetProperty("cases").GetArrayLength().ShouldBe(1);
        (await browser.Page("/access")).Body.ShouldContain($"case {number}");
        (await ben.Page($"/cases/{number}")).Body.ShouldContain("Somebody broke glass here");
        var made = (await story.Load(number)).Exceptions.Single();
        (await Review(story.Ann, number, made.Sequence)).ShouldBeRefused(409, "case.exception-still-open");

        story.Workspace.Clock.Advance(Member.BreakGlassLasts);
        using (var later = await story.Workspace.SignIn(keeper))
            (await later.Get($"/api/cases/{number}")).Status.ShouldBe(404);
        await story.Workspace.Work();
        Mails(story, story.AnnHerself, number).ShouldBeGreaterThan(before);
        using var again = await story.Workspace.SignIn(story.BenHimself);
        (await Review(again, number, made.Sequence)).ShouldBeRefused(403, "case.own-exception");
        using var ann = await story.Workspace.SignIn(story.AnnHerself);
        (await ann.Get("/api/cases?show=exceptions")).Body.ShouldContain(number.Text);
        (await Review(ann, number, made.Sequence)).ShouldSucceed();
        (await Review(ann, number, made.Sequence)).ShouldBeRefused(409, "case.nothing-to-review");
        (await ann.Get("/api/cases?show=exceptions")).Body.ShouldNotContain(number.Text);
    }

    [Fact]
    public async Task Asking_for_what_there_is_not_answers_as_asking_for_what_there_is()
    {
        await using var story = await Story.Begin();
        var number = await story.Accepted();
        var (_, browser) = await story.Workspace.SignIn(Duty.Operator);

        var there = await Ask(browser, number.Text);
        var absent = await Ask(browser, "TC-2222-2222");

        there.ShouldSucceed();
        absent.Whole.ShouldBe(there.Whole);
        await story.Workspace.Work();
        (await story.Load(number)).Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Who_writes_the_rules_cannot_ask_and_who_sees_every_case_need_not()
    {
        await using var story = await Story.Begin();
        var number = await story.Accepted();
        var (_, policy) = await story.Workspace.SeatAndSignIn(DefaultTeams.Policy);

        (await Ask(policy, number.Text)).ShouldBeRefused(403, "not-allowed");
        (await Ask(story.Ann, number.Text)).ShouldBeRefused(409, "break-glass.not-needed");
        (await policy.Page("/break-glass")).Status.ShouldBe(403);
    }

    [Fact]
    public async Task Nobody_agrees_to_their_own_request_nor_without_a_fresh_proof_nor_where_nobody_asked()
    {
        await using var story = await Story.Begin();
        var number = await story.Accepted();
        var (keeper, browser) = await story.Workspace.SignIn(Duty.Operator);
        (await Grant(story.Ann, number, keeper.Person)).ShouldBeRefused(409, "break-glass.no-request");
        (await Ask(browser, number.Text)).ShouldSucceed();
        await story.Workspace.Work();
        (
            await story.Workspace.Stores.Members.ChangeDuties(
                keeper.Person,
                [Duty.Operator, Duty.Triager],
                story.AnnHerself.Person.Actor,
                CancellationToken.None
            )
        ).Problem.ShouldBeNull();

        (await Grant(browser, number, keeper.Person)).ShouldBeRefused(403, "break-glass.own");
        story.Workspace.Clock.Advance(Workspace.People.StepUp.Fresh);
        (await Grant(story.Ann, number, keeper.Person)).ShouldBeRefused(403, "step-up.needed");
        (
            await story.Ann.Post($"/api/cases/{number}/access-refusals", new { person = keeper.Person.Text })
        ).ShouldSucceed();

        (await story.Load(number)).Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_request_of_who_stepped_back_goes_nowhere()
    {
        await using var story = await Story.Begin();
        var number = await story.Accepted();
        var (keeper, browser) = await story.Workspace.SignIn(Duty.Operator);
        (
            await story.Workspace.Stores.Members.Decide(
                keeper.Person,
                (member, _) => member.Recuse(number.Text, null),
                keeper.Person.Actor,
                CancellationToken.None
            )
        ).Problem.ShouldBeNull();

        (await Ask(browser, number.Text)).ShouldSucceed();
        await story.Workspace.Work();

        (await story.Load(number)).Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_releaser_is_put_on_the_case_of_their_release()
    {
        await using var story = await Story.Begin();
        var number = await story.Accepted();
        var (releaser, browser) = await story.Workspace.SeatAndSignIn(DefaultTeams.Releases);
        var (_, keeper) = (0, await story.Workspace.Given([Duty.Operator]));
        (await browser.Get($"/api/cases/{number}")).Status.ShouldBe(404);
        using var ann = await story.Workspace.SignIn(story.AnnHerself);

        (await Put(ann, keeper.Person, 7)).ShouldBeRefused(422, "input.faulty");
        (await Put(ann, releaser.Person, 91)).ShouldBeRefused(422, "input.faulty");
        (await Put(ann, releaser.Person, 7)).ShouldSucceed();

        (await browser.Get($"/api/cases/{number}")).ShouldSucceed();
        (await browser.Page("/standing")).Body.ShouldContain("Releasers see the cases of their release");
        story.Workspace.Clock.Advance(TimeSpan.FromDays(7));
        using var later = await story.Workspace.SignIn(releaser);
        (await later.Get($"/api/cases/{number}")).Status.ShouldBe(404);

        Task<TestAnswer> Put(TestBrowser by, PersonId person, int days) =>
            by.Post($"/api/cases/{number}/releasers", new { person = person.Text, days });
    }

    private static Task<TestAnswer> Ask(TestBrowser browser, string number) =>
        browser.Post("/api/break-glass", new { @case = number, reason = Reason });

    private static Task<TestAnswer> Grant(TestBrowser browser, CaseNumber number, PersonId person) =>
        browser.Post($"/api/cases/{number}/access", new { person = person.Text });

    private static Task<TestAnswer> Review(TestBrowser browser, CaseNumber number, long exception) =>
        browser.Post($"/api/cases/{number}/exception-reviews", new { exception, finding = "It was right." });

    private static int Mails(Story story, TestMember member, CaseNumber number) =>
        Directory.Exists(story.Workspace.Outbox)
            ? Directory
                .GetFiles(story.Workspace.Outbox, "*.eml")
                .Select(File.ReadAllText)
                .Count(mail =>
                    mail.Contains(member.Email, StringComparison.Ordinal)
                    && mail.Contains(number.Text, StringComparison.Ordinal)
                    && !mail.Contains("canary", StringComparison.Ordinal)
                )
            : 0;
}
