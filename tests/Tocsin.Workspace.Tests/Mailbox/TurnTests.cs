using Tocsin.Cases.Channels;
using Tocsin.Cases.Embargoes;
using Tocsin.Cases.Reports;

namespace Tocsin.Workspace.Tests.Mailbox;

/// <summary>What a reporter decides with the receipt alone.</summary>
public sealed class TurnTests
{
    private const string Nobodys = "0000 0000 0000 0000 0000 0000 0000 0000 000";

    [Fact]
    public async Task A_rejected_reporter_asks_for_the_second_look_and_hears_what_somebody_else_found()
    {
        await using var tocsin = await TestWorkspace.Start();
        var made = await ACaseOf.Reported(tocsin);
        (await made.Page()).Body.ShouldNotContain("/mailbox/second-look");
        await made.Team((found, by) => found.Reject(by, RejectionReason.NotAVulnerability, new("It is not one.")));
        (await made.Page()).Body.ShouldContain("/mailbox/second-look");

        var empty = await Send(tocsin, made, "/second-look", ("reason", " "));
        empty.Status.ShouldBe(422);
        empty.Body.ShouldContain("This is needed.");
        (await Send(tocsin, made, "/second-look", ("reason", "Look at line 7."))).Body.ShouldContain(
            "Somebody else looks at it."
        );
        (await Send(tocsin, made, "/second-look", ("reason", "Again."))).Status.ShouldBe(409);

        var other = new ACaseOf(tocsin, made.Number, made.Receipt, (await tocsin.Given([Duty])).Person);
        await other.Team((found, by) => found.ConfirmRejection(by, new("I see it the same way. canary-second")));
        var page = (await made.Page()).Body;
        page.ShouldContain("canary-second");
        page.ShouldNotContain("/mailbox/second-look");
    }

    [Fact]
    public async Task A_reporter_proposes_a_shorter_embargo_and_answers_the_teams()
    {
        await using var tocsin = await TestWorkspace.Start();
        var made = await ACaseOf.Reported(tocsin);
        var soon = tocsin.Clock.GetUtcNow().AddDays(20);

        (await Send(tocsin, made, "/embargo/proposals", ("until", "soon"))).Status.ShouldBe(422);
        (await Send(tocsin, made, "/embargo/proposals", ("until", $"{soon:yyyy-MM-dd}T12:00"))).Body.ShouldContain(
            "Your proposal is with the team."
        );
        await made.Accept();
        var view = (await made.Api()).Json;
        view.GetProperty("embargoEnds").GetDateTimeOffset().Date.ShouldBe(soon.Date);
        var asked = view.GetProperty("proposals")[0];
        asked.GetProperty("yours").GetBoolean().ShouldBeFalse();
        (await made.Page()).Body.ShouldContain("/mailbox/embargo/answers");

        (
            await tocsin
                .Intake.Browser()
                .Post(
                    "/api/mailbox/embargo/answers",
                    new
                    {
                        receipt = made.Receipt,
                        proposal = asked.GetProperty("proposal").ToString(),
                        agrees = "no",
                    }
                )
        ).ShouldSucceed();
        (await made.Load()).Embargo.ShouldBe(EmbargoState.Active);
    }

    [Fact]
    public async Task Credit_the_fix_and_taking_it_back_are_decided_with_the_receipt()
    {
        await using var tocsin = await TestWorkspace.Start();
        var made = await ACaseOf.Reported(tocsin);
        await made.Accept();

        (await Send(tocsin, made, "/credit", ("name", "Rita of Example"))).Body.ShouldContain("Your wish is kept.");
        (await Send(tocsin, made, "/fix-check", ("works", "yes"))).Status.ShouldBe(409);
        await made.Team((found, by) => found.AskToCheckFix(by, new("Try branch 7.")));
        (await made.Page()).Body.ShouldContain("Does the fix work?");
        (await Send(tocsin, made, "/fix-check", ("works", "no"))).Status.ShouldBe(422);
        (await Send(tocsin, made, "/fix-check", ("works", "no"), ("said", "Still there."))).ShouldSucceed();
        (await Send(tocsin, made, "/withdrawal", ("reason", "I was wrong."))).Body.ShouldContain(
            "The team knows that you take the report back."
        );

        var kept = await made.Load();
        (kept.Credit, kept.FixWorks, kept.TakenBack).ShouldBe(("Rita of Example", false, true));
        (await made.Page()).Body.ShouldNotContain("/mailbox/withdrawal");
    }

