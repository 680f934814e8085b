using System.Text.Json;
using System.Text.Json.Nodes;
using Tocsin.Advisories.Documents;
using Tocsin.Governance.People;
using Tocsin.Tests.CveServices;
using Tocsin.Workspace.Tests.Cases;

namespace Tocsin.Workspace.Tests.CveBatches;

public sealed class CveBatchTests
{
    private static readonly string[] three = ["NSWG-ECO-1", "NSWG-ECO-2", "NSWG-ECO-3"];

    private static readonly string[] second = ["NSWG-ECO-2"];
    private static readonly string[] twoIds = ["CVE-2026-0001", "CVE-2026-0002"];
    private static readonly string[] thirdId = ["CVE-2026-0003"];

    [Fact]
    public async Task A_given_database_gets_its_ids_from_a_reviewed_table_once_each()
    {
        await using var story = await Story.Begin();
        await using var service = await FakeCveServices.Start();
        var (_, keeper) = await story.Workspace.SignIn(Duty.Operator);
        using (keeper)
        {
            service.Now = () => story.Workspace.Clock.GetUtcNow();
            await SetAccount(story, service);
            Given(story);

            var proposed = (await keeper.Post("/api/cve-batch", new { beginning = "nswg-eco-" })).ShouldSucceed().Json;
            Rows(proposed).Keys.ShouldBe(["NSWG-ECO-1", "NSWG-ECO-2", "NSWG-ECO-3", "NSWG-ECO-6"]);
            Rows(proposed)["NSWG-ECO-6"].GetProperty("sendable").GetBoolean().ShouldBeFalse();
            var page = (await keeper.Page("/cve-batch")).ShouldSucceed().Body;
            page.ShouldContain("Prototype pollution in sluice-1");
            page.ShouldContain("&quot;descriptions&quot;");
            (await Apply(keeper, 3)).ShouldBeRefused(409, "cve-batch.other-than-seen");
            (
                await keeper.Submit(
                    "/cve-batch/review",
                    [.. three.Select(id => ("taken", id)), .. three.Select(id => ("shown", id))]
                )
            ).Status.ShouldBe(303);
            (await keeper.Page("/cve-batch")).Body.ShouldContain("3 would be given an ID");
            story.Workspace.Published.ShouldAllBe(document => document.Revision == 1); // a dry run so far

            (await Apply(keeper, 3)).ShouldSucceed();
            await Story.Eventually(async () => Number(await keeper.Get("/api/cve-batch"), "done") == 3);
            await Story.Eventually(() => Task.FromResult(service.Writes == 3));

            var pool = await story.Workspace.Stores.CveIds.Load(default);
            foreach (var id in three)
            {
                var cve = pool.GivenTo(id)!.Id.Text;
                var document = story.Workspace.Published.Where(d => d.Id == id).MaxBy(d => d.Revision)!;
                document.Revision.ShouldBe(2);
                var record = JsonNode.Parse(document.Body.Span)!;
                record["aliases"]!.AsArray().Select(alias => alias!.GetValue<string>()).ShouldBe([cve, "GHSA-xxxx"]);
                record["x_kept"]!.GetValue<int>().ShouldBe(7);
                service.Record(cve)!["containers"]!["cna"]!["title"]!.GetValue<string>().ShouldContain("sluice");
            }
            (await Apply(keeper, 3)).ShouldSucceed();
            await story.Workspace.Work();
            service.Writes.ShouldBe(3);
            var again = (await keeper.Post("/api/cve-batch", new { beginning = "NSWG-ECO-" })).ShouldSucceed();
            Rows(again.Json).Keys.ShouldBe(["NSWG-ECO-6"]);
        }
    }

    [Fact]
    public async Task What_breaks_between_the_ledger_and_the_advisory_is_gone_on_from()
    {
        await using var story = await Story.Begin();
        var (_, keeper) = await story.Workspace.SignIn(Duty.Operator);
        using (keeper)
        {
            Given(story);
            await keeper.Post("/api/cve-batch", new { beginning = "NSWG-ECO-" });
            await keeper.Post("/api/cve-batch/review", new { taken = three });
            var ids = Enumerable.Range(1, 2).Select(n => $"CVE-2026-000{n}").ToArray();
            await keeper.Post("/api/cve-ids", new { ids });
            story.Workspace.FailsToPublish = 1;

            (await Apply(keeper, 3)).ShouldSucceed();

            // two have one, and the third waits for an ID that nobody reserved yet
            await Story.Eventually(async () =>
            {
                story.Workspace.Clock.Advance(TimeSpan.FromSeconds(5));
                return Number(await keeper.Get("/api/cve-batch"), "done") == 2;
            });
            story.Workspace.FailsToPublish.ShouldBe(0);
            await keeper.Post("/api/cve-ids", new { ids = thirdId });
            await Story.Eventually(async () =>
            {
                story.Workspace.Clock.Advance(Workspace.CveIds.CveJobs.Soon);
                return Number(await keeper.Get("/api/cve-batch"), "done") == 3;
            });

            var pool = await story.Workspace.Stores.CveIds.Load(default);
            three.Select(id => pool.GivenTo(id)!.Id.Text).Distinct().Count().ShouldBe(3);
            pool.All.Values.ShouldAllBe(id => id.Disclosed != null && id.Disclosed.Revision == 2);
            story.Workspace.Published.Count(d => d.Revision == 2).ShouldBe(3);
            pool.All.Values.ShouldAllBe(id => !id.IsAlarming);
        }
    }

