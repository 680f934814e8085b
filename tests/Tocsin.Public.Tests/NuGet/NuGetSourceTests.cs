using System.Text.Json;
using NuGet.Versioning;

namespace Tocsin.Public.Tests.NuGet;

public sealed class NuGetSourceTests
{
    private const string Record = """
        {"id":"TCS-2026-1","modified":"2026-03-01T12:00:00Z","summary":"Reads too far",
         "severity":[{"type":"CVSS_V3","score":"CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H"}],
         "affected":[{"package":{"ecosystem":"NuGet","name":"Some.Package"},"versions":["4.0.0-RC1","not a version"],
         "ranges":[{"type":"ECOSYSTEM","events":[{"introduced":"0"},{"fixed":"1.2.4"},{"introduced":"2.0"},{"last_affected":"2.1.0.5"}]}]}]}
        """;

    [Theory]
    [InlineData("")]
    [InlineData("/nuget")]
    public async Task The_client_finds_from_the_service_index_to_every_page(string prefix)
    {
        await using var host = await PublicHost.With(Record);

        var resource = (await host.Get(prefix + "/v3/index.json")).Body.GetProperty("resources")[0];
        resource.GetProperty("@type").GetString().ShouldBe("VulnerabilityInfo/6.7.0");
        var pages = (await host.Get(Local(resource))).Body;
        pages.EnumerateArray().Select(page => page.GetProperty("@name").GetString()).ShouldBe(["base", "update"]);
        pages[0].GetProperty("@updated").GetDateTimeOffset().ShouldBe(new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));
        var everything = (await host.Get(Local(pages[0]))).Body;
        var newer = (await host.Get(Local(pages[1]))).Body;

        newer.EnumerateObject().ShouldBeEmpty();
        var package = everything.EnumerateObject().ShouldHaveSingleItem();
        package.Name.ShouldBe("some.package");
        var entries = package.Value.EnumerateArray().ToList();
        entries.ShouldAllBe(entry => entry.GetProperty("severity").GetInt32() == 3);
        entries.ShouldAllBe(entry =>
            entry.GetProperty("url").GetString() == "https://advisories.example/advisories/TCS-2026-1"
        );
    }

    [Theory]
    [InlineData("1.2.3", true)]
    [InlineData("1.2.4", false)]
    [InlineData("1.2.4-beta", true)]
    [InlineData("2.0.0", true)]
    [InlineData("2.1.0.5", true)]
    [InlineData("2.1.0.6", false)]
    [InlineData("4.0.0-rc1", true)]
    [InlineData("4.0.0", false)]
    public async Task NuGets_own_reading_of_the_ranges_is_the_advisorys(string version, bool isAffected)
    {
        await using var host = await PublicHost.With(Record);
        var ranges = await Ranges(host);

        ranges.Any(range => range.Satisfies(NuGetVersion.Parse(version))).ShouldBe(isAffected);
        (
            await host.Post(
                "/v1/query",
                $$"""{"package":{"ecosystem":"NuGet","name":"Some.Package"},"version":"{{version}}"}"""
            )
        )
            .Body.TryGetProperty("vulns", out _)
            .ShouldBe(isAffected);
    }

    [Fact]
    public async Task The_address_of_a_page_changes_with_what_it_says_however_old_that_is()
    {
        await using var host = await PublicHost.With(Record);
        var before = await Page(host);

        await host.Publish(Record.Replace("TCS-2026-1", "OLD-1").Replace("2026-03-01", "2019-03-01"));

        var after = await Page(host);
        after.ShouldNotBe(before);
        // whoever still has the old index gets the new page
        (await host.Http.GetStringAsync(before)).ShouldBe(await host.Http.GetStringAsync(after));
    }

    [Fact]
    public async Task What_was_withdrawn_is_not_told()
    {
        await using var host = await PublicHost.With(
            Record.Replace("\"summary\"", "\"withdrawn\":\"2026-03-02T00:00:00Z\",\"summary\"")
        );

        (await host.Http.GetStringAsync(await Page(host))).ShouldBe("{}");
    }

    [DataFact("osv/NuGet/all.zip")]
    public async Task Every_range_of_the_real_data_is_one_that_NuGet_reads()
    {
        await using var host = await PublicHost.With();
        await host.Import(SharedData.At("osv/NuGet"));

        (await Ranges(host)).Count.ShouldBeGreaterThan(500);
    }

    private static async Task<List<VersionRange>> Ranges(PublicHost host) =>
        [
            .. (await host.Get(await Page(host)))
                .Body.EnumerateObject()
                .SelectMany(package => package.Value.EnumerateArray())
                .Select(entry => VersionRange.Parse(entry.GetProperty("versions").GetString()!)),
        ];

    private static async Task<string> Page(PublicHost host) =>
        Local((await host.Get("/v3/vulnerabilities/index.json")).Body[0]);

    private static string Local(JsonElement there) => new Uri(there.GetProperty("@id").GetString()!).AbsolutePath;
}
