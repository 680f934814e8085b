using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Tocsin.Advisories.Documents;

namespace Tocsin.Public.Tests.Pages;

public sealed class ThreatModelPageTests
{
    private static readonly DateTimeOffset Day = new(2026, 3, 4, 12, 0, 0, TimeSpan.Zero);

    private static readonly ThreatModelDocument Stated = new(
        "node-js",
        "Node.js",
        [
            new(
                "TM-node-js-1",
                1,
                [
                    new(
                        1,
                        "trusted",
                        Day,
                        "The system is trusted.",
                        "It could do anything.",
                        ["A module of the kernel."]
                    ),
                    new(2, "out-of-scope", Day.AddDays(1), "The system is **out of scope**.", "As before.", []),
                ],
                null
            ),
            new(
                "TM-node-js-2",
                2,
                [new(1, "untrusted", Day, "Input <script>alert(1)</script> is not.", "Anybody sends it.", [])],
                new(Day.AddDays(2), "Said better elsewhere.")
            ),
        ]
    );

    [Fact]
    public async Task A_published_threat_model_is_a_page_on_which_every_statement_and_version_has_an_anchor()
    {
        await using var site = await PublicHost.With();
        (await site.Http.GetAsync("/threat-model/node-js")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await Page(site, "/threat-model")).ShouldContain("Nothing is stated yet");
        await site.Store.Publish([Stated.ToDocument(3, Day.AddDays(2))], CancellationToken.None);

        var page = await Page(site, "/threat-model/node-js");

        foreach (var anchor in new[] { "TM-node-js-1", "TM-node-js-1-v1", "TM-node-js-1-v2", "TM-node-js-2" })
            page.ShouldContain($"id=\"{anchor}\"");
        page.ShouldContain("<strong>out of scope</strong>");
        page.ShouldContain("A module of the kernel.");
        page.ShouldContain("Said better elsewhere.");
        page.ShouldNotContain("<script>alert");
        page.ShouldContain("https://reports.example/challenge?statement=TM-node-js-1");
        page.ShouldNotContain("challenge?statement=TM-node-js-2");
        (await Page(site, "/threat-model")).ShouldContain("one statement");
    }

    [Fact]
    public async Task The_same_is_there_as_JSON_and_the_newest_change_at_once()
    {
        await using var site = await PublicHost.With();
        await site.Store.Publish([Stated.ToDocument(3, Day)], CancellationToken.None);
        var read = JsonDocument.Parse(await site.Http.GetStringAsync("/threat-model/node-js.json")).RootElement;
        read.GetProperty("statements")[0]
            .GetProperty("versions")[1]
            .GetProperty("kind")
            .GetString()
            .ShouldBe("out-of-scope");

        await site.Store.Publish(
            [(Stated with { Statements = [Stated.Statements[0]] }).ToDocument(4, Day)],
            CancellationToken.None
        );

        var answer = await site.Http.GetAsync("/threat-model/node-js");
        answer.Headers.CacheControl!.NoCache.ShouldBeTrue();
        JsonDocument
            .Parse(await answer.Content.ReadAsStringAsync())
            .RootElement.GetProperty("statements")
            .GetArrayLength()
            .ShouldBe(1);
        JsonDocument
            .Parse(await site.Http.GetStringAsync("/threat-model.json"))
            .RootElement.GetProperty("threatModels")
            .GetArrayLength()
            .ShouldBe(1);
    }

    private static async Task<string> Page(PublicHost site, string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/html"));
        using var answer = await site.Http.SendAsync(request);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        return await answer.Content.ReadAsStringAsync();
    }
}
