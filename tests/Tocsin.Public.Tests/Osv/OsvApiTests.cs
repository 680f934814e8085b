using System.Net;
using System.Text.Json;
using Tocsin.Public.Osv;

namespace Tocsin.Public.Tests.Osv;

public sealed class OsvApiTests
{
    [Theory]
    [InlineData("""{"package":{"ecosystem":"npm","name":"left-pad"},"version":"1.2.0"}""", true)]
    [InlineData("""{"package":{"ecosystem":"npm","name":"left-pad"},"version":"1.3.0"}""", false)]
    [InlineData("""{"package":{"ecosystem":"npm","name":"left-pad"}}""", true)]
    [InlineData("""{"package":{"purl":"pkg:npm/left-pad@1.2.0"}}""", true)]
    [InlineData("""{"package":{"purl":"pkg:npm/left-pad"},"version":"1.2.0"}""", true)]
    [InlineData("""{"package":{"purl":"pkg:npm/left-pad@2.0.0"}}""", false)]
    [InlineData("""{"package":{"ecosystem":"PyPI","name":"left-pad"},"version":"1.2.0"}""", false)]
    [InlineData(
        """{"package":{"ecosystem":"npm","name":"left-pad","more":[{}]},"version":"1.2.0","other":{"a":[1]}}""",
        true
    )]
    [InlineData("""{"package":{"ecosystem":"npm","name":"left-pad"},"version":"not a version"}""", false)]
    [InlineData("""{"commit":"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"}""", false)]
    public async Task A_query_answers_with_full_records(string query, bool found)
    {
        await using var host = await PublicHost.With(AnAdvisory.LeftPad());

        var (status, body) = await host.Post("/v1/query", query);

        status.ShouldBe(HttpStatusCode.OK);
        if (!found)
        {
            body.ToString().ShouldBe("{}");
            return;
        }
        var record = body.GetProperty("vulns").EnumerateArray().ShouldHaveSingleItem();
        JsonElement.DeepEquals(record, JsonDocument.Parse(AnAdvisory.LeftPad()).RootElement).ShouldBeTrue();
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("{} {}")]
    [InlineData("""{"package":{"name":"left-pad"}}""")]
    [InlineData("""{"package":{"purl":"left-pad"}}""")]
    [InlineData("""{"package":{"purl":"pkg:npm/left-pad@1.0.0"},"version":"1.0.0"}""")]
    [InlineData("""{"package":{"purl":"pkg:npm/left-pad","name":"left-pad"}}""")]
    [InlineData("""{"commit":"aa","version":"1.0.0"}""")]
    [InlineData("""{"package":{"ecosystem":"npm","name":"left-pad"},"version":1}""")]
    [InlineData("""{"package":{"ecosystem":"npm","name":"left-pad"},"page_token":"../"}""")]
    [InlineData("""{"package":{"ecosystem":"npm","name":"\ud800"}}""")]
    [InlineData("""{"a":{"a":{"a":{"a":{"a":{"a":{"a":{"a":{"a":{"a":1}}}}}}}}}}""")]
    public async Task What_is_no_query_is_told_so_in_the_shape_of_the_API(string query)
    {
        await using var host = await PublicHost.With(AnAdvisory.LeftPad());

        foreach (
            var (path, body) in (IEnumerable<(string, string)>)
                [("/v1/query", query), ("/v1/querybatch", $$"""{"queries":[{{query}}]}""")]
        )
        {
            if (path == "/v1/querybatch" && query.Length == 0)
                continue;
            var (status, answer) = await host.Post(path, body);
            status.ShouldBe(HttpStatusCode.BadRequest, path);
            answer.GetProperty("code").GetInt32().ShouldBe(3);
            answer.GetProperty("message").GetString().ShouldNotBeNullOrEmpty();
        }
    }

