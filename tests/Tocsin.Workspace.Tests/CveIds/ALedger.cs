using System.Text.Json.Nodes;
using Tocsin.Cases.CveIds;
using Tocsin.Cases.Identifiers;
using Tocsin.Governance.People;
using Tocsin.Ledger;
using Tocsin.Standards.Identifiers;
using Tocsin.Standards.Problems;
using Tocsin.Tests.CveServices;
using Tocsin.Workspace.CveIds;
using Tocsin.Workspace.Outside.CveServices;
using Tocsin.Workspace.Tests.Storage;

namespace Tocsin.Workspace.Tests.CveIds;

/// <summary>
/// The ledger of IDs on a real store beside a strict CVE Services, and what goes between the two; without workers, so that a test
/// says what happens when.
/// </summary>
internal sealed class ALedger : IAsyncDisposable
{
    private readonly AStore store;
    private readonly CveServicesLine line;
    private int cases;

    private ALedger(AStore store, FakeCveServices service)
    {
        (this.store, Service) = (store, service);
        Pool = store.Start.CveIds;
        line = new(
            store.Clock,
            new(TimeSpan.FromSeconds(60), TimeSpan.FromMilliseconds(1), TimeSpan.FromMilliseconds(5), 4)
        );
        Client = new(line);
        Reserving = new(Pool, Client);
        Sending = new(Pool, Client, Make, [record => Checks?.Invoke(record.Container) ?? []]);
        Rejecting = new(Pool, Client);
        service.Now = () => store.Clock.GetUtcNow() + Skew;
    }

    public FakeCveServices Service { get; }

    /// <summary>By how much the service's clock is ahead of ours.</summary>
    public TimeSpan Skew { get; set; }

    public HandClock Clock => store.Clock;

    public CvePoolStore Pool { get; }

    public CveServicesClient Client { get; }

    public ReserveCveIds Reserving { get; }

    public SendCveRecord Sending { get; }

    public TellRejection Rejecting { get; }

    /// <summary>What is found wrong with a record; null for nothing.</summary>
    public Func<JsonObject, IReadOnlyList<Fault>>? Checks { get; set; }

    public CveAccess Access => new(Service.Url, FakeCveServices.Org, FakeCveServices.User, FakeCveServices.Key);

    public static async Task<ALedger> Open(Provider provider = Provider.Sqlite)
    {
        var made = new ALedger(await AStore.Create(provider), await FakeCveServices.Start());
        await made.Pool.SetAccount(made.Access, Actor.Tocsin, default);
        return made;
    }

    public Task<CvePool> Load() => Pool.Load(default);

    public Task<Result<CvePool>> Reserve(int amount, bool sequential = true) =>
        Reserving.Reserve(2026, amount, sequential, Actor.Tocsin, default);

    /// <summary>Some that are reserved, on both sides.</summary>
    public async Task<IReadOnlyList<CveId>> Given(int amount)
    {
        var before = (await Load()).All.Keys.ToList();
        return [.. (await Reserve(amount)).Value.All.Keys.Except(before)];
    }

    /// <summary>One that a case has, whose advisory is not public.</summary>
    public async Task<CveId> Assigned()
    {
        var id = (await Given(1)).Single();
        await Give(id);
        return id;
    }

    public Task Give(CveId id)
    {
        var number = CaseNumber.Parse($"TC-{++cases:0000}-0000").Value;
        return Pool.Decide(_ => Decision.Of(new CveIdAssigned(id, number)), Actor.Tocsin, default);
    }

    /// <summary>One whose advisory is public in this revision.</summary>
    public async Task<CveId> Disclosed()
    {
        var id = await Assigned();
        await Disclose(id, 1);
        return id;
    }

    public Task Disclose(CveId id, int revision) =>
        Pool.Decide(_ => Decision.Of(new CveIdDisclosed(id, "TCS-2026-1", revision)), Actor.Tocsin, default);

    public Task<Result<CvePool>> Send(CveId id) => Sending.Send(id, Actor.Tocsin, default);

    public Task<Result<CvePool>> Tell(CveId id) => Rejecting.Tell(id, Actor.Tocsin, default);

    public Task<Result<CvePool>> Reject(CveId id, params IReadOnlyList<CveId> replacedBy) =>
        Pool.Decide(p => p.Reject(id, replacedBy, ReasonText.Of("Never used.").Value), Actor.Tocsin, default);

    /// <summary>What the service says of an ID, in one word of its description; null without a record.</summary>
    public string? Said(CveId id) =>
        Service.Record(id.Text)?["containers"]!["cna"]!["descriptions"]?[0]!["value"]!.GetValue<string>();

    public async ValueTask DisposeAsync()
    {
        line.Dispose();
        await Service.DisposeAsync();
        await store.DisposeAsync();
    }

    private async Task<Result<DisclosedRecord>> Make(ReservedCve id, CveAccess access, CancellationToken cancel)
    {
        var revision = (await Load()).All[id.Id].Disclosed!.Revision;
        var container = new JsonObject
        {
            ["descriptions"] = new JsonArray(new JsonObject { ["lang"] = "en", ["value"] = $"revision {revision}" }),
            ["affected"] = new JsonArray(new JsonObject { ["product"] = "sluice", ["defaultStatus"] = "unknown" }),
            ["references"] = new JsonArray(new JsonObject { ["url"] = "https://example.org/advisory" }),
            ["providerMetadata"] = new JsonObject { ["orgId"] = "made up" },
        };
        return new DisclosedRecord(container, revision);
    }
}
