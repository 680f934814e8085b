using Tocsin.Advisories.Documents;

namespace Tocsin.Public.Tests.Pages;

public sealed class ProgrammeTests
{
    [Fact]
    public async Task What_the_programme_tells_of_itself_counts_more_than_what_is_set()
    {
        await using var host = await PublicHost.With(
            """
            {"id": "NEW-2026-1", "modified": "2026-01-01T00:00:00Z", "summary": "Reading past the end",
             "affected": [{"package": {"ecosystem": "npm", "name": "left-pad"}, "versions": ["1.0.0"]}]}
            """
        );
        (await host.Http.GetStringAsync("/")).ShouldContain("<h1>Example</h1>");

        await host.Publish(
            new ProgrammeDocument(
                "New foundation",
                "NEW",
                [new("Node.js", null, []), new("Packages", "npm", [])],
                "What is *ours*.",
                "You need not fear us.",
                3,
                60
            ).ToDocument(1, DateTimeOffset.UnixEpoch)
        );

        var page = await host.Http.GetStringAsync("/");
        page.ShouldContain("<h1>New foundation</h1>");
        page.ShouldContain("What is <em>ours</em>.");
        page.ShouldContain("within 3 business days");
        // an ecosystem by whatever name has a feed of its packages
        (await host.Http.GetStringAsync("/feed/product/packages.atom")).ShouldContain("NEW-2026-1");
        (await host.Http.GetStringAsync("/feed/product/node-js.atom")).ShouldNotContain("NEW-2026-1");
    }
}
