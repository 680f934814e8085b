using System.Net;
using System.Text.Json;
using Tocsin.Advisories.Documents;

namespace Tocsin.Public.Tests.Pages;

public sealed class MinutesPageTests
{
    private static readonly DateTimeOffset Day = new(2026, 3, 4, 15, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Minutes_are_found_by_day_and_by_team_where_two_met_on_it()
    {
        await using var site = await PublicHost.With();
        await site.Store.Publish(
            [Of("2026-03-04-policy", "We **met**. <script>alert(1)</script>")],
            CancellationToken.None
        );

        var page = await site.Http.GetStringAsync("/minutes/2026-03-04.json");
        JsonDocument.Parse(page).RootElement.GetProperty("id").GetString().ShouldBe("2026-03-04-policy");
        using var asked = new HttpRequestMessage(HttpMethod.Get, "/minutes/2026-03-04");
        asked.Headers.Accept.ParseAdd("text/html");
        using var shown = await site.Http.SendAsync(asked);
        var html = await shown.Content.ReadAsStringAsync();
        html.ShouldContain("<strong>met</strong>");
        html.ShouldNotContain("<script>alert");

        await site.Store.Publish([Of("2026-03-04-steering", "So did we.")], CancellationToken.None);

        (await site.Http.GetAsync("/minutes/2026-03-04")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await site.Http.GetStringAsync("/minutes/2026-03-04-steering.json")).ShouldContain("So did we.");
        JsonDocument
            .Parse(await site.Http.GetStringAsync("/minutes.json"))
            .RootElement.GetProperty("minutes")
            .GetArrayLength()
            .ShouldBe(2);
        (await site.Http.GetAsync("/minutes/2026-03")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private static PublishedDocument Of(string id, string text) =>
        new MinutesDocument(id, "Policy", "Every month", Day, "Europe/Vienna", text).ToDocument(1, Day);
}
