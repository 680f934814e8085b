using Tocsin.Tests.CveServices;
using Tocsin.Tests.Hosting;

namespace Tocsin.Server.Tests.Commands;

public sealed class CveCommandTests
{
    [Fact]
    public async Task Operators_reserve_list_show_and_reject_ids_from_the_shell()
    {
        using var home = TocsinHome.New();
        await using var service = await FakeCveServices.Start();
        var key = Path.Combine(home.Folder, "key");
        await File.WriteAllTextAsync(key, FakeCveServices.Key + "\n");

        (await home.Command("cve", "reserve", "1")).Output.ShouldContain("No account at CVE Services is set.");
        var account = await home.Command(
            "cve",
            "account",
            service.Url.AbsoluteUri,
            "--org",
            FakeCveServices.Org,
            "--user",
            FakeCveServices.User,
            "--key-file",
            key
        );
        account.Code.ShouldBe(0, account.Output);
        account.Output.ShouldNotContain(FakeCveServices.Key);

        // the answer to the first gets lost: the second finds what it brought, and asks for nothing
        service.Next(Mishap.LostAfter, request => request.Method == "POST");
        (await home.Command("cve", "reserve", "2")).Code.ShouldNotBe(0);
        var reserved = await home.Command("cve", "reserve", "2");
        reserved.Code.ShouldBe(0, reserved.Output);
        var ids = reserved.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        ids.ShouldBe(service.States.Keys, ignoreOrder: true);

        var rejected = await home.Command("cve", "reject", ids[0], "--reason", "Never used.");
        rejected.Code.ShouldBe(0, rejected.Output);
        service.States[ids[0]].ShouldBe("REJECTED");
        (await home.Command("cve", "publish", ids[1])).Output.ShouldContain("Nothing is public");
        var list = await home.Command("cve", "list");
        list.Output.ShouldContain($"{ids[0], -16}  rejected");
        list.Output.ShouldContain($"{ids[1], -16}  unassigned");
        (await home.Command("cve", "show", ids[0])).Output.ShouldContain("Reason: Never used.");

        await File.WriteAllTextAsync(
            Path.Combine(home.Folder, "CVE-2099-0001.json"),
            $$"""{"cveMetadata":{"cveId":"CVE-2099-0001"},"references":["https://example.com/{{ids[1]}}"]}"""
        );
        var seen = await home.Command("cve", "watch", home.Folder);
        seen.Output.ShouldContain($"{ids[1]}  CVE-2099-0001.json");
        (await home.Command("cve", "watch", home.Folder)).Output.ShouldNotContain(ids[1]);

        var strange = service.ReserveByHand(TimeProvider.System.GetUtcNow().Year, "somebody else");
        (await home.Command("cve", "list", "--compare"))
            .Output.Trim()
            .Split('\n')
            .ShouldHaveSingleItem()
            .ShouldStartWith(strange);
    }
}
