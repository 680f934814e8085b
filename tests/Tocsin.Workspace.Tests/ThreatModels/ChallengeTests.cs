using Tocsin.Governance.People;
using Tocsin.Governance.Teams;
using Tocsin.Workspace.Intake;
using Tocsin.Workspace.Tests.Cases;
using Tocsin.Workspace.Tests.Intake;
using Tocsin.Workspace.Tests.Proposals;

namespace Tocsin.Workspace.Tests.ThreatModels;

public sealed class ChallengeTests
{
    private const string Secret = "canary-challenge";

    [Fact]
    public async Task Anybody_challenges_a_statement_and_a_member_takes_it_up_or_answers()
    {
        await using var tocsin = await TestWorkspace.Start();
        using var keeper = await tocsin.Adopted();
        var (ann, hers) = await tocsin.SeatAndSignIn(DefaultTeams.Policy);
        var (_, outside) = await tocsin.SignIn(Duty.Operator);
        using var anybody = tocsin.Intake.Browser();
        var form = (await anybody.Page($"/challenge?statement={Model.First}")).ShouldSucceed();
        form.Field("statement").ShouldBe(Model.First);
        form.Body.ShouldContain("report it instead");

        var sent = await anybody.Submit(
            "/challenges",
            ("statement", Model.First),
            ("why", $"It is not. {Secret}"),
            ("contact", "rita@example.net")
        );

        sent.Status.ShouldBe(201, sent.Body);
        var waiting = (await hers.Get("/api/challenges")).ShouldSucceed().Json.GetProperty("challenges")[0];
        var id = waiting.GetProperty("id").GetString()!;
        sent.Body.ShouldContain(id);
        waiting.GetProperty("why").GetString()!.ShouldContain(Secret);
        await Story.Eventually(() => Task.FromResult(tocsin.MailAbout(id).Count == 1));
        tocsin.MailAbout(id)[0].ShouldContain(ann.Email);
        tocsin.MailAbout(id)[0].ShouldNotContain(Secret);
        (await hers.Page($"/challenges/{id}")).Body.ShouldContain(Secret);
        (await outside.Get("/api/challenges")).Json.GetProperty("challenges").GetArrayLength().ShouldBe(0);
        (await outside.Page($"/challenges/{id}")).Whole.ShouldBe(
            (await outside.Page("/challenges/ch-0000000000")).Whole
        );

        (await hers.Page($"/proposals/new?kind=change-statement&statement={Model.First}&challenge={id}"))
            .Field("statement.challenge")
            .ShouldBe(id);
        var change = new
        {
            id = Model.First,
            after = 1,
            kind = "untrusted",
            wording = "It is not trusted.",
            rationale = "Somebody showed us.",
            challenge = id,
        };
        object proposal = new
        {
            kind = "change-statement",
            statement = change,
            reason = "Somebody outside says so.",
        };
        (await outside.Propose(proposal)).ShouldBeRefused(422, "input.faulty");
        var opened = (await hers.Propose(proposal)).Id();
        (await hers.Propose(proposal)).ShouldBeRefused(409, "challenge.taken-up");
        (await hers.Get("/api/proposals"))
            .Json.GetProperty("proposals")
            .GetArrayLength()
            .ShouldBe(1, "a refusal leaves no trace");
        var taken = (await hers.Get($"/api/challenges/{id}")).Json;
        taken.GetProperty("proposal").GetString().ShouldBe(opened);
        (await outside.Get($"/api/proposals/{opened}")).ShouldSucceed().Body.ShouldNotContain(Secret);

        (await hers.Submit($"/challenges/{id}/answer", ("reason", "As in TC-7KQ4-M2XD."))).Status.ShouldBe(422);
        (await hers.Submit($"/challenges/{id}/answer", ("reason", "We change it."))).Status.ShouldBe(303);
        (await hers.Post($"/api/challenges/{id}/answer", new { reason = "Again." })).ShouldBeRefused(
            409,
            "challenge.answered"
        );
        await Story.Eventually(() =>
            Task.FromResult(Directory.GetFiles(tocsin.Outbox, "*.eml").Select(File.ReadAllText).Count(IsTheAnswer) == 1)
        );
        Disk.Holding(tocsin.Folder, Secret).ShouldBeEmpty();

        static bool IsTheAnswer(string mail) =>
            mail.Contains("rita@example.net", StringComparison.Ordinal)
            && mail.Contains("We change it.", StringComparison.Ordinal);
    }

    [Fact]
    public async Task Everything_that_is_wrong_is_told_at_once_and_floods_are_stopped()
    {
        await using var tocsin = await TestWorkspace.Start();
        using var keeper = await tocsin.Adopted();
        using var anybody = tocsin.Intake.Browser();

        var refused = await anybody.Post("/api/challenges", new { statement = "no", contact = "nobody" });
        refused
            .ShouldBeRefused(422, "input.faulty")
            .Json.GetProperty("faults")
            .EnumerateArray()
            .Select(f => f.GetProperty("path").GetString())
            .ShouldBe(["statement", "why", "contact"]);
        (await anybody.Post("/api/challenges", new { statement = "TM-elsewhere-1", why = "x" })).ShouldBeRefused(
            422,
            "input.faulty"
        );
        for (var i = 1; i < IntakeLimits.Challenges; i++)
            (await anybody.Post("/api/challenges", new { statement = Model.First, why = "x" })).Status.ShouldBe(201);

        (await anybody.Post("/api/challenges", new { statement = Model.First, why = "x" })).ShouldBeRefused(
            429,
            "too-many"
        );

        var page = await anybody.Submit("/challenges", ("statement", Model.First), ("why", "still-typed"));
        page.Status.ShouldBe(429);
        page.Body.ShouldContain("still-typed");
    }
}