    [Fact]
    public async Task A_batch_answers_in_order_with_IDs_and_dates()
    {
        await using var host = await PublicHost.With(AnAdvisory.LeftPad(modified: "2026-03-01T12:00:00.123456Z"));

        var (status, body) = await host.Post(
            "/v1/querybatch",
            """
            {"queries":[{"package":{"ecosystem":"npm","name":"nothing"},"version":"1.0.0"},
            {"package":{"purl":"pkg:npm/left-pad@1.0.0"}}]}
            """
        );

        status.ShouldBe(HttpStatusCode.OK);
        body.GetRawText()
            .ShouldBe("""{"results":[{},{"vulns":[{"id":"TCS-2026-1","modified":"2026-03-01T12:00:00.123456Z"}]}]}""");
    }

    [Fact]
    public async Task A_batch_of_more_than_1000_is_refused_and_one_of_1000_is_not()
    {
        await using var host = await PublicHost.With(AnAdvisory.LeftPad());

        (await Ask(1_001)).Status.ShouldBe(HttpStatusCode.BadRequest);
        var (status, body) = await Ask(1_000);

        status.ShouldBe(HttpStatusCode.OK);
        body.GetProperty("results").GetArrayLength().ShouldBe(1_000);

        Task<(HttpStatusCode Status, JsonElement Body)> Ask(int count) =>
            host.Post(
                "/v1/querybatch",
                $$"""{"queries":[{{string.Join(',', Enumerable.Repeat("""{"package":{"purl":"pkg:npm/left-pad@1.0.0"}}""", count))}}]}"""
            );
    }

    [Fact]
    public async Task Beyond_a_page_the_token_leads_on_until_everything_was_seen_once()
    {
        await using var host = await PublicHost.With([
            .. Enumerable.Range(0, OsvLimits.PageRecords * 2 + 5).Select(n => AnAdvisory.LeftPad($"TCS-2026-{n}")),
        ]);
        foreach (var path in (string[])["/v1/query", "/v1/querybatch"])
        {
            var seen = new List<string>();
            var pages = 0;
            for (string? token = ""; token is not null; pages++)
            {
                var query = $$"""{"package":{"ecosystem":"npm","name":"left-pad"},"page_token":"{{token}}"}""";
                var (_, body) = await host.Post(path, path == "/v1/query" ? query : $$"""{"queries":[{{query}}]}""");
                if (path == "/v1/querybatch")
                    body = body.GetProperty("results")[0];
                seen.AddRange(body.GetProperty("vulns").EnumerateArray().Select(v => v.GetProperty("id").GetString()!));
                token = body.TryGetProperty("next_page_token", out var next) ? next.GetString() : null;
            }
            pages.ShouldBe(3, path);
            seen.Count.ShouldBe(OsvLimits.PageRecords * 2 + 5);
            seen.ShouldBeUnique();
        }
    }

    [Fact]
    public async Task A_record_is_had_by_its_ID_and_by_its_alias_and_absent_is_404()
    {
        await using var host = await PublicHost.With(AnAdvisory.LeftPad(more: """ "aliases":["CVE-2026-1"], """));

        (await host.Get("/v1/vulns/TCS-2026-1")).Body.GetProperty("id").GetString().ShouldBe("TCS-2026-1");
        (await host.Get("/v1/vulns/CVE-2026-1")).Body.GetProperty("id").GetString().ShouldBe("TCS-2026-1");
        var (status, body) = await host.Get("/v1/vulns/CVE-2026-2");
        status.ShouldBe(HttpStatusCode.NotFound);
        body.GetProperty("code").GetInt32().ShouldBe(5);
    }

    [Fact]
    public async Task A_body_beyond_the_limit_is_413()
    {
        await using var host = await PublicHost.With();

        var (status, _) = await host.Post("/v1/query", new string(' ', OsvLimits.LargestQuery + 1));

        status.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
    }

    [Fact]
    public async Task Pages_of_other_origins_may_ask()
    {
        await using var host = await PublicHost.With(AnAdvisory.LeftPad());

        var preflight = new HttpRequestMessage(HttpMethod.Options, "/v1/query");
        preflight.Headers.Add("Origin", "https://elsewhere.example");
        preflight.Headers.Add("Access-Control-Request-Method", "POST");
        var answer = await host.Http.SendAsync(preflight);

        answer.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        answer.Headers.GetValues("Access-Control-Allow-Origin").ShouldBe(["*"]);
    }
}
