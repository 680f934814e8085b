using Tocsin.Cases.CveIds;
using Tocsin.Governance.People;
using Tocsin.Standards.Identifiers;
using Tocsin.Tests.CveServices;
using Tocsin.Workspace.Tests.Cases;

namespace Tocsin.Workspace.Tests.CveIds;

public sealed class YearEndTests
{
    private static readonly string[] lastYears = ["CVE-2025-0001", "CVE-2025-0002", "CVE-2025-0003"];
    private static readonly string[] thisYears = ["CVE-2026-0001"];

    [Fact]
    public async Task What_a_year_left_unused_is_rejected_together_and_a_second_time_changes_nothing()
    {
        await using var story = await Story.Begin();
        var (_, keeper) = await story.Workspace.SignIn(Duty.Operator);
        using (keeper)
        {
            await keeper.Post("/api/cve-ids", new { ids = lastYears });
            await keeper.Post("/api/cve-ids", new { ids = thisYears });
            (await keeper.Page("/cve-ids/years/2025")).Body.ShouldContain("CVE-2025-0003");
            (await keeper.Page("/cve-ids/years/2024")).Status.ShouldBe(404);
            (await keeper.Post("/api/cve-ids/years/2025/rejection", new { })).Status.ShouldBe(422);
            (await Reject(keeper, 2026, 1)).ShouldBeRefused(409, "cve.year-not-over");
            (await Reject(keeper, 2025, 2)).ShouldBeRefused(409, "cve.more-than-seen");
            (await Free(keeper)).ShouldBe(4);

            var form = new[] { ("reason", "The year is over."), ("seen", "3") };
            (await keeper.Submit("/cve-ids/years/2025/rejection", form)).Status.ShouldBe(303);
            (await keeper.Submit("/cve-ids/years/2025/rejection", form)).Status.ShouldBe(303);

            (await Free(keeper)).ShouldBe(1);
            var pool = await story.Workspace.Stores.CveIds.Load(default);
            foreach (var id in lastYears)
                pool.All[CveId.Known(id)].Moves.Count(move => move.Entry is CveIdRejected).ShouldBe(1);
            (await keeper.Page("/cve-ids/years/2025")).Body.ShouldContain("0 of 3");
        }
    }

    [Fact]
    public async Task The_service_hears_of_every_rejection_and_the_progress_is_seen()
    {
        await using var story = await Story.Begin();
        await using var service = await FakeCveServices.Start();
        var (_, keeper) = await story.Workspace.SignIn(Duty.Operator);
        using (keeper)
        {
            service.Now = () => story.Workspace.Clock.GetUtcNow();
            var ids = Enumerable.Range(0, 12).Select(_ => service.ReserveByHand(2025, FakeCveServices.User)).ToArray();
            await keeper.Post("/api/cve-ids", new { ids });
            await story.Workspace.Stores.CveIds.SetAccount(
                new(service.Url, FakeCveServices.Org, FakeCveServices.User, FakeCveServices.Key),
                Ledger.Actor.Tocsin,
                default
            );
            service.Next(Mishap.LostAfter, request => request.Method == "PUT");

            (await Reject(keeper, 2025, 12)).ShouldSucceed();

            // the one whose answer got lost is looked for a minute later
            await Story.Eventually(() => Task.FromResult(service.States.Values.Count(s => s == "REJECTED") == 12));
            story.Workspace.Clock.Advance(Workspace.CveIds.CveJobs.Soon);
            await Story.Eventually(async () => (await Told(keeper)) == 12);
            service.Asked.Count(line => line.StartsWith("PUT", StringComparison.Ordinal)).ShouldBe(12);
        }
    }

    [Fact]
    public async Task A_new_year_begins_with_ids_of_its_own()
    {
        await using var story = await Story.Begin();
        await using var service = await FakeCveServices.Start();
        service.Now = () => story.Workspace.Clock.GetUtcNow();
        var pool = story.Workspace.Stores.CveIds;
        await pool.SetAccount(
            new(service.Url, FakeCveServices.Org, FakeCveServices.User, FakeCveServices.Key),
            Ledger.Actor.Tocsin,
            default
        );
        await Story.Eventually(async () => (await pool.Load(default)).FreeOf(pool.Now.Year) == CvePool.TopUp);

        var next = new DateTimeOffset(pool.Now.Year + 1, 1, 1, 0, 0, 0, TimeSpan.Zero);
        story.Workspace.Clock.Advance(next - story.Workspace.Clock.GetUtcNow());

        await Story.Eventually(async () => (await pool.Load(default)).FreeOf(next.Year) == CvePool.TopUp);
    }

    [Fact]
    public async Task A_long_list_comes_page_by_page_without_a_gap()
    {
        await using var story = await Story.Begin();
        var (_, keeper) = await story.Workspace.SignIn(Duty.Operator);
        using (keeper)
        {
            var all = Enumerable.Range(1, 250).Select(n => $"CVE-2026-{n:0000}").ToArray();
            await keeper.Post("/api/cve-ids", new { ids = all });

            List<string> seen = [];
            for (string? before = ""; before is not null; )
            {
                var page = (await keeper.Get($"/api/cve-ids?before={before}")).ShouldSucceed().Json;
                var ids = page.GetProperty("ids").EnumerateArray().Select(id => id.GetProperty("id").GetString()!);
                seen.AddRange(ids);
                page.GetProperty("free").GetInt32().ShouldBe(250);
                before = page.GetProperty("before").GetString();
            }

            seen.ShouldBe(all.Reverse());
            var first = await keeper.Page("/cve-ids");
            first.Body.ShouldContain("before=CVE-2026-0151");
            first.Body.ShouldNotContain("CVE-2026-0150");
        }
    }

    private static Task<TestAnswer> Reject(TestBrowser keeper, int year, int seen) =>
        keeper.Post($"/api/cve-ids/years/{year}/rejection", new { reason = "The year is over.", seen });

    private static async Task<int> Free(TestBrowser keeper) =>
        (await keeper.Get("/api/cve-ids")).Json.GetProperty("free").GetInt32();

    private static async Task<int> Told(TestBrowser keeper) =>
        (await keeper.Get("/api/cve-ids/years/2025")).Json.GetProperty("told").GetInt32();
}
