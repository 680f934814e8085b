using System.Net;
using Tocsin.Clients.Tests.Actors;

namespace Tocsin.Clients.Tests.Audits;

/// <summary>A private report becomes a published advisory, by API alone, and a real <c>npm audit</c> warns.</summary>
public sealed class WholePathTests
{
    private static readonly string[] writing = ["cases-write"];

    [NpmFact]
    public async Task A_report_becomes_an_advisory_and_npm_warns_until_the_fix_is_installed()
    {
        await using var tocsin = await TocsinProcess.Start("--samples", "no");
        using var path = await ACase.Approved(tocsin);
        var vulnerable = ANpm.Project(Path.Combine(tocsin.Home.Folder, "vulnerable"), (APackage.Name, "1.2.3"));
        var mended = ANpm.Project(Path.Combine(tocsin.Home.Folder, "mended"), (APackage.Name, "1.2.4"));
        foreach (var npm in ANpm.All)
        {
            var before = await npm.Audit(vulnerable, tocsin.Origin("public"));
            before.Code.ShouldBe(0, $"{npm.Version}, before it was published: {before.Output}");
        }

        (await path.Publish()).StatusCode.ShouldBe(HttpStatusCode.OK);
        var advisory = (await path.Published(within: TimeSpan.FromSeconds(20))).ShouldNotBeNull();
        advisory.GetProperty("id").GetString().ShouldBe($"TCS-{TimeProvider.System.GetUtcNow().Year}-1");
        advisory.GetProperty("aliases")[0].GetString().ShouldBe("CVE-2026-0001");

        foreach (var npm in ANpm.All)
        {
            var warned = await npm.Audit(vulnerable, tocsin.Origin("public"));
            warned.Code.ShouldBe(1, $"{npm.Version}: {warned.Output}");
            warned.Output.ShouldContain(APackage.Title);
            warned.Output.ShouldContain($"/advisories/{advisory.GetProperty("id").GetString()}");

            var quiet = await npm.Audit(mended, tocsin.Origin("public"));
            quiet.Code.ShouldBe(0, $"{npm.Version}: {quiet.Output}");
            quiet.Output.ShouldContain("found 0 vulnerabilities");
        }
        (await path.Query("1.2.4")).TryGetProperty("vulns", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task A_token_prepares_and_does_not_publish()
    {
        await using var tocsin = await TocsinProcess.Start("--samples", "no");
        using var path = await ACase.Approved(tocsin);
        var minted = await path.Drafter.Post(
            "/api/me/tokens",
            new
            {
                label = "a script",
                scopes = writing,
                days = 1,
                code = await path.Drafter.Authenticator.Next(),
            }
        );
        using var script = tocsin.Client("workspace");
        script.DefaultRequestHeaders.Authorization = new("Bearer", minted.GetProperty("secret").GetString());

        using var seen = await script.GetAsync($"/api/cases/{path.Number}");
        seen.StatusCode.ShouldBe(HttpStatusCode.OK);
        using var refused = await script.PostAsync(
            $"/api/cases/{path.Number}/publication",
            new StringContent("""{"revision":1}""", null, "application/json")
        );
        refused.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await refused.Content.ReadAsStringAsync()).ShouldContain("step-up.needed");
    }
}
