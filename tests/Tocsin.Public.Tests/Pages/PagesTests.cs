using System.Net;
using System.Net.Http.Headers;
using System.Xml.Linq;

namespace Tocsin.Public.Tests.Pages;

public sealed class PagesTests
{
    [Fact]
    public async Task An_advisory_is_a_page_for_people_and_JSON_for_programs()
    {
        await using var host = await PublicHost.With(AnAdvisory.LeftPad());

        var page = await (await host.GetPage("/advisories/TCS-2026-1")).Content.ReadAsStringAsync();
        var json = await host.Get("/advisories/TCS-2026-1");
        var named = await host.GetPage("/advisories/TCS-2026-1.json");

        page.ShouldContain("Pads too far");
        page.ShouldContain("left-pad");
        page.ShouldContain("https://advisories.example/advisories/TCS-2026-1");
        json.Body.GetProperty("id").GetString().ShouldBe("TCS-2026-1");
        named.Content.Headers.ContentType!.MediaType.ShouldBe("application/json");
    }

    [Fact]
    public async Task An_alias_leads_to_its_advisory_and_nothing_leads_nowhere()
    {
        await using var host = await PublicHost.With(AnAdvisory.LeftPad(more: """ "aliases":["CVE-2026-1"], """));

        var alias = await host.GetPage("/advisories/CVE-2026-1");
        var absent = await host.GetPage("/advisories/CVE-2026-2");

        alias.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        alias.Headers.Location!.ToString().ShouldBe("/advisories/TCS-2026-1");
        (await host.Http.GetAsync("/advisories/CVE-2026-1.json"))
            .Headers.Location!.ToString()
            .ShouldBe("/advisories/TCS-2026-1.json");
        absent.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        absent.Content.Headers.ContentType!.MediaType.ShouldBe("text/html");
        (await host.Http.GetAsync("/advisories/CVE-2026-2")).Content.Headers.ContentType!.MediaType.ShouldBe(
            "application/problem+json"
        );
    }

    [Fact]
    public async Task A_withdrawn_advisory_stays_readable_and_says_so()
    {
        await using var host = await PublicHost.With(
            AnAdvisory.LeftPad(more: """ "withdrawn":"2026-03-02T00:00:00Z", """)
        );

        (await (await host.GetPage("/advisories/TCS-2026-1")).Content.ReadAsStringAsync()).ShouldContain("ithdrawn");
        (await host.Post("/v1/query", """{"package":{"purl":"pkg:npm/left-pad@1.0.0"}}"""))
            .Body.GetRawText()
            .ShouldBe("{}");
    }

