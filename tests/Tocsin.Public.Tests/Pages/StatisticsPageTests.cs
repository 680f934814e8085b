using System.Text.Json;
using Tocsin.Advisories.Documents;

namespace Tocsin.Public.Tests.Pages;

public sealed class StatisticsPageTests
{
    private static readonly DateTimeOffset turn = new(2026, 5, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Figures_are_read_as_words_as_pictures_with_words_and_as_JSON()
    {
        await using var site = await PublicHost.With();
        (await Page(site)).ShouldContain("No figures are public yet.");
        (await site.Http.GetStringAsync("/statistics.json")).ShouldContain("\"periods\":[]");

        var told = new StatisticsDocument(
            [
                new("2026-01", "2026-03", 5, new(1, 4, 90), new(3, 9, null), null, null),
                new("2026-04", "2026-04", 10, new(2, 3, 100), null, null, new(30, 45, 80)),
            ],
            "Europe/Vienna"
        );
        await site.Store.Publish([told.ToDocument(turn)], CancellationToken.None);

        var page = await Page(site);
        page.ShouldContain("2026-01 to 2026-03");
        page.ShouldContain("about 90 %");
        page.ShouldContain("aria-label=\"2026-04: half within 30 days, nine in ten within 45 days\"");
        page.ShouldContain("Too few cases so far.", customMessage: "no fix was measured");
        page.ShouldNotContain(" style=", customMessage: "the policy of the site allows none");
        var first = JsonDocument
            .Parse(await site.Http.GetStringAsync("/statistics.json"))
            .RootElement.GetProperty("periods")[0];
        first.GetProperty("casesAtLeast").GetInt32().ShouldBe(5);
        first.GetProperty("firstAnswer").GetProperty("medianDays").GetInt32().ShouldBe(1);
        first.GetProperty("publication").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task What_was_told_last_is_shown()
    {
        await using var site = await PublicHost.With();
        StatisticsDocument.Period january = new("2026-01", "2026-01", 5, new(1, 4, 90), null, null, null);

        await site.Store.Publish([new StatisticsDocument([january], "Etc/UTC").ToDocument(turn)], default);
        var both = new StatisticsDocument([january, january with { From = "2026-02", To = "2026-02" }], "Etc/UTC");
        await site.Store.Publish([both.ToDocument(turn.AddMonths(1))], default);

        (await Page(site)).ShouldContain("2026-02");
    }

    private static async Task<string> Page(PublicHost site)
    {
        using var asked = new HttpRequestMessage(HttpMethod.Get, "/statistics");
        asked.Headers.Accept.ParseAdd("text/html");
        using var shown = await site.Http.SendAsync(asked);
        shown.EnsureSuccessStatusCode();
        return await shown.Content.ReadAsStringAsync();
    }
}
