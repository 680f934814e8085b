using System.Net;
using System.Net.Http.Headers;
using System.Xml.Linq;

namespace Tocsin.Public.Tests.Feeds;

public sealed class FeedTests
{
    private static readonly string Other = AnAdvisory.Of(
        "GHSA-1",
        "@scope/other",
        "\"versions\":[\"1.0.0\"]",
        "\"aliases\":[\"CVE-2026-5\"],"
    );

    [Theory]
    [InlineData("/feed.json", "TCS-2026-1")]
    [InlineData("/feed/all.json", "TCS-2026-1 GHSA-1")]
    [InlineData("/feed/product/npm.json", "TCS-2026-1")]
    [InlineData("/packages/npm/left-pad/feed.json", "TCS-2026-1")]
    [InlineData("/packages/npm/%40scope/other/feed.json", "GHSA-1")]
    public async Task A_JSON_Feed_has_what_its_version_1_1_asks_for(string path, string ids)
    {
        await using var host = await PublicHost.With(AnAdvisory.LeftPad(), Other);

        var (status, feed) = await host.Get(path);

        status.ShouldBe(HttpStatusCode.OK);
        feed.GetProperty("version").GetString().ShouldBe("https://jsonfeed.org/version/1.1");
        feed.GetProperty("title").GetString().ShouldNotBeNullOrEmpty();
        feed.GetProperty("feed_url").GetString().ShouldBe("https://advisories.example" + path);
        var items = feed.GetProperty("items").EnumerateArray().ToList();
        items
            .Select(item => item.GetProperty("id").GetString()!.Split('/')[^1])
            .ShouldBe(ids.Split(' '), ignoreOrder: true);
        foreach (var item in items)
        {
            item.GetProperty("url").GetString().ShouldStartWith("https://advisories.example/advisories/");
            item.GetProperty("content_text").GetString().ShouldNotBeNullOrEmpty();
            DateTimeOffset.Parse(item.GetProperty("date_published").GetString()!).Year.ShouldBe(2026);
        }
    }

    [Theory]
    [InlineData("/feed.atom", 1)]
    [InlineData("/feed/all.atom", 2)]
    [InlineData("/feed/product/npm.atom", 1)]
    [InlineData("/packages/npm/%40scope/other/feed.atom", 1)]
    public async Task An_Atom_feed_names_itself_and_has_what_its_RFC_asks_for(string path, int entries)
    {
        await using var host = await PublicHost.With(AnAdvisory.LeftPad(), Other);

        var feed = XDocument.Parse(await host.Http.GetStringAsync(path)).Root!;

        XNamespace atom = "http://www.w3.org/2005/Atom";
        feed.Element(atom + "id")!.Value.ShouldBe("https://advisories.example" + path);
        feed.Elements(atom + "entry").Count().ShouldBe(entries);
        foreach (var entry in feed.Elements(atom + "entry").Append(feed))
        {
            foreach (var needed in (string[])["id", "title", "updated"])
                entry.Element(atom + needed).ShouldNotBeNull();
        }
    }

    [Theory]
    [InlineData("/feed.atom", "application/atom+xml")]
    [InlineData("/feed/all.atom", "application/atom+xml")]
    [InlineData("/feed.json", "application/feed+json")]
    [InlineData("/feed/all.json", "application/feed+json")]
    [InlineData("/packages/npm/left-pad/feed.atom", "application/atom+xml")]
    [InlineData("/packages/npm/left-pad/feed.json", "application/feed+json")]
    public async Task A_reader_who_has_a_feed_is_spared_it_until_it_changes(string path, string type)
    {
        await using var host = await PublicHost.With(AnAdvisory.LeftPad());
        var first = await host.Http.GetAsync(path);
        first.Content.Headers.ContentType!.MediaType.ShouldBe(type);
        first.Headers.GetValues("Access-Control-Allow-Origin").ShouldBe(["*"]);
        var tag = first.Headers.ETag.ShouldNotBeNull();

        (await Again(tag)).StatusCode.ShouldBe(HttpStatusCode.NotModified);
        await host.Publish(AnAdvisory.LeftPad(modified: "2026-03-02T12:00:00Z"));
        (await Again(tag)).StatusCode.ShouldBe(HttpStatusCode.OK);

        async Task<HttpResponseMessage> Again(EntityTagHeaderValue known)
        {
            var request = new HttpRequestMessage(HttpMethod.Get, path);
            request.Headers.IfNoneMatch.Add(known);
            return await host.Http.SendAsync(request);
        }
    }

    [Fact]
    public async Task What_has_no_advisories_has_no_feed_and_a_package_may_be_called_like_one()
    {
        await using var host = await PublicHost.With(AnAdvisory.Of("A", "x/feed.json", "\"versions\":[\"1.0.0\"]"));

        (await host.Http.GetAsync("/packages/npm/nothing/feed.json")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await host.Http.GetAsync("/packages/npm/feed.json")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await host.Get("/packages/npm/x/feed.json")).Body.GetProperty("name").GetString().ShouldBe("x/feed.json");
    }

    [Fact]
    public async Task Each_product_of_the_programme_has_a_feed_of_what_we_published_about_it()
    {
        var node = AnAdvisory.LeftPad("TCS-2026-2").Replace("\"npm\"", "\"Node.js\"").Replace("left-pad", "node");
        await using var host = await PublicHost.For(
            ["Node.js", "left-pad", "Something & else"],
            AnAdvisory.LeftPad(),
            node,
            Other
        );

        (await Ids("/feed/product/node-js.json")).ShouldBe(["TCS-2026-2"]);
        (await Ids("/feed/product/left-pad.json")).ShouldBe(["TCS-2026-1"]);
        (await Ids("/feed/product/something-else.json")).ShouldBeEmpty();
        (await host.Http.GetAsync("/feed/product/npm.json")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await host.Http.GetAsync("/feed/product/npm.atom")).StatusCode.ShouldBe(HttpStatusCode.NotFound);

        async Task<List<string>> Ids(string path) =>
            [
                .. (await host.Get(path))
                    .Body.GetProperty("items")
                    .EnumerateArray()
                    .Select(item => item.GetProperty("id").GetString()!.Split('/')[^1]),
            ];
    }
}