    [Fact]
    public async Task The_list_is_searched_and_paged()
    {
        await using var host = await PublicHost.With([
            .. Enumerable.Range(0, 60).Select(n => AnAdvisory.LeftPad($"TCS-2026-{n:00}")),
            AnAdvisory.Of("X-1", "other", "\"versions\":[]"),
        ]);

        var first = (await host.Get("/advisories")).Body;
        var second = (await host.Get("/advisories?page=2")).Body;
        var found = (await host.Get("/advisories?q=OTHER")).Body;

        first.GetProperty("advisories").GetArrayLength().ShouldBe(50);
        first.GetProperty("next").GetInt32().ShouldBe(2);
        second.GetProperty("advisories").GetArrayLength().ShouldBe(11);
        found.GetProperty("advisories")[0].GetProperty("id").GetString().ShouldBe("X-1");
        (await host.GetPage("/advisories?page=2")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await host.GetPage("/advisories?page=x")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await host.GetPage("/advisories?page=0")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await host.GetPage($"/advisories?q={new string('x', 201)}")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task What_somebody_searches_for_is_shown_as_text()
    {
        await using var host = await PublicHost.With();

        var page = await (
            await host.GetPage("/advisories?q=%3Cscript%3Ealert(1)%3C/script%3E")
        ).Content.ReadAsStringAsync();

        page.ShouldNotContain("<script>alert");
    }

    [Fact]
    public async Task A_package_has_a_page_with_its_advisories_slashes_and_all()
    {
        await using var host = await PublicHost.With(AnAdvisory.Of("A", "@scope/name", "\"versions\":[\"1.0.0\"]"));

        var list = await (await host.GetPage("/advisories")).Content.ReadAsStringAsync();
        list.ShouldContain("/packages/npm/%40scope/name");
        (await host.GetPage("/packages/npm/%40scope/name")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await host.GetPage("/packages/npm/@scope/name")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await host.GetPage("/packages/npm/nothing")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await host.GetPage("/packages/npm/")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_front_page_says_how_to_point_npm_here()
    {
        await using var host = await PublicHost.With(AnAdvisory.LeftPad());

        var page = await (await host.GetPage("/")).Content.ReadAsStringAsync();

        page.ShouldContain("npm audit --registry https://advisories.example/npm/");
        page.ShouldContain("TCS-2026-1");
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/advisories")]
    [InlineData("/advisories/TCS-2026-1")]
    [InlineData("/advisories/TCS-2026-1.json")]
    [InlineData("/packages/npm/left-pad")]
    [InlineData("/v1/vulns/TCS-2026-1")]
    [InlineData("/feed.atom")]
    public async Task A_reader_who_has_it_is_spared_it_until_it_changes(string path)
    {
        await using var host = await PublicHost.With(AnAdvisory.LeftPad());
        var first = await host.GetPage(path);
        var tag = first.Headers.ETag.ShouldNotBeNull();

        (await Again(tag)).StatusCode.ShouldBe(HttpStatusCode.NotModified);
        await host.Publish(AnAdvisory.LeftPad(modified: "2026-03-02T12:00:00Z"));
        (await Again(tag)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await Again(EntityTagHeaderValue.Any)).StatusCode.ShouldBe(HttpStatusCode.NotModified);

        async Task<HttpResponseMessage> Again(EntityTagHeaderValue known)
        {
            var request = new HttpRequestMessage(HttpMethod.Get, path);
            request.Headers.Accept.ParseAdd("text/html");
            request.Headers.IfNoneMatch.Add(known);
            return await host.Http.SendAsync(request);
        }
    }

    [Fact]
    public async Task A_date_spares_too_where_it_is_known()
    {
        await using var host = await PublicHost.With(AnAdvisory.LeftPad(modified: "2026-03-01T12:00:00.5Z"));
        var first = await host.Http.GetAsync("/v1/vulns/TCS-2026-1");
        var request = new HttpRequestMessage(HttpMethod.Get, "/v1/vulns/TCS-2026-1");
        request.Headers.IfModifiedSince = first.Content.Headers.LastModified.ShouldNotBeNull();

        (await host.Http.SendAsync(request)).StatusCode.ShouldBe(HttpStatusCode.NotModified);
    }

    [Fact]
    public async Task The_feed_has_the_programmes_own_advisories_the_newest_first()
    {
        await using var host = await PublicHost.With(
            AnAdvisory.LeftPad(
                "TCS-2026-1",
                """ "summary":"<b>&\u0001 bold", """.Replace("\"summary\"", "\"details\"", StringComparison.Ordinal)
            ),
            AnAdvisory.Of("GHSA-1", "other", "\"versions\":[]")
        );

        var feed = XDocument.Parse(await host.Http.GetStringAsync("/feed.atom")).Root!;

        XNamespace atom = "http://www.w3.org/2005/Atom";
        feed.Name.ShouldBe(atom + "feed");
        foreach (var needed in (string[])["id", "title", "updated"])
            feed.Element(atom + needed).ShouldNotBeNull();
        var entry = feed.Elements(atom + "entry").ShouldHaveSingleItem();
        entry.Element(atom + "id")!.Value.ShouldBe("https://advisories.example/advisories/TCS-2026-1");
        DateTimeOffset.Parse(entry.Element(atom + "updated")!.Value).ShouldBe(new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));
    }

    [Fact]
    public async Task Heads_are_answered_like_gets_without_a_body()
    {
        await using var host = await PublicHost.With(AnAdvisory.LeftPad());

        foreach (var path in (string[])["/v1/vulns/TCS-2026-1", "/feed.atom", "/advisories/TCS-2026-1"])
        {
            var answer = await host.Http.SendAsync(new HttpRequestMessage(HttpMethod.Head, path));
            answer.StatusCode.ShouldBe(HttpStatusCode.OK, path);
            answer.Headers.ETag.ShouldNotBeNull();
            (await answer.Content.ReadAsByteArrayAsync()).ShouldBeEmpty();
        }
    }
}
