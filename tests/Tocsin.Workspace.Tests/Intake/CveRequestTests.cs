using Tocsin.Workspace.Tests.Cases;

namespace Tocsin.Workspace.Tests.Intake;

public sealed class CveRequestTests
{
    private const string Secret = "canary-request";

    [Fact]
    public async Task Anybody_asks_for_an_ID_and_reads_the_answer_with_the_receipt()
    {
        await using var story = await Story.Begin();
        using var anybody = story.Workspace.Intake.Browser();
        (await anybody.Page("/")).Body.ShouldContain("/cve-request");
        var page = (await anybody.Page("/cve-request")).ShouldSucceed();
        page.Body.ShouldContain("keep the ID and what it is about to yourself");

        var sent = await anybody.Post(
            "/api/cve-requests",
            new
            {
                what = $"Prototype pollution {Secret}",
                where = "sluice",
                howToReproduce = "Merge it.",
                versions = "1.0.0 to 1.2.3",
                askedElsewhere = "Example CNA, which sent us here",
            }
        );

        sent.Status.ShouldBe(201, sent.Body);
        var (number, receipt) = (
            sent.Json.GetProperty("number").GetString()!,
            sent.Json.GetProperty("receipt").GetString()!
        );
        (await story.Ann.Page("/")).Body.ShouldContain("asks for a CVE ID");
        var opened = (await story.Ann.Page($"/cases/{number}")).ShouldSucceed().Body;
        opened.ShouldContain("Example CNA, which sent us here");
        opened.ShouldContain(Secret);
        (
            await story.Ann.Post(
                $"/api/cases/{number}/rejection",
                new { reason = "outOfScope", answer = "Example CNA answers for sluice." }
            )
        ).ShouldSucceed();
        using var later = story.Workspace.Intake.Browser();
        (await later.Submit("/mailbox", ("receipt", receipt))).Body.ShouldContain("Example CNA answers for sluice.");
        Disk.Holding(story.Workspace.Folder, Secret).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_programme_that_is_no_CNA_has_no_such_page_and_does_not_speak_of_it()
    {
        await using var tocsin = await TestWorkspace.Start(change: options => options with { IsCna = false });
        using var anybody = tocsin.Intake.Browser();

        (await anybody.Page("/cve-request")).Status.ShouldBe(404);
        (await anybody.Post("/api/cve-requests", new { what = "x" })).Status.ShouldBe(404);
        (await anybody.Page("/")).Body.ShouldNotContain("cve-request");
    }

    [Fact]
    public async Task A_request_by_form_is_shown_again_with_every_fault_and_a_stranger_field_is_refused()
    {
        await using var tocsin = await TestWorkspace.Start();
        using var anybody = tocsin.Intake.Browser();

        var faulty = await anybody.Submit("/cve-requests", ("where", "still-typed"), ("contact", "nobody"));
        var stranger = await anybody.Post(
            "/api/cve-requests",
            new
            {
                what = "x",
                where = "x",
                howToReproduce = "x",
                cveId = "CVE-2026-0001",
            }
        );
        var taken = await anybody.Submit("/cve-requests", ("what", "x"), ("where", "x"), ("howToReproduce", "x"));

        faulty.Status.ShouldBe(422);
        faulty.Body.ShouldContain("still-typed");
        faulty.Body.ShouldContain("This is no e-mail address");
        stranger.ShouldBeRefused(422, "input.faulty").Body.ShouldContain("cveId");
        taken.Status.ShouldBe(201, taken.Body);
        taken.Body.ShouldContain("Your receipt");
    }
}