    [Fact]
    public async Task What_changed_since_its_review_is_not_given_an_id()
    {
        await using var story = await Story.Begin();
        var (_, keeper) = await story.Workspace.SignIn(Duty.Operator);
        using (keeper)
        {
            Given(story);
            await keeper.Post("/api/cve-ids", new { ids = twoIds });
            (await keeper.Post("/api/cve-batch", new { beginning = "x" })).Status.ShouldBe(422);
            (await keeper.Post("/api/cve-batch", new { beginning = "OTHER-" })).Status.ShouldBe(422);
            await keeper.Post("/api/cve-batch", new { beginning = "NSWG-ECO-", words = "SLUICE-2" });
            await keeper.Post("/api/cve-batch/review", new { taken = second });
            Enqueue(story, Advisory(2), revision: 2);

            (await Apply(keeper, 1)).ShouldSucceed();

            await Story.Eventually(async () => Number(await keeper.Get("/api/cve-batch"), "held") == 1);
            (await keeper.Page("/cve-batch")).Body.ShouldContain("changed since it was reviewed");
            (await story.Workspace.Stores.CveIds.Load(default)).Unassigned.Count().ShouldBe(2);
            (await keeper.Post("/api/cve-batch/end", new { })).ShouldSucceed();
            (await keeper.Get("/api/cve-batch")).Json.GetProperty("state").GetString().ShouldBe("ended");
        }
    }

    private static Task<TestAnswer> Apply(TestBrowser keeper, int seen) =>
        keeper.Post("/api/cve-batch/application", new { seen });

    private static int Number(TestAnswer answer, string name) => answer.Json.GetProperty(name).GetInt32();

    private static Dictionary<string, JsonElement> Rows(JsonElement table) =>
        table
            .GetProperty("rows")
            .EnumerateArray()
            .ToDictionary(row => row.GetProperty("advisory").GetString()!, StringComparer.Ordinal);

    private static Task SetAccount(Story story, FakeCveServices service) =>
        story.Workspace.Stores.CveIds.SetAccount(
            new(service.Url, FakeCveServices.Org, FakeCveServices.User, FakeCveServices.Key),
            Ledger.Actor.Tocsin,
            default
        );

    // three that are fine, one that has an ID, one that is withdrawn, one that no record can be made of, one of another database
    private static void Given(Story story)
    {
        foreach (var number in Enumerable.Range(1, 3))
            Enqueue(story, Advisory(number));
        var (has, withdrawn, empty, other) = (Advisory(4), Advisory(5), Advisory(6), Advisory(7));
        has["aliases"] = new JsonArray("CVE-2020-0001");
        withdrawn["withdrawn"] = "2021-01-01T00:00:00Z";
        empty.Remove("affected");
        other["id"] = "ELSE-7";
        foreach (var record in new[] { has, withdrawn, empty, other })
            Enqueue(story, record);
    }

    private static void Enqueue(Story story, JsonObject record, int revision = 1) =>
        story.Workspace.Published.Enqueue(
            new(
                PublishedDocument.Advisory,
                record["id"]!.GetValue<string>(),
                revision,
                DateTimeOffset.UnixEpoch,
                JsonSerializer.SerializeToUtf8Bytes(record)
            )
        );

    private static JsonObject Advisory(int number) =>
        JsonNode
            .Parse(
                $$"""
                {
                  "schema_version": "1.7.0",
                  "id": "NSWG-ECO-{{number}}",
                  "modified": "2020-01-01T00:00:00Z",
                  "published": "2020-01-01T00:00:00Z",
                  "aliases": ["GHSA-xxxx"],
                  "summary": "Prototype pollution in sluice-{{number}}",
                  "details": "Merging an object with a `__proto__` member changes every other object.",
                  "severity": [{"type": "CVSS_V3", "score": "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:H/A:N"}],
                  "affected": [{
                    "package": {"ecosystem": "npm", "name": "sluice-{{number}}"},
                    "ranges": [{"type": "SEMVER", "events": [{"introduced": "1.0.0"}, {"fixed": "1.2.4"}]}]
                  }],
                  "references": [{"type": "WEB", "url": "https://example.com/sluice/{{number}}"}],
                  "database_specific": {"cwe_ids": ["CWE-1321"]},
                  "x_kept": 7
                }
                """
            )!
            .AsObject();
}
