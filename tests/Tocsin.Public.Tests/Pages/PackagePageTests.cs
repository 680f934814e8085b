namespace Tocsin.Public.Tests.Pages;

public sealed class PackagePageTests
{
    [Fact]
    public async Task The_chart_draws_every_advisory_and_says_the_same_in_words()
    {
        await using var host = await PublicHost.With(
            AnAdvisory.LeftPad(),
            AnAdvisory.Of("GHSA-2", "left-pad", "\"versions\":[\"2.0.0\"]")
        );

        var page = await (await host.GetPage("/packages/npm/left-pad")).Content.ReadAsStringAsync();

        page.Split("<rect class=\"span\"").Length.ShouldBe(3);
        page.ShouldContain("aria-label=\"Affected: 1.0.0 up to but not including 1.3.0. Fixed in 1.3.0.\"");
        page.ShouldContain("aria-label=\"Affected: version 2.0.0. No fix is named.\"");
        page.ShouldContain("No fix is named");
        page.ShouldNotContain(" style=");
    }

    [Theory]
    [InlineData("1.1.0", true)]
    [InlineData("1.3.0", false)]
    public async Task A_version_is_marked_and_judged_as_every_API_judges_it(string version, bool affected)
    {
        await using var host = await PublicHost.With(AnAdvisory.LeftPad());

        var page = await (await host.GetPage($"/packages/npm/left-pad?version={version}")).Content.ReadAsStringAsync();
        var (_, json) = await host.Get($"/packages/npm/left-pad?version={version}");

        page.ShouldContain(affected ? $"One advisory affects {version}" : $"No advisory here affects {version}");
        page.ShouldContain("class=\"mark\"");
        json.GetProperty("versions").EnumerateArray().Select(v => v.GetString()).ShouldBe(["1.0.0", "1.3.0"]);
        json.GetProperty("advisories")[0].GetProperty("affectsVersion").GetBoolean().ShouldBe(affected);
        json.GetProperty("advisories")[0].GetProperty("fixed")[0].GetString().ShouldBe("1.3.0");
        json.GetProperty("advisories")[0].GetProperty("severity").GetString().ShouldBe("High");
    }

    [Fact]
    public async Task A_version_that_is_asked_about_is_shown_as_text_and_a_long_one_is_refused()
    {
        await using var host = await PublicHost.With(AnAdvisory.LeftPad());

        var page = await host.GetPage("/packages/npm/left-pad?version=%3Cscript%3E");
        var tooLong = await host.GetPage($"/packages/npm/left-pad?version={new string('1', 257)}");

        (await page.Content.ReadAsStringAsync()).ShouldNotContain("<script>\"");
        ((int)tooLong.StatusCode).ShouldBe(400);
    }

    [Fact]
    public async Task The_matrix_of_Node_has_its_lines_and_fixes_as_page_and_JSON()
    {
        const string Record = """
            {"id":"NSWG-COR-1","modified":"2026-03-01T12:00:00Z","summary":"Slow","aliases":["CVE-2026-3"],
            "affected":[{"package":{"ecosystem":"Node.js","name":"node"},"ranges":[
              {"type":"SEMVER","events":[{"introduced":"20.0.0"},{"fixed":"20.1.2"}]},
              {"type":"SEMVER","events":[{"introduced":"21.0.0"},{"fixed":"22.0.0-0"}]}]}]}
            """;
        await using var host = await PublicHost.With(Record);

        var page = await (await host.GetPage("/matrix/node")).Content.ReadAsStringAsync();
        var (_, json) = await host.Get("/matrix/node");

        page.ShouldContain("20.1.2");
        page.ShouldContain("no fix");
        page.ShouldContain("CVE-2026-3");
        json.GetProperty("lines").EnumerateArray().Select(line => line.GetString()).ShouldBe(["21.x", "20.x"]);
        var affected = json.GetProperty("vulnerabilities")[0].GetProperty("affected");
        affected.GetProperty("20.x").GetProperty("fixed").GetString().ShouldBe("20.1.2");
        affected.GetProperty("21.x").TryGetProperty("fixed", out var none).ShouldBeTrue();
        none.ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
    }
}
