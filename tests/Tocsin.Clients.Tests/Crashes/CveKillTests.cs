using System.Net;
using System.Text.Json;
using Tocsin.Clients.Tests.Actors;
using Tocsin.Tests.CveServices;

namespace Tocsin.Clients.Tests.Crashes;

/// <summary>
/// kill -9 while CVE Services has done what was asked of it and the answer is on its way: of a reservation, then of a record.
/// </summary>
public sealed class CveKillTests
{
    // a worker that died keeps its row for so long
    private static readonly TimeSpan Soon = Tocsin.Workspace.Due.DueStore.Lease + TimeSpan.FromSeconds(40);

    [Fact]
    public async Task A_kill_between_effect_and_answer_neither_loses_nor_doubles_an_ID_or_a_record()
    {
        await using var service = await CveServicesProcess.Start();
        await using var tocsin = await TocsinProcess.Start("--samples", "no");

        // the first IDs are reserved at once, and nobody hears of it
        await service.Hold("POST");
        await SetAccount(tocsin, service);
        await Eventually(async () => (await service.Look()).Holds == 1);
        await tocsin.KillAll();
        await tocsin.Restart("--samples", "no");
        using var path = await ACase.Approved(tocsin, ready: first => Eventually(() => HasIds(first)));
        (await service.Look()).Reservations.ShouldBe(1, "what was reserved was found, and not asked for again");

        await service.Hold("POST");
        (await path.Publish()).StatusCode.ShouldBe(HttpStatusCode.OK);
        await Eventually(async () => (await service.Look()).Holds == 2);
        (await service.Look()).Writes.ShouldBe(1);
        await tocsin.KillAll();
        await tocsin.Restart("--samples", "no");

        await Eventually(async () => (await Ids(path.First)).ContainsValue("published"));
        var there = await service.Look();
        there.Writes.ShouldBe(1);
        there.Ids.Values.Count(state => state == "PUBLISHED").ShouldBe(1);
        var known = await Ids(path.First);
        known.Keys.ShouldBe(there.Ids.Keys, ignoreOrder: true);
        known.Values.Count(state => state == "published").ShouldBe(1);
    }

    private static async Task SetAccount(TocsinProcess tocsin, CveServicesProcess service)
    {
        var key = Path.Combine(tocsin.Home.Folder, "key");
        await File.WriteAllTextAsync(key, FakeCveServices.Key);
        var set = await tocsin.Command([
            "cve",
            "account",
            service.Url.AbsoluteUri,
            "--org",
            FakeCveServices.Org,
            "--user",
            FakeCveServices.User,
            "--key-file",
            key,
        ]);
        set.Code.ShouldBe(0, set.Output);
    }

    private static async Task<bool> HasIds(AMember first) => (await Ids(first)).ContainsValue("unassigned");

    private static async Task<Dictionary<string, string>> Ids(AMember first) =>
        (await first.Get("/api/cve-ids"))
            .GetProperty("ids")
            .EnumerateArray()
            .ToDictionary(id => Text(id, "id"), id => Text(id, "state"), StringComparer.Ordinal);

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;

    private static async Task Eventually(Func<Task<bool>> look)
    {
        var deadline = TimeProvider.System.GetUtcNow() + Soon;
        while (!await look())
        {
            TimeProvider.System.GetUtcNow().ShouldBeLessThan(deadline, "it did not come");
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System);
        }
    }
}
