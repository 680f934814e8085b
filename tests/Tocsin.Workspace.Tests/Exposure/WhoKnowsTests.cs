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
    public async Task Who_could_before_stays_on_it_for_as_long_as_they_could_though_they_never_looked()
    {
        await using var story = await Story.Begin();
        var begun = story.Workspace.Clock.GetUtcNow();
        var before = await story.Workspace.Given([Duty.Triager]);
        await Leave(story, before);
        story.Workspace.Clock.Advance(TimeSpan.FromDays(1));
        var number = await story.Received();
        story.Workspace.Clock.Advance(TimeSpan.FromDays(2));
        var left = story.Workspace.Clock.GetUtcNow();
        await Leave(story, story.BenHimself);
        story.Workspace.Clock.Advance(TimeSpan.FromDays(2));
        var later = await story.Workspace.Given([Duty.Triager]);
        using var ann = await story.Workspace.SignIn(story.AnnHerself);

        var now = await Inside(ann, number.Text, "");
        var then = await Inside(ann, number.Text, $"?on={begun.AddDays(1):yyyy-MM-dd}");
        var earlier = await Inside(ann, number.Text, $"?on={begun:yyyy-MM-dd}");

        now.Keys.ShouldBe(
            [story.AnnHerself.Person.Text, story.BenHimself.Person.Text, later.Person.Text],
            ignoreOrder: true,
            "who left before the report came in never could"
        );
        var ben = now[story.BenHimself.Person.Text];
        (ben.GetProperty("mayNow").GetBoolean(), ben.GetProperty("opened").GetInt32()).ShouldBe((false, 0));
        ben.GetProperty("could")[0].GetProperty("until").GetDateTimeOffset().ShouldBe(left);
        then.Keys.ShouldBe([story.AnnHerself.Person.Text, story.BenHimself.Person.Text], ignoreOrder: true);
        then[story.BenHimself.Person.Text].GetProperty("mayNow").GetBoolean().ShouldBeTrue();
        earlier.ShouldBeEmpty("there was nothing to know");
    }

    [Fact]
    public async Task It_lists_partners_who_might_be_told_and_every_mail_by_whom_it_reached()
    {
        await using var story = await Story.Begin();
        var (_, steering) = await story.Workspace.SignIn(Duty.Steering);
        await Partners.PartnerTests.Accept(story.Workspace, steering);
        var number = await story.Received(Story.Report with { Contact = "finder@example.org" });
        var received = story.Workspace.Clock.GetUtcNow();
        using var ann = await story.Workspace.SignIn(story.AnnHerself);
        (await ann.Post($"/api/cases/{number}/acceptance", new { answer = "Thank you." })).ShouldSucceed();
        await story.Workspace.Work();
        (await Found(ann, number.Text))
            .GetProperty("outside")
            .EnumerateArray()
            .ShouldAllBe(p => Kind(p) != "partner", "it has signed nothing");
        story.Workspace.Clock.Advance(TimeSpan.FromDays(2));
        var code = await Partners.PartnerTests.Link(story.Workspace);
        using var stranger = story.Workspace.Members.Browser();
        var text = (await stranger.Submit("/early-access", ("code", code))).Field("sign");
        (
            await stranger.Submit("/early-access/signature", ("code", code), ("name", "Rita"), ("sign", text))
        ).Status.ShouldBe(200);
        using var later = await story.Workspace.SignIn(story.AnnHerself);

        var now = await Found(later, number.Text);
        var then = await Found(later, number.Text, $"?on={received:yyyy-MM-dd}");

        now.GetProperty("outside")
            .EnumerateArray()
            .Single(p => Kind(p) == "partner")
            .GetProperty("who")
            .GetString()
            .ShouldBe("Example Linux");
        then.GetProperty("outside").EnumerateArray().ShouldAllBe(p => Kind(p) != "partner");
        var mails = now.GetProperty("mails").EnumerateArray().ToList();
        mails.ShouldContain(mail => mail.GetProperty("as").GetString() == "reporter");
        mails.ShouldContain(mail => mail.GetProperty("whom").GetString() == story.BenHimself.Person.Text);
        then.GetProperty("mails")
            .GetArrayLength()
            .ShouldBe(
                mails.Count(mail =>
                    mail.GetProperty("at").GetDateTimeOffset()
                    < new DateTimeOffset(received.UtcDateTime.Date.AddDays(1), TimeSpan.Zero)
                )
            );
        (await later.Page($"/cases/{number}/who-knows")).Body.ShouldContain("Mail about it");
        var csv = (await later.Get($"/cases/{number}/who-knows.csv")).ShouldSucceed().Body;
        csv.ShouldContain("\"mail-to-reporter\"");
        csv.ShouldNotContain("canary");
        csv.ShouldNotContain("@example");
    }

    private static Task Leave(Story story, TestMember who) =>
        story.Workspace.Stores.Members.Decide(
            who.Person,
            (found, _) => found.Remove(LeaveReason.OwnWish),
            Tocsin.Ledger.Actor.Tocsin,
            CancellationToken.None
        );

    private static string? Kind(System.Text.Json.JsonElement party) => party.GetProperty("kind").GetString();

    private static async Task<System.Text.Json.JsonElement> Found(
        TestBrowser browser,
        string number,
        string query = ""
    ) => (await browser.Get($"/api/cases/{number}/who-knows{query}")).ShouldSucceed().Json;

    private static async Task<Dictionary<string, System.Text.Json.JsonElement>> Inside(
        TestBrowser browser,
        string number,
        string query
    ) =>
        (await Found(browser, number, query))
            .GetProperty("inside")
            .EnumerateArray()
            .ToDictionary(p => p.GetProperty("person").GetString()!);

    [Fact]
    public async Task As_CSV_each_row_has_the_mark_and_it_needs_a_fresh_proof()
    {
        await using var story = await Story.Begin();
        var number = await story.Received();
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
