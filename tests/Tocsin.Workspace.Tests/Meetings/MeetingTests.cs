using Tocsin.Advisories.Documents;
using Tocsin.Governance.Teams;
using Tocsin.Workspace.People;
using Tocsin.Workspace.Tests.Cases;
using Tocsin.Workspace.Tests.Proposals;
using static Tocsin.Workspace.Tests.Meetings.APlan;

namespace Tocsin.Workspace.Tests.Meetings;

public sealed class MeetingTests
{
    private static readonly string[] Rita = ["Rita"];

    [Theory, OnSqlite, OnPostgres]
    public async Task A_case_on_an_agenda_is_not_there_for_who_may_not_read_it(Provider provider)
    {
        await using var story = await Story.Begin(provider);
        var tocsin = story.Workspace;
        var number = (await story.Received()).Text;
        var (_, outside) = await tocsin.SeatAndSignIn(DefaultTeams.Policy);
        var id = await Planned(outside, tocsin);
        var sanction = (await Sanction(story)).Id();
        string[] seen = [$"/meetings/{id}", $"/api/meetings/{id}", "/meetings", "/api/meetings"];
        var before = await Whole(outside, seen);

        (
            await story.Ann.Post(
                $"/api/meetings/{id}/items",
                new { kind = "case", reference = number.ToLowerInvariant() }
            )
        )
            .ShouldSucceed()
            .Json.GetProperty("agenda")[0]
            .GetProperty("reference")
            .GetString()
            .ShouldBe(number);
        (
            await story.Ann.Submit($"/meetings/{id}/items", ("kind", "proposal"), ("reference", sanction))
        ).Status.ShouldBe(303);
        (await story.Ann.Page($"/meetings/{id}")).Body.ShouldContain(number);

        (await Whole(outside, seen)).ShouldBe(before);
        var hidden = await outside.Post($"/api/meetings/{id}/items", new { kind = "case", reference = number });
        hidden.ShouldBeRefused(422, "input.faulty");
        hidden.Whole.ShouldBe(
            (await outside.Post($"/api/meetings/{id}/items", new { kind = "case", reference = "TC-0000-0000" })).Whole
        );
        (
            await outside.Post($"/api/meetings/{id}/items/removal", new { kind = "case", reference = number })
        ).Status.ShouldBe(422);
        (await story.Ann.Get($"/api/meetings/{id}")).Json.GetProperty("agenda").GetArrayLength().ShouldBe(2);
    }

    [Fact]
    public async Task Minutes_never_name_a_case_and_are_published_once_with_a_fresh_proof()
    {
        await using var story = await Story.Begin();
        var tocsin = story.Workspace;
        var number = (await story.Received()).Text;
        var (ann, hers) = await tocsin.SeatAndSignIn(DefaultTeams.Policy);
        var id = await Planned(hers, tocsin);
        (await story.Ann.Post($"/api/meetings/{id}/items", new { kind = "case", reference = number })).ShouldSucceed();
        (await story.Ann.Page($"/meetings/{id}")).Body.ShouldContain("## Agenda");
        var hiddenProposal = (await Sanction(story)).Id();

        foreach (
            var text in new[]
            {
                $"We spoke of {number}.",
                "As in tc-0000-0000.",
                $"See {hiddenProposal}.",
                "See pr-0000000000.",
            }
        )
            (await hers.Post($"/api/meetings/{id}/minutes", new { after = 0, markdown = text })).ShouldBeRefused(
                422,
                "input.faulty"
            );
        (
            await hers.Post(
                $"/api/meetings/{id}/actions",
                new
                {
                    what = $"Fix {number}",
                    owner = ann.Person.Text,
                    due = "2030-01-01",
                }
            )
        ).ShouldBeRefused(422, "input.faulty");
        var saved = (
            await hers.Post(
                $"/api/meetings/{id}/minutes",
                new
                {
                    after = 0,
                    markdown = "We **met**.",
                    present = new[] { ann.Person.Text },
                    guests = Rita,
                }
            )
        ).ShouldSucceed();
        saved.Json.GetProperty("revision").GetInt32().ShouldBe(1);
        (await hers.Post($"/api/meetings/{id}/minutes", new { after = 0, markdown = "Other." })).ShouldBeRefused(
            409,
            "meeting.moved-on"
        );
        (await hers.Post($"/api/meetings/{id}/publication", new { revision = 1 })).ShouldBeRefused(
            409,
            "meeting.not-begun"
        );
        tocsin.Clock.Advance(TimeSpan.FromDays(1) + TimeSpan.FromHours(1));
        // no session lasts so long
        using var later = await tocsin.SignIn(ann);
        using var other = await tocsin.SignIn(story.AnnHerself);
        (await other.Post($"/api/meetings/{id}/publication", new { revision = 1 })).ShouldBeRefused(403, "not-allowed");
        tocsin.Clock.Advance(StepUp.Fresh);
        (await later.Post($"/api/meetings/{id}/publication", new { revision = 1 })).Status.ShouldBe(403);

        (
            await later.Post($"/api/meetings/{id}/publication", new { revision = 1, code = tocsin.NextCode(ann) })
        ).ShouldSucceed();

        await Story.Eventually(() => Task.FromResult(tocsin.Published.Any(d => d.Kind == MinutesDocument.Kind)));
        var document = tocsin.Published.Single(d => d.Kind == MinutesDocument.Kind);
        var minutes = MinutesDocument.Read(document)!;
        minutes.Text.ShouldBe("We **met**.");
        minutes.Id.ShouldEndWith("-policy");
        System.Text.Encoding.UTF8.GetString(document.Body.Span).ShouldNotContain(number);
        (await later.Post($"/api/meetings/{id}/publication", new { revision = 1 })).ShouldSucceed();
        await tocsin.Work();
        tocsin.Published.Count(d => d.Kind == MinutesDocument.Kind).ShouldBe(1);
    }

