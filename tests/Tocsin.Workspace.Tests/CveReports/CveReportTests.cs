using Tocsin.Governance.People;
using Tocsin.Workspace.Tests.Cases;

namespace Tocsin.Workspace.Tests.CveReports;

public sealed class CveReportTests
{
    private static readonly string[] two = ["CVE-2026-0001", "CVE-2026-0002"];

    [Fact]
    public async Task An_operator_reads_how_many_IDs_went_where_and_never_to_which_case()
    {
        await using var story = await Story.Begin();
        var (_, keeper) = await story.Workspace.SignIn(Duty.Operator);
        using var operates = keeper;
        await keeper.Post("/api/cve-ids", new { ids = two });
        var number = await story.Drafted();
        (await story.Ann.Submit($"/cases/{number}/cve")).Status.ShouldBe(303);
        (await story.Ann.Post($"/api/cases/{number}/review", new { })).ShouldSucceed();
        (await story.Ben.Post($"/api/cases/{number}/approval", new { revision = 1 })).ShouldSucceed();
        var before = (await keeper.Get("/api/cve-ids/report")).ShouldSucceed().Json.GetProperty("years")[0];
        (await story.Publish(number)).ShouldSucceed();
        await Story.Eventually(async () => (await story.Load(number)).Published is not null);
        // its record is what counts: it is out as soon as somebody says so, or the service has it
        var disclosed = (await keeper.Get("/api/cve-ids/report")).ShouldSucceed().Json.GetProperty("years")[0];
        (await keeper.Submit($"/cve-ids/{two[0]}/record", ("what", "by-hand"))).Status.ShouldBe(303);

        var after = (await keeper.Get("/api/cve-ids/report")).ShouldSucceed();
        var page = (await keeper.Page("/cve-ids/report")).ShouldSucceed();
        var csv = (await keeper.Get("/cve-ids/report.csv")).ShouldSucceed();
        var markdown = (await keeper.Get("/cve-ids/report.md")).ShouldSucceed();

        before.GetProperty("published").GetInt32().ShouldBe(0);
        disclosed.GetProperty("published").GetInt32().ShouldBe(0);
        var year = after.Json.GetProperty("years")[0];
        year.GetProperty("reserved").GetInt32().ShouldBe(2);
        year.GetProperty("assigned").GetInt32().ShouldBe(1);
        year.GetProperty("published").GetInt32().ShouldBe(1);
        csv.Body.ShouldStartWith("period,reserved,");
        markdown.Body.ShouldContain("| Period | Reserved |");
        page.Body.ShouldContain("<svg");
        foreach (var answer in (TestAnswer[])[after, page, csv, markdown])
            answer.Body.ShouldNotContain(number.Text);
        (await story.Ann.Get("/api/cve-ids/report")).ShouldBeRefused(403, "not-allowed");
    }
}
