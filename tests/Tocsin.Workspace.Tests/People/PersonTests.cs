using Tocsin.Governance.People;
using Tocsin.Governance.Teams;
using Tocsin.Workspace.Tests.Cases;
using Tocsin.Workspace.Tests.Proposals;

namespace Tocsin.Workspace.Tests.People;

public sealed class PersonTests
{
    [Fact]
    public async Task Everybody_tells_of_themselves_what_they_can_and_others_read_it()
    {
        await using var tocsin = await TestWorkspace.Start();
        var (ann, browser) = await tocsin.SignIn(Duty.Triager);
        var (_, other) = await tocsin.SeatAndSignIn(DefaultTeams.Policy);

        var refused = await browser.Submit("/me/profile", ("skills", "Parsers"), ("awayUntil", "soon"));
        refused.Status.ShouldBe(422);
        refused.Body.ShouldContain("Write a day as 2026-12-24.");
        (
            await browser.Submit(
                "/me/profile",
                ("skills", "Parsers"),
                ("availability", "UTC+1, evenings"),
                ("awayUntil", "2026-12-24"),
                ("employer", "Acme")
            )
        ).Location.ShouldBe($"/people/{ann.Person}");

        var page = (await other.Page($"/people/{ann.Person}")).ShouldSucceed().Body;
        page.ShouldContain("Parsers");
        page.ShouldContain("away until 2026-12-24");
        page.ShouldContain("given by an operator; signed Privacy version 1");
        page.ShouldNotContain("/me/profile");
        var told = (await other.Get($"/api/people/{ann.Person}")).ShouldSucceed().Json;
        told.GetProperty("employer").GetString().ShouldBe("Acme");
        told.GetProperty("access")[0].GetProperty("resource").GetString().ShouldBe("every case");
        (await other.Get("/api/people/p-00000000000000000000000000")).Status.ShouldBe(404);
    }

    [Fact]
    public async Task A_case_that_names_somebodys_employer_marks_them()
    {
        await using var story = await Story.Begin();
        var number = await story.Accepted(Story.Report with { Where = "acme/sluice 1.2" });
        var other = await story.Accepted(Story.Report with { Where = "acmeology 1.2" });
        (
            await story.Ben.Put(
                "/api/me/profile",
                new
                {
                    skills = "",
                    availability = "",
                    employer = "ACME",
                    awayUntil = "",
                }
            )
        ).ShouldSucceed();

        Touched(await story.Ann.Get($"/api/cases/{number}/people")).ShouldBe([story.BenHimself.Person.Text]);
        Touched(await story.Ann.Get($"/api/cases/{other}/people")).ShouldBeEmpty();
        (await story.Ann.Page($"/cases/{number}/people")).Body.ShouldContain("works for ACME, which this case names");
    }

    [Fact]
    public async Task Cases_of_a_person_are_named_to_those_who_may_read_them_and_to_nobody_else()
    {
        await using var story = await Story.Begin();
        var number = await story.Accepted();
        var expert = await story.Workspace.Given([Duty.CnaOperator]);
        await ExpertTests.Invited(story, number, expert.Email);
        var (_, policy) = await story.Workspace.SeatAndSignIn(DefaultTeams.Policy);
        using var ann = await story.Workspace.SignIn(story.AnnHerself);

        foreach (var path in new[] { "/access", $"/people/{expert.Person}" })
        {
            (await ann.Page(path)).Body.ShouldContain($"case {number}");
            var seen = (await policy.Page(path)).ShouldSucceed().Body;
            seen.ShouldNotContain(number.Text);
            seen.ShouldContain("one case");
        }
    }

    [Fact]
    public async Task Why_somebody_has_no_access_is_for_them_and_for_who_answers_for_it()
    {
        await using var tocsin = await TestWorkspace.Start();
        var (suspended, _) = await tocsin.SignIn(Duty.Triager);
        var (_, keeper) = await tocsin.SignIn(Duty.Operator);
        var (_, triager) = await tocsin.SignIn(Duty.Triager);
        (
            await tocsin.Stores.Members.Decide(
                suspended.Person,
                (member, now) => member.Suspend(null, new("They told a friend."), now),
                suspended.Person.Actor,
                CancellationToken.None
            )
        ).Problem.ShouldBeNull();

        foreach (var path in new[] { "/access", $"/people/{suspended.Person}" })
        {
            (await keeper.Page(path)).Body.ShouldContain("This person is suspended");
            var seen = (await triager.Page(path)).ShouldSucceed().Body;
            seen.ShouldNotContain("suspended");
            seen.ShouldContain("Nothing is open to them at this moment.");
        }
    }

    private static IEnumerable<string?> Touched(TestAnswer answer) =>
        answer
            .ShouldSucceed()
            .Json.GetProperty("readers")
            .EnumerateArray()
            .Where(reader => reader.GetProperty("touched").GetBoolean())
            .Select(reader => reader.GetProperty("person").GetString());
}