    [Fact]
    public async Task Actions_are_looked_back_on_by_the_next_meeting_until_they_are_closed()
    {
        await using var tocsin = await TestWorkspace.Start();
        var (ann, hers) = await tocsin.SeatAndSignIn(DefaultTeams.Policy);
        var first = await Planned(hers, tocsin);
        var due = tocsin
            .Clock.GetUtcNow()
            .AddDays(3)
            .ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        foreach (var what in new[] { "Write it.", "Read it." })
            (
                await hers.Submit(
                    $"/meetings/{first}/actions",
                    ("what", what),
                    ("owner", ann.Person.Text),
                    ("due", due)
                )
            ).Status.ShouldBe(303);
        (
            await hers.Submit($"/meetings/{first}/actions", ("what", ""), ("owner", "nobody"), ("due", "soon"))
        ).Status.ShouldBe(422);
        var second = await Planned(hers, tocsin, days: 2);
        tocsin.Clock.Advance(TimeSpan.FromDays(1) + TimeSpan.FromHours(1));
        using var later = await tocsin.SignIn(ann);
        (await later.Post("/api/actions/1/closing", new { done = true })).Status.ShouldBe(204);
        (await later.Post("/api/actions/1/closing", new { done = false })).ShouldBeRefused(409, "action.closed");
        (await later.Post("/api/actions/9/closing", new { done = true })).Status.ShouldBe(404);
        (await later.Post("/api/actions/2/owner", new { owner = ann.Person.Text, due })).Status.ShouldBe(204);
        (await later.Submit("/actions/2/owner", ("owner", "nobody"), ("due", "soon"))).Status.ShouldBe(422);
        (
            await later.Submit("/actions/2/owner", ("owner", ann.Person.Text), ("due", due), ("back", second))
        ).Location.ShouldBe($"/meetings/{second}");

        var review = (await later.Get($"/api/meetings/{second}")).ShouldSucceed().Json.GetProperty("review");

        review
            .EnumerateArray()
            .Select(a => (a.GetProperty("number").GetInt32(), a.GetProperty("state").GetString()))
            .ShouldBe([(1, "done"), (2, "open")]);
        (await later.Page($"/meetings/{second}")).Body.ShouldContain("Read it. (open)");
        (await later.Get("/api/meetings")).Json.GetProperty("openActions").GetArrayLength().ShouldBe(1);
        (await later.Page("/meetings")).ShouldSucceed().Body.ShouldContain("Read it.");
    }

