using Tocsin.Public.Sources;
using Tocsin.Web.Outbound;
using static Tocsin.Public.Tests.Sources.ASourcedStore;

namespace Tocsin.Public.Tests.Sources;

public sealed class RemoteSourceTests
{
    private static readonly (string, string)[] Three =
    [
        ("GHSA-1", ARecord("GHSA-1", 1)),
        ("GHSA-2", ARecord("GHSA-2", 2)),
        ("GHSA-3", ARecord("GHSA-3", 3)),
    ];

    [Theory, OnSqlite, OnPostgres]
    public async Task Of_a_dump_the_zip_is_read_once_and_then_only_what_changed(Provider provider)
    {
        await using var server = await ADumpServer.Start();
        await using var data = await On(provider, server.Fetch(AddressRule.Anywhere));
        server.PutDump("npm", Three);
        await data.Add("osv", $"{server.Address}/npm", "GHSA");

        (await data.Now("osv")).ShouldNotBeNull().Count.Added.ShouldBe(3);
        server.TakeAsked().ShouldBe(["npm/all.zip", "npm/modified_id.csv"]);

        (await data.Now("osv")).ShouldBeNull("the list has not changed");
        server.TakeAsked().ShouldBe(["npm/modified_id.csv"]);

        server.PutChanges(
            "npm",
            [Three[0], ("GHSA-2", ARecord("GHSA-2", 9)), Three[2], ("GHSA-4", ARecord("GHSA-4", 3))]
        );
        var report = (await data.Now("osv")).ShouldNotBeNull();
        (report.Count.Added, report.Count.Changed).ShouldBe((1, 1));
        server.TakeAsked().ShouldBe(["npm/GHSA-2.json", "npm/GHSA-4.json", "npm/modified_id.csv"]);
        (await data.Find("osv")).Records.ShouldBe(4);
        Directory.GetFiles(data.At("downloads")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Of_many_changes_the_zip_is_read()
    {
        await using var server = await ADumpServer.Start();
        await using var data = await On(Provider.Sqlite, server.Fetch(AddressRule.Anywhere));
        server.PutDump("npm", Three);
        await data.Add("osv", $"{server.Address}/npm/", "GHSA");
        await data.Now("osv");
        server.TakeAsked();
        var many = Enumerable
            .Range(10, SourceLimits.FewChanges + 1)
            .Select(n => ($"GHSA-{n}", ARecord($"GHSA-{n}", 4)));

        server.PutDump("npm", [.. Three, .. many]);
        (await data.Now("osv")).ShouldNotBeNull().Count.Added.ShouldBe(SourceLimits.FewChanges + 1);

        server.TakeAsked().ShouldBe(["npm/all.zip", "npm/modified_id.csv"]);
    }

    [Fact]
    public async Task What_an_old_zip_lacks_is_fetched_the_next_time()
    {
        await using var server = await ADumpServer.Start();
        await using var data = await On(Provider.Sqlite, server.Fetch(AddressRule.Anywhere));
        server.PutDump("npm", Three);
        server.PutChanges("npm", [.. Three, ("GHSA-4", ARecord("GHSA-4", 4))]);
        await data.Add("osv", $"{server.Address}/npm", "GHSA");

        (await data.Now("osv")).ShouldNotBeNull().Count.Added.ShouldBe(3);
        (await data.Now("osv")).ShouldNotBeNull().Count.Added.ShouldBe(1);
        (await data.Now("osv")).ShouldBeNull();
    }

    [Fact]
    public async Task A_record_that_is_gone_is_one_bad_entry_and_a_hostile_list_asks_for_nothing()
    {
        await using var server = await ADumpServer.Start();
        await using var data = await On(Provider.Sqlite, server.Fetch(AddressRule.Anywhere));
        server.PutDump("npm", Three);
        await data.Add("osv", $"{server.Address}/npm", "GHSA");
        await data.Now("osv");
        server.TakeAsked();
        server.Put(
            "npm/modified_id.csv",
            """
            2026-01-01T00:09:00Z,GHSA-9
            2026-01-01T00:09:00Z,../../admin
            2026-01-01T00:09:00Z,..%2f..%2fadmin
            2026-01-01T00:09:00Z,https://elsewhere.example/GHSA-1
            2026-01-01T00:09:00Z,a/b/GHSA-1
            not a line
            2026-01-01T00:09:00Z,GHSA-1?x=y
            """
        );

        (await data.Now("osv")).ShouldNotBeNull().Why.ShouldHaveSingleItem().Path.ShouldBe("GHSA-9.json");

        server.TakeAsked().ShouldBe(["npm/GHSA-9.json", "npm/modified_id.csv"]);
    }

    [Fact]
    public async Task One_file_is_read_again_only_when_it_has_changed()
    {
        await using var server = await ADumpServer.Start();
        await using var data = await On(Provider.Sqlite, server.Fetch(AddressRule.Anywhere));
        server.Put("one.json", ARecord("GHSA-1"));
        await data.Add("one", $"{server.Address}/one.json", "GHSA");

        (await data.Now("one")).ShouldNotBeNull().Count.Added.ShouldBe(1);
        (await data.Now("one")).ShouldBeNull();
        server.Put("one.json", ARecord("GHSA-1", 1));
        (await data.Now("one")).ShouldNotBeNull().Count.Changed.ShouldBe(1);
        server.Headers!.Cookie.ShouldBeEmpty();
    }

    [Fact]
    public async Task As_production_fetches_nothing_of_this_machine_is_reached()
    {
        await using var server = await ADumpServer.Start();
        await using var data = await On(Provider.Sqlite, server.Fetch(AddressRule.Internet));
        server.Put("one.json", ARecord("GHSA-1"));
        // a name that leads here, as one that is rebound after it was looked at would
        await data.Add("named", $"{server.Address}/one.json", "GHSA");
        await data.Add("numbered", $"{server.Address.Replace("localhost", "127.0.0.1")}/one.json", "PYSEC");
        await data.Add("mapped", $"{server.Address.Replace("localhost", "[::ffff:127.0.0.1]")}/one.json", "GO");

        foreach (var name in (string[])["named", "numbered", "mapped"])
        {
            var refused = await data.Run.Now(SourceName.Parse(name).Value, (_, _) => { }, default);
            refused.Problem!.Code.ShouldBe("fetch.address", name);
        }

        server.Asked.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("https://elsewhere.example/one.json", "fetch.redirect")]
    [InlineData("http://localhost/one.json", "fetch.redirect")]
    [InlineData("https://localhost:1/one.json", "fetch.redirect")]
    [InlineData("/from", "fetch.redirect")] // for ever
    [InlineData("/absent", "fetch.missing")]
    public async Task A_redirect_is_followed_on_the_same_host_only(string to, string code)
    {
        await using var server = await ADumpServer.Start();
        using var fetch = server.Fetch(AddressRule.Anywhere);
        server.Redirects["from"] = to;
        server.Redirects["good"] = "/one.json";
        server.Put("one.json", "{}");

        (await Get(fetch, server, "from", 100)).Problem!.Code.ShouldBe(code);
        (await Get(fetch, server, "good", 100)).Succeeded.ShouldBeTrue();
    }

    [Fact]
    public async Task What_is_too_large_too_slow_or_not_trusted_is_refused()
    {
        await using var server = await ADumpServer.Start();
        using var fetch = server.Fetch(AddressRule.Anywhere);
        using var strict = new Fetch(OutboundHandler.Make(AddressRule.Anywhere), TimeProvider.System);
        server.Put("large", new string('x', 101));

        (await Get(fetch, server, "large", 100)).Problem!.Code.ShouldBe("fetch.too-large");
        (await Get(fetch, server, "large", 101)).Succeeded.ShouldBeTrue();
        (await Get(strict, server, "large", 101)).Problem!.Title.ShouldContain("certificate");
        var plain = new Uri(server.Address.Replace("https:", "http:") + "/large");
        var refused = await fetch.Get(plain, null, () => Stream.Null, 101, TimeSpan.FromMinutes(1), default);
        refused.Problem!.Code.ShouldBe("fetch.not-https");
        var late = await fetch.Get(new(server.Address), null, () => Stream.Null, 101, TimeSpan.Zero, default);
        late.Problem!.Code.ShouldBe("fetch.too-slow");
    }

    private static Task<Standards.Problems.Result<Fetched>> Get(
        Fetch fetch,
        ADumpServer server,
        string path,
        long most
    ) => fetch.Get(new($"{server.Address}/{path}"), null, () => Stream.Null, most, TimeSpan.FromMinutes(1), default);
}
