using System.Net;
using System.Text.Json;

namespace Tocsin.Public.Tests.Pages;

public sealed class SearchTests
{
    [Fact]
    public async Task Records_that_are_aliases_are_one_entry_with_all_their_names()
    {
        await using var host = await PublicHost.With(
            AnAdvisory.LeftPad(more: """ "aliases":["CVE-2026-1"], """),
            AnAdvisory.Of("GHSA-1", "left-pad", "\"versions\":[]", "\"aliases\":[\"CVE-2026-1\"],"),
            AnAdvisory.Of("GHSA-2", "other", "\"versions\":[]")
        );

        var listed = (await host.Get("/advisories")).Body.GetProperty("advisories");
        var found = (await host.Get("/advisories?q=GHSA-1")).Body;
        var page = await (await host.GetPage("/advisories/GHSA-1")).Content.ReadAsStringAsync();
        var query = (await host.Post("/v1/query", """{"package":{"purl":"pkg:npm/left-pad"}}""")).Body;

        Ids(listed).ShouldBe(["GHSA-2", "TCS-2026-1"], ignoreOrder: true);
        Ids(found.GetProperty("advisories"))[0].ShouldBe("TCS-2026-1");
        var one = found.GetProperty("advisories")[0];
        Texts(one.GetProperty("aliases")).ShouldBe(["CVE-2026-1", "GHSA-1"]);
        Texts(one.GetProperty("records")).ShouldBe(["TCS-2026-1", "GHSA-1"]);
        page.ShouldContain("/advisories/TCS-2026-1");
        query.GetProperty("vulns").GetArrayLength().ShouldBe(2); // records, not clusters
    }

    [Fact]
    public async Task A_slip_of_the_keyboard_is_forgiven_and_said()
    {
        await using var host = await PublicHost.With(AnAdvisory.LeftPad());

        var found = (await host.Get("/advisories?q=lfet-pad")).Body;
        var page = await (await host.GetPage("/advisories?q=lfet-pad")).Content.ReadAsStringAsync();

        found.GetProperty("found").GetInt32().ShouldBe(1);
        found.GetProperty("similar").GetInt32().ShouldBe(1);
        page.ShouldContain("Nothing has exactly these words");
        page.ShouldContain("TCS-2026-1");
    }

    [Fact]
    public async Task What_was_published_a_moment_ago_is_found()
    {
        await using var host = await PublicHost.With(AnAdvisory.LeftPad());
        (await host.Get("/advisories?q=brandnew")).Body.GetProperty("found").GetInt32().ShouldBe(0);

        await host.Publish(AnAdvisory.Of("X-1", "brandnew", "\"versions\":[]"));

        (await host.Get("/advisories?q=brandnew")).Body.GetProperty("found").GetInt32().ShouldBe(1);
    }

    [Fact]
    public async Task The_script_of_the_search_is_served_and_the_page_works_without_it()
    {
        await using var host = await PublicHost.With(AnAdvisory.LeftPad());

        var page = await (await host.GetPage("/advisories")).Content.ReadAsStringAsync();

        var script = page.Split("src=\"").Select(part => part.Split('"')[0]).Single(path => path.Contains("/search."));
        (await host.Http.GetAsync(script)).StatusCode.ShouldBe(HttpStatusCode.OK);
        page.ShouldContain("method=\"get\" action=\"/advisories\"");
        page.ShouldNotContain(" style=");
        page.ShouldNotContain(" onclick");
    }

    private static string[] Ids(JsonElement advisories) =>
        [.. advisories.EnumerateArray().Select(one => one.GetProperty("id").GetString()!)];

    private static string[] Texts(JsonElement texts) => [.. texts.EnumerateArray().Select(one => one.GetString()!)];
}
