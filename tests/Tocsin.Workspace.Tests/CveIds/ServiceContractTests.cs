using System.Text.Json.Nodes;
using Tocsin.Standards.Identifiers;
using Tocsin.Workspace.Outside.CveServices;

namespace Tocsin.Workspace.Tests.CveIds;

/// <summary>
/// What our client and the service promise each other, asked of the fake; and of a real instance for trying things where
/// <c>TOCSIN_CVE_SERVICES_URL</c>, <c>_ORG</c>, <c>_USER</c> and <c>_KEY</c> say which. Nothing is asked that only a fake can answer.
/// </summary>
public sealed class ServiceContractTests
{
    private static int Year => TimeProvider.System.GetUtcNow().Year;

    [Fact]
    public async Task What_is_reserved_is_in_the_list_from_that_instant_on_and_shown_as_ours()
    {
        await using var service = await ACveInstance.Start();
        var before = (await service.Client.Quota(service.Access, default)).Value;

        var reserved = (await service.Client.Reserve(service.Access, Year, 2, sequential: true, default)).Value.Ids;

        reserved.Count.ShouldBe(2);
        var filter = new CveIdFilter(Year, "RESERVED", before.Date!.Value - TimeSpan.FromMinutes(1));
        var listed = (await service.Client.List(service.Access, filter, default)).Value;
        reserved.ShouldBeSubsetOf(listed.Select(id => id.Id));
        var shown = (await service.Client.Show(service.Access, reserved[0], default)).Value;
        shown.State.ShouldBe("RESERVED");
        shown.User.ShouldBe(service.Access.User);
        var after = (await service.Client.Quota(service.Access, default)).Value;
        after.Available.ShouldBe(before.Available - 2);
    }

    [Fact]
    public async Task A_record_is_published_once_replaced_and_rejected_each_by_its_own_verb()
    {
        await using var service = await ACveInstance.Start();
        var id = await AnId(service);
        (await service.Client.Record(service.Access, id, default)).Value.ShouldBeNull();
        (await service.Client.Replace(service.Access, id, Record("first"), default)).Problem.ShouldBe(
            CveServicesProblems.NoRecord
        );

        (await service.Client.Publish(service.Access, id, Record("first"), default)).Problem.ShouldBeNull();
        (await service.Client.Publish(service.Access, id, Record("first"), default)).Problem.ShouldBe(
            CveServicesProblems.RecordExists
        );
        (await service.Client.Replace(service.Access, id, Record("second"), default)).Problem.ShouldBeNull();

        var there = (await service.Client.Record(service.Access, id, default)).Value!;
        there.Cna["descriptions"]![0]!["value"]!.GetValue<string>().ShouldContain("second");
        (
            await service.Client.Reject(service.Access, id, "A test.", [], replaces: true, default)
        ).Problem.ShouldBeNull();
        (await service.Client.Record(service.Access, id, default)).Value!.Rejected.ShouldBeTrue();
        (await service.Client.Show(service.Access, id, default)).Value.State.ShouldBe("REJECTED");
    }

    [Fact]
    public async Task An_unused_id_is_rejected_and_taken_back_by_its_state()
    {
        await using var service = await ACveInstance.Start();
        var id = await AnId(service);

        (await service.Client.SetState(service.Access, id, rejected: true, default)).Problem.ShouldBeNull();
        (await service.Client.Show(service.Access, id, default)).Value.State.ShouldBe("REJECTED");
        (await service.Client.SetState(service.Access, id, rejected: false, default)).Problem.ShouldBeNull();

        (await service.Client.Show(service.Access, id, default)).Value.State.ShouldBe("RESERVED");
        await service.Client.SetState(service.Access, id, rejected: true, default);
    }

    [Fact]
    public async Task What_is_refused_is_refused_with_the_code_that_we_know()
    {
        await using var service = await ACveInstance.Start();
        var wrong = service.Access with { Key = "00000000-0000-4000-8000-000000000000" };
        (await service.Client.Quota(wrong, default)).Problem!.Code.ShouldBe("cve-services.unauthorized");
        (await service.Client.Reserve(service.Access, 1998, 1, sequential: true, default)).Problem!.Code.ShouldBe(
            "cve-services.year"
        );
        var id = await AnId(service);
        (await service.Client.Publish(service.Access, id, new JsonObject(), default)).Problem.ShouldNotBeNull();
        (await service.Client.Show(service.Access, id, default)).Value.State.ShouldBe("RESERVED");
        await service.Client.SetState(service.Access, id, rejected: true, default);
    }

    private static async Task<CveId> AnId(ACveInstance service) =>
        (await service.Client.Reserve(service.Access, Year, 1, sequential: true, default)).Value.Ids.Single();

    private static JsonObject Record(string says) =>
        new()
        {
            ["descriptions"] = new JsonArray(
                new JsonObject { ["lang"] = "en", ["value"] = $"A record to try the service with: {says}." }
            ),
            ["affected"] = new JsonArray(
                new JsonObject
                {
                    ["vendor"] = "Example",
                    ["product"] = "sluice",
                    ["defaultStatus"] = "unaffected",
                    ["versions"] = new JsonArray(
                        new JsonObject
                        {
                            ["version"] = "1.0.0",
                            ["lessThan"] = "1.2.4",
                            ["versionType"] = "semver",
                            ["status"] = "affected",
                        }
                    ),
                }
            ),
            ["references"] = new JsonArray(new JsonObject { ["url"] = "https://example.org/advisories/1" }),
        };
}
