using System.Net;
using System.Text.Json;
using Tocsin.Advisories.Documents;

namespace Tocsin.Public.Tests.Pages;

public sealed class OpenedCasePageTests
{
    private static readonly DateTimeOffset Day = new(2026, 3, 4, 15, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task An_opened_case_shows_what_was_written_and_the_commitments_of_what_stays_sealed()
    {
        await using var site = await PublicHost.With();
        (await site.Http.GetAsync("/cases/TC-2222-2222")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        await site.Store.Publish([Opened().ToDocument(1)], CancellationToken.None);

        var html = await Page(site, "/cases/TC-2222-2222");

        html.ShouldContain("<strong>Here</strong>");
        html.ShouldNotContain("<script>alert");
        html.ShouldContain("Entry 2 stays sealed");
        html.ShouldContain(new string('0', 62) + "07");
        html.ShouldContain("/heads/2026-03-05.json");
        (await Page(site, "/cases")).ShouldContain("/cases/TC-2222-2222");
        using var json = JsonDocument.Parse(await site.Http.GetStringAsync("/cases/TC-2222-2222.json"));
        json.RootElement.GetProperty("entries").GetArrayLength().ShouldBe(2);
        using var list = JsonDocument.Parse(await site.Http.GetStringAsync("/cases.json"));
        list.RootElement.GetProperty("cases")[0].GetProperty("number").GetString().ShouldBe("TC-2222-2222");
    }

    [Fact]
    public async Task Heads_are_listed_the_newest_first_and_the_latest_has_an_address_of_its_own()
    {
        await using var site = await PublicHost.With();
        (await site.Http.GetAsync("/heads/latest.json")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        await site.Store.Publish(
            [Head("2026-03-04", null), Head("2026-03-05", "signed by us")],
            CancellationToken.None
        );

        using var latest = JsonDocument.Parse(await site.Http.GetStringAsync("/heads/latest.json"));
        latest.RootElement.GetProperty("day").GetString().ShouldBe("2026-03-05");
        (await site.Http.GetStringAsync("/heads/2026-03-05.asc")).ShouldBe("signed by us");
        (await site.Http.GetStringAsync("/heads/2026-03-04.asc")).ShouldBe("a statement");
        (await Page(site, "/heads")).ShouldContain("not signed yet");
        using var all = JsonDocument.Parse(await site.Http.GetStringAsync("/heads.json"));
        all.RootElement.GetProperty("heads")[0].GetProperty("day").GetString().ShouldBe("2026-03-05");
        (await site.Http.GetAsync("/heads/2026-03-06.json")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private static async Task<string> Page(PublicHost site, string path)
    {
        using var asked = new HttpRequestMessage(HttpMethod.Get, path);
        asked.Headers.Accept.ParseAdd("text/html");
        using var shown = await site.Http.SendAsync(asked);
        return await shown.Content.ReadAsStringAsync();
    }

    private static PublishedDocument Head(string day, string? signed) =>
        new HeadDocument(day, Day, new('a', 64), null, false, "a statement", signed, null).ToDocument();

    private static OpenedCaseDocument Opened()
    {
        byte[] sealedFacts = [.. new byte[31], 7];
        var shown = new OpenedCaseDocument.Words(
            Day,
            "Reporter",
            "The report came in.",
            "**Here** <script>alert(1)</script>"
        );
        return new(
            "TC-2222-2222",
            "p",
            "case/TC-2222-2222",
            "A title",
            "TCS-2026-1",
            Day,
            [
                new(1, 1, new byte[32], new byte[32], new byte[32], new([1], [2]), new([1], [2]), shown),
                new(2, 1, sealedFacts, [], new byte[32], null, null, null),
            ],
            new("2026-03-05", new('a', 64), 1, new byte[32], 0, [])
        );
    }
}