    [Fact]
    public async Task A_reporter_changes_what_they_wrote_and_asks_that_it_be_destroyed()
    {
        await using var tocsin = await TestWorkspace.Start();
        var made = await ACaseOf.Reported(tocsin);
        await made.Accept();
        await made.Team((found, by) => found.Write(by, Audience.Team, new("canary-inside")));
        await tocsin.Intake.Browser().Submit("/mailbox/messages", ("receipt", made.Receipt), ("body", "canary-first"));
        var mine = (await made.Api()).Json.GetProperty("entries").EnumerateArray().Last();
        mine.GetProperty("canChange").GetBoolean().ShouldBeTrue();
        var entry = mine.GetProperty("number").GetInt32().ToString(System.Globalization.CultureInfo.InvariantCulture);
        entry.ShouldBe("3", "what is hidden is not counted");

        (await Send(tocsin, made, "/edits", ("entry", entry), ("body", ""))).Status.ShouldBe(422);
        (await Send(tocsin, made, "/edits", ("entry", "2"), ("body", "x"))).Status.ShouldBe(403);
        (await Send(tocsin, made, "/edits", ("entry", "9"), ("body", "x"))).Status.ShouldBe(404);
        (await Send(tocsin, made, "/edits", ("entry", entry), ("body", "canary-changed"))).ShouldSucceed();
        (await Send(tocsin, made, "/redaction-requests", ("entry", entry), ("reason", "My address."))).ShouldSucceed();

        var page = (await made.Page()).Body;
        page.ShouldContain("canary-changed");
        page.ShouldNotContain("canary-first");
        page.ShouldContain("You asked that a text of yours be destroyed");
        var kept = await made.Load();
        var asked = kept.RedactionRequests.ShouldHaveSingleItem();
        await made.Team((found, by) => found.RefuseRedaction(by, asked.Message, new("canary-stays")));
        (await made.Page()).Body.ShouldContain("canary-stays");
    }

    [Fact]
    public async Task A_reporter_writes_to_everyone_only_once_the_team_has()
    {
        await using var tocsin = await TestWorkspace.Start();
        var made = await ACaseOf.Reported(tocsin);
        await made.Accept();
        await made.Team((found, by) => found.AddVendor(by, new("sluice", null)));
        await made.Team((found, by) => found.MoveVendor(by, 1, Tocsin.Cases.States.CaseEvent.VendorAware));
        var page = (await made.Page()).Body;
        page.ShouldNotContain("name=\"readers\"");
        (await Write("everyone", "canary-early")).Status.ShouldBe(422);

        await made.Team((found, by) => found.Write(by, Audience.Everyone, new("All of you.")));
        (await made.Page()).Body.ShouldContain("name=\"readers\"");
        (await Write("everyone", "canary-open")).ShouldSucceed();
        (await Write("team", "canary-closed")).ShouldSucceed();

        var vendor = new Tocsin.Cases.Access.Viewer.OfVendor(made.Number, 1);
        (await made.Load()).MessagesFor(vendor).Select(m => m.Text!.Body).ShouldBe(["All of you.", "canary-open"]);

        Task<TestAnswer> Write(string readers, string body) =>
            tocsin
                .Intake.Browser()
                .Submit("/mailbox/messages", ("receipt", made.Receipt), ("body", body), ("readers", readers));
    }

    [Theory]
    [InlineData("/edits")]
    [InlineData("/redaction-requests")]
    [InlineData("/credit")]
    [InlineData("/withdrawal")]
    [InlineData("/second-look")]
    [InlineData("/fix-check")]
    [InlineData("/embargo/proposals")]
    [InlineData("/embargo/answers")]
    public async Task A_receipt_that_is_none_answers_as_everywhere(string path)
    {
        await using var tocsin = await TestWorkspace.Start();

        (await tocsin.Intake.Browser().Submit("/mailbox" + path, ("receipt", Nobodys))).Whole.ShouldBe(
            (await tocsin.Intake.Browser().Submit("/mailbox", ("receipt", Nobodys))).Whole
        );
    }

    private const Governance.People.Duty Duty = Governance.People.Duty.Triager;

    private static Task<TestAnswer> Send(
        TestWorkspace tocsin,
        ACaseOf made,
        string path,
        params (string, string)[] fields
    ) => tocsin.Intake.Browser().Submit("/mailbox" + path, [("receipt", made.Receipt), .. fields]);
}