    [Fact]
    public async Task A_consultation_is_tracked_until_it_is_answered()
    {
        await using var tocsin = await TestWorkspace.Start();
        var (_, hers) = await tocsin.SeatAndSignIn(DefaultTeams.Policy);
        (
            await hers.Submit(
                "/consultations",
                ("askedBy", ""),
                ("question", "See TC-7KQ4-M2XD."),
                ("answerBy", "soon")
            )
        ).Status.ShouldBe(422);
        (
            await hers.Submit(
                "/consultations",
                ("askedBy", "Board"),
                ("question", "May we?"),
                ("answerBy", "2031-01-01")
            )
        ).Status.ShouldBe(422);
        var day = tocsin
            .Clock.GetUtcNow()
            .AddDays(9)
            .ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        (
            await hers.Submit("/consultations", ("askedBy", "Board"), ("question", "May we?"), ("answerBy", day))
        ).Location.ShouldBe("/consultations/1");
        var id = await Planned(hers, tocsin);
        (await hers.Post($"/api/meetings/{id}/items", new { kind = "consultation", reference = "1" })).ShouldSucceed();
        (await hers.Page($"/meetings/{id}")).Body.ShouldContain("### Consultation 1: Board");

        (await hers.Submit("/consultations/1/answer", ("answer", "You may."))).Status.ShouldBe(303);

        (await hers.Post("/api/consultations/1/answer", new { answer = "Again." })).ShouldBeRefused(
            409,
            "consultation.closed"
        );
        var one = (await hers.Get("/api/consultations")).Json.GetProperty("consultations")[0];
        (one.GetProperty("state").GetString(), one.GetProperty("answer").GetString()).ShouldBe(
            ("answered", "You may.")
        );
        (await hers.Page("/consultations/1")).Body.ShouldContain("You may.");
        (await hers.Page("/consultations")).ShouldSucceed();
        (await hers.Page("/consultations/2")).Status.ShouldBe(404);

        await hers.Submit("/consultations", ("askedBy", "Board"), ("question", "And this?"), ("answerBy", day));
        (await hers.Page("/consultations/2")).Body.ShouldContain("It is not wanted any more");
        (await hers.Submit("/consultations/2/withdrawal")).Location.ShouldBe("/consultations/2");
        (await hers.Page("/consultations/2")).Body.ShouldContain("withdrawn");
        (await hers.Submit("/consultations/1/withdrawal")).Status.ShouldBe(409);
    }

    [Fact]
    public async Task Everything_that_is_wrong_with_a_plan_is_told_and_a_team_meets_once_a_day()
    {
        await using var tocsin = await TestWorkspace.Start();
        var (_, hers) = await tocsin.SeatAndSignIn(DefaultTeams.Policy);
        var refused = await hers.Post(
            "/api/meetings",
            new
            {
                team = "No Team",
                at = "soon",
                zone = "Nowhere/Land",
                title = "About TC-7KQ4-M2XD",
            }
        );
        refused
            .ShouldBeRefused(422, "input.faulty")
            .Json.GetProperty("faults")
            .EnumerateArray()
            .Select(f => f.GetProperty("path").GetString())
            .ShouldBe(["team", "zone", "at", "title"]);
        await Planned(hers, tocsin);
        (await hers.Post("/api/meetings", Plan(tocsin, 1, "Again"))).ShouldBeRefused(422, "input.faulty");
        (await hers.Page("/meetings/new")).ShouldSucceed();
        (
            await hers.Submit(
                "/meetings",
                ("team", "policy"),
                ("title", "x"),
                ("at", "2020-01-01 10:00"),
                ("minutes", "60")
            )
        ).Status.ShouldBe(422);
    }

    // there only for those whom it concerns and those who decide it
    private static async Task<TestAnswer> Sanction(Story story)
    {
        await story.Workspace.Seat(DefaultTeams.Steering);
        return await story.Ann.Propose(
            new
            {
                kind = "sanction",
                person = story.BenHimself.Person.Text,
                measure = "warning",
                reason = "They told a friend.",
            }
        );
    }

    private static async Task<string> Whole(TestBrowser browser, IEnumerable<string> paths)
    {
        var all = new List<string>();
        foreach (var path in paths)
            all.Add(
                (
                    path.StartsWith("/api/", StringComparison.Ordinal)
                        ? await browser.Get(path)
                        : await browser.Page(path)
                )
                    .ShouldSucceed()
                    .Whole
            );
        return string.Join('\n', all);
    }
}
