using System.Net;
using Tocsin.Public.Nsp;

namespace Tocsin.Public.Tests.Nsp;

public sealed class NspTests
{
    private const string Checked = """
        {"package":{"name":"checked","version":"1.0.0"},
         "packagelock":{"name":"checked","version":"1.0.0","dependencies":{"left-pad":{"version":"1.0.0"}}},"exceptions":[EXCEPT]}
        """;

    [Theory]
    [InlineData("/check")]
    [InlineData("/nsp/check")]
    public async Task A_finding_has_what_the_client_prints(string path)
    {
        await using var host = await PublicHost.With(AnAdvisory.LeftPad());

        var (status, body) = await host.Post(path, Checked.Replace("EXCEPT", ""));

        status.ShouldBe(HttpStatusCode.OK);
        var one = body.EnumerateArray().ShouldHaveSingleItem();
        one.GetProperty("module").GetString().ShouldBe("left-pad");
        one.GetProperty("version").GetString().ShouldBe("1.0.0");
        one.GetProperty("title").GetString().ShouldBe("Pads too far");
        one.GetProperty("cvss_score").GetDouble().ShouldBe(7.5);
        one.GetProperty("patched_versions").GetString().ShouldBe(">=1.3.0");
        one.GetProperty("path")
            .EnumerateArray()
            .Select(p => p.GetString())
            .ShouldBe(["checked@1.0.0", "left-pad@1.0.0"]);
        one.GetProperty("advisory").GetString().ShouldBe("https://advisories.example/advisories/TCS-2026-1");
    }

    [Fact]
    public async Task An_exception_is_left_out()
    {
        await using var host = await PublicHost.With(AnAdvisory.LeftPad());

        var (_, body) = await host.Post(
            "/check",
            Checked.Replace("EXCEPT", "\"https://advisories.example/advisories/TCS-2026-1\"")
        );

        body.GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task An_answer_that_repeats_a_long_text_too_often_is_refused()
    {
        await using var host = await PublicHost.With(
            AnAdvisory.LeftPad(more: $"\"details\":\"{new string('x', 1_000_000)}\",")
        );
        var copies = string.Join(
            ',',
            Enumerable.Range(0, 40).Select(i => $"\"alias{i}\":{{\"version\":\"npm:left-pad@1.0.0\"}}")
        );

        (await host.Post("/check", "{\"packagelock\":{\"dependencies\":{" + copies + "}}}")).Status.ShouldBe(
            HttpStatusCode.RequestEntityTooLarge
        );
    }

    [Fact]
    public async Task Without_a_lock_file_nothing_is_called_clean()
    {
        await using var host = await PublicHost.With(AnAdvisory.LeftPad());

        var (status, body) = await host.Post("/check", """{"package":{"dependencies":{"left-pad":"^1.0.0"}}}""");

        status.ShouldBe(HttpStatusCode.BadRequest);
        body.GetProperty("code").GetString().ShouldBe("nsp.no-lock");
    }

    [Theory]
    [InlineData("/nsp/advisories")]
    [InlineData("/advisories")]
    public async Task The_list_has_pages_by_offset_and_leaves_out_what_was_withdrawn(string path)
    {
        await using var host = await PublicHost.With([
            AnAdvisory.LeftPad("W", more: """ "withdrawn":"2026-03-02T00:00:00Z", """),
            .. Enumerable.Range(0, NspLimits.PageSize + 5).Select(i => AnAdvisory.LeftPad($"A-{i:000}")),
        ]);

        var (status, body) = await host.Get($"{path}?offset={NspLimits.PageSize}");

        status.ShouldBe(HttpStatusCode.OK);
        body.GetProperty("total").GetInt32().ShouldBe(NspLimits.PageSize + 5);
        body.GetProperty("count").GetInt32().ShouldBe(5);
        body.GetProperty("offset").GetInt32().ShouldBe(NspLimits.PageSize);
        body.GetProperty("results")[0].GetProperty("module_name").GetString().ShouldBe("left-pad");
        (await host.Get(path + "?offset=-1")).Status.ShouldBe(HttpStatusCode.BadRequest);
        (await host.Get(path + "?offset=9999")).Body.GetProperty("count").GetInt32().ShouldBe(0);
    }
}
