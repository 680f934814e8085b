using Tocsin.Governance.People;
using Tocsin.Governance.Programmes;

namespace Tocsin.Workspace.Tests.Intake;

public sealed class PauseTests
{
    [Fact]
    public async Task A_pause_is_said_openly_takes_reports_all_the_same_and_ends_by_the_clock()
    {
        await using var tocsin = await TestWorkspace.Start();
        var (_, browser) = await tocsin.SignIn(Duty.Operator);
        var today = DateOnly.FromDateTime(tocsin.Clock.GetUtcNow().UtcDateTime);
        var (last, reporter) = (today.AddDays(13), tocsin.Intake.Browser());
        var before = (await Sent(tocsin)).GetProperty("answerBy").GetDateTimeOffset();
        (await reporter.Page("/")).Body.ShouldNotContain("We answer nobody");

        await PutIntoForce(browser, today, last);

        var page = (await reporter.Page("/")).ShouldSucceed().Body;
        page.ShouldContain("We answer nobody until");
        page.ShouldContain("The team meets elsewhere.");
        page.ShouldContain("Call the hosting team.");
        page.ShouldContain("Send the report", customMessage: "the form stays open");
        (await reporter.Page("/cve-request")).Body.ShouldContain("We answer nobody until");
        var promised = (await Sent(tocsin)).GetProperty("answerBy").GetDateTimeOffset();
        promised.ShouldBe(new Programme().Calendar.EndOfBusinessDay(new(last, new(12, 0), TimeSpan.Zero), 2));
        promised.ShouldBeGreaterThan(before);

        tocsin.Clock.Advance(new DateTimeOffset(last.AddDays(1), default, TimeSpan.Zero) - tocsin.Clock.GetUtcNow());
        (await reporter.Page("/")).Body.ShouldNotContain("We answer nobody");
        browser.Dispose();
    }

    private static async Task PutIntoForce(TestBrowser browser, DateOnly from, DateOnly until)
    {
        (await browser.Page("/programme/intake")).Body.ShouldContain("Add a pause");
        var review = (
            await browser.Submit(
                "/programme/intake",
                ("intake.pauses[0].from", $"{from:yyyy-MM-dd}"),
                ("intake.pauses[0].until", $"{until:yyyy-MM-dd}"),
                ("intake.pauses[0].reason", "The team meets elsewhere."),
                ("intake.pauses[0].emergency", "Call the hosting team."),
                ("do", "review")
            )
        ).ShouldSucceed();
        var changed = await browser.Submit(
            "/programme",
            ("after", review.Field("after")),
            ("document", review.Field("document")),
            ("reason", "We all travel.")
        );
        changed.Location.ShouldBe("/programme");
        (await browser.Page("/programme")).Body.ShouldContain("The team meets elsewhere.");
    }

    private static async Task<System.Text.Json.JsonElement> Sent(TestWorkspace tocsin)
    {
        var sent = await tocsin.Intake.Browser().Post("/api/reports", AReport.Json);
        sent.Status.ShouldBe(201, sent.Body);
        return sent.Json;
    }
}
