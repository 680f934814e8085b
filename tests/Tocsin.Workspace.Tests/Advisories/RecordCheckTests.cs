using System.Text.Json;
using Tocsin.Governance.People;
using Tocsin.Workspace.Tests.Cases;

namespace Tocsin.Workspace.Tests.Advisories;

public sealed class RecordCheckTests
{
    private static readonly string[] one = ["CVE-2026-0001"];

    [Fact]
    public async Task A_reviewer_sees_what_the_CVE_record_would_be_refused_for_before_approving()
    {
        await using var story = await Story.Begin();
        var number = await story.Drafted();
        var thanks = Story.Sound with { Details = "Merging changes every object. Discovered by Rita." };
        (await story.Ann.Put($"/api/cases/{number}/draft", new { revision = 1, content = thanks })).ShouldSucceed();
        // without an ID there is no record, and nothing to refuse
        Record(await story.Ann.Get($"/api/cases/{number}/draft")).ShouldBeEmpty();
        var (_, keeper) = await story.Workspace.SignIn(Duty.Operator);
        await keeper.Post("/api/cve-ids", new { ids = one });
        keeper.Dispose();
        (await story.Ann.Submit($"/cases/{number}/cve")).Status.ShouldBe(303);

        var faults = Record(await story.Ann.Get($"/api/cases/{number}/draft"));
        var page = (await story.Ben.Page($"/cases/{number}/review")).Body;

        faults.Count.ShouldBe(1, string.Join('\n', faults));
        faults[0].GetProperty("path").GetString().ShouldBe("cnaContainer.descriptions[0].value");
        faults[0].GetProperty("message").GetString()!.ShouldEndWith("(CNA rule 5.2.4)");
        page.ShouldContain("The CVE record");
        page.ShouldContain("5.2.4");
        (
            await story.Ann.Put($"/api/cases/{number}/draft", new { revision = 2, content = Story.Sound })
        ).ShouldSucceed();
        Record(await story.Ann.Get($"/api/cases/{number}/draft")).ShouldBeEmpty();
        (await story.Ben.Page($"/cases/{number}/review")).Body.ShouldNotContain("The CVE record");
    }

    private static IReadOnlyList<JsonElement> Record(TestAnswer answer) =>
        [.. answer.ShouldSucceed().Json.GetProperty("record").EnumerateArray()];
}
