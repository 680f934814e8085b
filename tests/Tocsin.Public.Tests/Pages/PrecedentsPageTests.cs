using System.Text.Json;
using Tocsin.Advisories.Documents;

namespace Tocsin.Public.Tests.Pages;

public sealed class PrecedentsPageTests
{
    private static readonly DateTimeOffset Day = new(2026, 3, 4, 15, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Precedents_are_read_as_a_page_and_as_JSON_and_no_script_in_them_runs()
    {
        await using var site = await PublicHost.With();
        var one = new PrecedentDocument(
            "PR-7KQ4M2XD",
            "Merging options",
            "not-a-vulnerability",
            [new("TM-node-js-3", "node-js", 2)],
            "Options are **merged**. <script>alert(1)</script>",
            "The caller is trusted.",
            DateOnly.FromDateTime(Day.UtcDateTime)
        );
        await site.Store.Publish([one.ToDocument(Day)], CancellationToken.None);

        using var asked = new HttpRequestMessage(HttpMethod.Get, "/precedents");
        asked.Headers.Accept.ParseAdd("text/html");
        using var shown = await site.Http.SendAsync(asked);
        var html = await shown.Content.ReadAsStringAsync();
        html.ShouldContain("<strong>merged</strong>");
        html.ShouldContain("not a vulnerability");
        html.ShouldContain("TM-node-js-3/2");
        html.ShouldNotContain("<script>alert");

        var read = JsonDocument.Parse(await site.Http.GetStringAsync("/precedents.json")).RootElement;
        var listed = read.GetProperty("precedents")[0];
        listed.GetProperty("id").GetString().ShouldBe("PR-7KQ4M2XD");
        listed.GetProperty("published").GetString().ShouldBe("2026-03-04", "a day, not an instant");
    }
}
