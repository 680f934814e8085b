using System.Net;

namespace Tocsin.Public.Tests.Pages;

public sealed class RevisionTests
{
    [Fact]
    public async Task Every_revision_is_on_the_page_with_what_changed_in_it()
    {
        await using var host = await Revised();

        var page = await (await host.GetPage("/advisories/TCS-2026-1")).Content.ReadAsStringAsync();

        page.ShouldContain("Revision 2, in force");
        page.ShouldContain("Changed: affected versions, details");
        page.ShouldContain("everything before 1.4.0");
        page.ShouldContain("A second look.");
    }

    [Fact]
    public async Task The_same_is_had_as_JSON_and_each_record_as_it_was()
    {
        await using var host = await Revised();

        var (_, told) = await host.Get("/advisories/TCS-2026-1/revisions");
        var first = await host.Http.GetAsync("/advisories/TCS-2026-1/revisions/1");

        var revisions = told.GetProperty("revisions");
        revisions.GetArrayLength().ShouldBe(2);
        var change = revisions[0].GetProperty("changes")[0];
        change.GetProperty("part").GetString().ShouldBe("Affected versions");
        change.GetProperty("gone")[0].GetString().ShouldBe("npm left-pad: everything before 1.3.0");
        change.GetProperty("new")[0].GetString().ShouldBe("npm left-pad: everything before 1.4.0");
        revisions[0].GetProperty("record").GetString().ShouldBe("/advisories/TCS-2026-1/revisions/2");
        first.Headers.ETag.ShouldNotBeNull();
        (await first.Content.ReadAsStringAsync()).ShouldContain("\"fixed\":\"1.3.0\"");
    }

    [Theory]
    [InlineData("/advisories/TCS-2026-1/revisions/3")]
    [InlineData("/advisories/TCS-2026-1/revisions/0")]
    [InlineData("/advisories/TCS-2026-1/revisions/x")]
    [InlineData("/advisories/TCS-2026-9/revisions")]
    [InlineData("/advisories/TCS-2026-9/revisions/1")]
    public async Task What_was_never_published_is_not_there(string path)
    {
        await using var host = await Revised();

        (await host.Http.GetAsync(path)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private static async Task<PublicHost> Revised()
    {
        var host = await PublicHost.With(Record("1.3.0", "A first look.", "2026-03-01T12:00:00Z"));
        await host.Publish(Record("1.4.0", "A second look.", "2026-03-02T12:00:00Z"));
        return host;
    }

    private static string Record(string fix, string details, string modified) =>
        AnAdvisory.Of(
            "TCS-2026-1",
            "left-pad",
            $$""" "ranges":[{"type":"SEMVER","events":[{"introduced":"0"},{"fixed":"{{fix}}"}]}] """,
            $"\"summary\":\"Pads too far\",\"details\":\"{details}\",",
            modified
        );
}
