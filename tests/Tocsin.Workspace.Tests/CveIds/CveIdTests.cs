using Tocsin.Governance.People;
using Tocsin.Workspace.Tests.Cases;

namespace Tocsin.Workspace.Tests.CveIds;

public sealed class CveIdTests
{
    private static readonly string[] twoMore = ["CVE-2026-0002", "CVE-2026-0003"];
    private static readonly string[] twoBackwards = ["CVE-2026-0002", "CVE-2026-0001"];

    [Fact]
    public async Task An_operator_pastes_ids_and_hears_of_all_faults_at_once()
    {
        await using var story = await Story.Begin();
        var (_, keeper) = await story.Workspace.SignIn(Duty.Operator);
        using (keeper)
        {
            var refused = await keeper.Submit("/cve-ids", ("ids", "CVE-2026-0001, nonsense\nCVE-26-1 CVE-2026-0002"));
            refused.Status.ShouldBe(422);
            refused.Body.ShouldContain("“nonsense” is no CVE ID");
            refused.Body.ShouldContain("“CVE-26-1” is no CVE ID");
            refused.Body.ShouldContain("CVE-2026-0001, nonsense"); // still typed
            (await keeper.Get("/api/cve-ids")).Json.GetProperty("ids").GetArrayLength().ShouldBe(0);

            (await keeper.Submit("/cve-ids", ("ids", "cve-2026-0001\nCVE-2026-0002"))).Status.ShouldBe(303);
            var added = await keeper.Post("/api/cve-ids", new { ids = twoMore });
            added.ShouldSucceed().Json.GetProperty("free").GetInt32().ShouldBe(3);
        }
    }

    [Fact]
    public async Task Only_operators_and_their_tokens_for_it_come_to_the_pool()
    {
        await using var story = await Story.Begin();
        (await story.Ann.Get("/api/cve-ids")).ShouldBeRefused(403, "not-allowed");
        (await story.Ann.Page("/cve-ids")).Status.ShouldBe(403);
        var (member, keeper) = await story.Workspace.SignIn(Duty.Operator);
        keeper.Dispose();
        using var token = await story.Workspace.Token(member, TokenScope.CveIds);
        using var other = await story.Workspace.Token(member, TokenScope.CasesRead);
        (await token.Get("/api/cve-ids")).ShouldSucceed();
        (await other.Get("/api/cve-ids")).ShouldBeRefused(403, "not-allowed");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_case_takes_the_next_id_and_keeps_it(Provider provider)
    {
        await using var story = await Story.Begin(provider);
        var number = await story.Accepted();
        (await story.Ann.Put($"/api/cases/{number}/cve", new { })).ShouldBeRefused(409, "cve.pool-empty");
        var (_, keeper) = await story.Workspace.SignIn(Duty.Operator);
        await keeper.Post("/api/cve-ids", new { ids = twoBackwards });

        (await story.Ann.Submit($"/cases/{number}/cve")).Status.ShouldBe(303);
        (await story.Load(number)).Cve!.Text.ShouldBe("CVE-2026-0001");
        (await story.Ann.Put($"/api/cases/{number}/cve", new { cve = "CVE-2026-0002" })).ShouldBeRefused(
            409,
            "case.cve-already-assigned"
        );
        (await story.Ann.Put($"/api/cases/{number}/cve", new { cve = "CVE-2026-0001" })).ShouldSucceed();
        (await story.Ann.Put($"/api/cases/{number}/cve", new { cve = "what" })).ShouldBeRefused(422, "input.faulty");
        (await story.Load(number)).Cve!.Text.ShouldBe("CVE-2026-0001");

        // the keeper of the pool sees that it is gone, not where to
        (await keeper.Page("/cve-ids")).Body.ShouldNotContain(number.Text);
        (await keeper.Get("/api/cve-ids")).Body.ShouldNotContain(number.Text);
        keeper.Dispose();
        var (_, both) = await story.Workspace.SignIn(Duty.Operator, Duty.Triager);
        (await both.Page("/cve-ids")).Body.ShouldContain(number.Text);
        both.Dispose();
    }
}
