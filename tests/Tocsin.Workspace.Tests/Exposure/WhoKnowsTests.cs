using Tocsin.Governance.People;
using Tocsin.Workspace.Tests.Cases;

namespace Tocsin.Workspace.Tests.Exposure;

public sealed class WhoKnowsTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task It_lists_who_could_by_which_rule_and_who_did_how_often(Provider provider)
    {
        await using var story = await Story.Begin(provider);
        var number = await story.Accepted();
        var (stranger, theirs) = await story.Workspace.SignIn(Duty.Operator);
        await story.Ben.Get($"/api/cases/{number}");
        await story.Ben.Get($"/api/cases/{number}");

        var found = (await story.Ann.Get($"/api/cases/{number}/who-knows")).ShouldSucceed().Json;

        found.GetProperty("tlp").GetString().ShouldBe("TLP:AMBER+STRICT");
        var inside = found
            .GetProperty("inside")
            .EnumerateArray()
            .ToDictionary(p => p.GetProperty("person").GetString()!);
        inside.Keys.ShouldBe([story.AnnHerself.Person.Text, story.BenHimself.Person.Text], ignoreOrder: true);
        var ben = inside[story.BenHimself.Person.Text];
        ben.GetProperty("opened").GetInt32().ShouldBe(2);
        ben.GetProperty("what")[0].GetProperty("part").GetString().ShouldBe("case");
        ben.GetProperty("could")[0].GetProperty("why").GetString().ShouldNotBeNullOrEmpty();
        found.GetProperty("outside")[0].GetProperty("kind").GetString().ShouldBe("reporter");
        (await story.Ann.Get($"/cases/{number}/who-knows")).Body.ShouldContain(story.BenHimself.Name);
        // who may not see the case gets what everybody gets for none
        var hidden = await theirs.Get($"/api/cases/{number}/who-knows?on=nonsense");
        hidden.Whole.ShouldBe((await theirs.Get("/api/cases/TC-2222-2222/who-knows?on=nonsense")).Whole);
        stranger.Person.Text.ShouldNotBeNull();
    }

    [Fact]
    public async Task For_a_day_it_says_what_was_true_then_and_who_has_left_stays_on_it()
    {
        await using var story = await Story.Begin();
        var number = await story.Accepted();
        var day = story.Workspace.Clock.GetUtcNow();
        await story.Ben.Get($"/api/cases/{number}");
        (await story.Ben.Post($"/api/cases/{number}/recusal", new { reason = "I work for them." })).ShouldSucceed();
        story.Workspace.Clock.Advance(TimeSpan.FromDays(2));
        using var ann = await story.Workspace.SignIn(story.AnnHerself);
        await ann.Get($"/api/cases/{number}");

        var now = (await ann.Get($"/api/cases/{number}/who-knows")).ShouldSucceed().Json.GetProperty("inside");
        var then = (await ann.Get($"/api/cases/{number}/who-knows?on={day.AddDays(-1):yyyy-MM-dd}"))
            .ShouldSucceed()
            .Json;

        var ben = now.EnumerateArray().Single(p => p.GetProperty("person").GetString() == story.BenHimself.Person.Text);
        ben.GetProperty("mayNow").GetBoolean().ShouldBeFalse();
        ben.GetProperty("opened").GetInt32().ShouldBe(1);
        then.GetProperty("outside").GetArrayLength().ShouldBe(0, "it was not reported yet");
        then.GetProperty("inside").EnumerateArray().ShouldAllBe(p => p.GetProperty("opened").GetInt32() == 0);
        (await ann.Get($"/api/cases/{number}/who-knows?on=31.12.2026")).Status.ShouldBe(422);
    }

    [Fact]
    public async Task As_CSV_each_row_has_the_mark_and_it_needs_a_fresh_proof()
    {
        await using var story = await Story.Begin();
        var number = await story.Accepted();
        story.Workspace.Clock.Advance(TimeSpan.FromMinutes(10));
        (await story.Ann.Get($"/cases/{number}/who-knows.csv")).Body.ShouldNotContain("TLP");

        using var fresh = await story.Workspace.SignIn(story.AnnHerself);
        var csv = (await fresh.Get($"/cases/{number}/who-knows.csv")).ShouldSucceed();

        csv.Headers["Content-Disposition"].ShouldContain("TLP AMBER+STRICT");
        var rows = csv.Body.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        rows[0].ShouldStartWith("tlp,case,");
        rows.Skip(1).ShouldAllBe(row => row.StartsWith("\"TLP:AMBER+STRICT\""));
        rows.Length.ShouldBeGreaterThan(2);
    }
}
