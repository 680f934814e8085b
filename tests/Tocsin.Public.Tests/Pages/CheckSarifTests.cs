using System.Net;
using System.Text;
using System.Text.Json;

namespace Tocsin.Public.Tests.Pages;

public sealed class CheckSarifTests
{
    private const string Schema = "schemas/sarif-2.1.0.schema.json";

    private const string Lock = """
        {"lockfileVersion":3,"packages":{"":{},
        "node_modules/left-pad":{"version":"1.1.0"},
        "node_modules/fine":{"version":"1.0.0"},
        "node_modules/what":{"resolved":"x"}}}
        """;

    [SchemaFact(Schema)]
    public async Task The_answer_as_SARIF_is_what_its_schema_wants_and_a_wrong_one_is_not()
    {
        await using var host = await PublicHost.With(AnAdvisory.LeftPad());

        var affected = await Ask(host, "?file=package-lock.json&format=sarif");
        var clean = await Ask(host, "?file=package-lock.json&format=sarif", Lock.Replace("1.1.0", "1.3.0"));

        var wrong = Encoding.UTF8.GetBytes(JsonSerializer.Serialize(affected).Replace("\"2.1.0\"", "\"2.2\""));
        var faults = await JsonSchema.Faults(
            Schema,
            [JsonSerializer.SerializeToUtf8Bytes(affected), JsonSerializer.SerializeToUtf8Bytes(clean), wrong]
        );
        faults[0].ShouldBeEmpty();
        faults[1].ShouldBeEmpty();
        faults[2].ShouldNotBeEmpty();
        clean.GetProperty("runs")[0].GetProperty("results").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task A_result_stands_at_the_line_of_its_package_and_its_rule_is_the_advisory()
    {
        await using var host = await PublicHost.With(AnAdvisory.LeftPad());

        var run = (await Ask(host, "?file=web/package-lock.json&format=sarif")).GetProperty("runs")[0];

        var rule = run.GetProperty("tool").GetProperty("driver").GetProperty("rules").EnumerateArray().Single();
        rule.GetProperty("id").GetString().ShouldBe("TCS-2026-1");
        rule.GetProperty("helpUri").GetString().ShouldBe("https://advisories.example/advisories/TCS-2026-1");
        rule.GetProperty("properties").GetProperty("security-severity").GetString().ShouldBe("7.5");
        var result = run.GetProperty("results").EnumerateArray().ShouldHaveSingleItem();
        (result.GetProperty("ruleId").GetString(), result.GetProperty("ruleIndex").GetInt32()).ShouldBe(
            ("TCS-2026-1", 0)
        );
        result.GetProperty("level").GetString().ShouldBe("error");
        result
            .GetProperty("message")
            .GetProperty("text")
            .GetString()
            .ShouldBe("left-pad 1.1.0 is affected by TCS-2026-1: Pads too far. Fixed in 1.3.0.");
        var place = result.GetProperty("locations")[0].GetProperty("physicalLocation");
        place.GetProperty("artifactLocation").GetProperty("uri").GetString().ShouldBe("web/package-lock.json");
        place.GetProperty("region").GetProperty("startLine").GetInt32().ShouldBe(2);
        var unread = run.GetProperty("invocations")[0].GetProperty("toolExecutionNotifications")[0];
        unread
            .GetProperty("locations")[0]
            .GetProperty("physicalLocation")
            .GetProperty("region")
            .GetProperty("startLine")
            .GetInt32()
            .ShouldBe(4);
    }

    [Fact]
    public async Task A_result_keeps_its_fingerprint_when_its_line_moves_and_has_another_for_another_version()
    {
        await using var host = await PublicHost.With(AnAdvisory.LeftPad());

        var first = await Fingerprint(Lock);

        (await Fingerprint(Lock.Replace("\"\":{},", "\"\":{},\n\n"))).ShouldBe(first);
        (await Fingerprint(Lock.Replace("1.1.0", "1.2.0"))).ShouldNotBe(first);

        async Task<string> Fingerprint(string file) =>
            (await Ask(host, "?file=package-lock.json&format=sarif", file))
                .GetProperty("runs")[0]
                .GetProperty("results")[0]
                .GetProperty("partialFingerprints")
                .GetRawText();
    }

    [Fact]
    public async Task It_is_had_by_the_Accept_header_too_and_an_unknown_format_is_refused()
    {
        await using var host = await PublicHost.With(AnAdvisory.LeftPad());
        using var asking = new HttpRequestMessage(HttpMethod.Post, "/api/check") { Content = new StringContent(Lock) };
        asking.Headers.Accept.ParseAdd("application/sarif+json");

        using var answer = await host.Http.SendAsync(asking);

        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/sarif+json");
        (await host.Post("/api/check", Lock)).Body.GetProperty("checked").GetInt32().ShouldBe(2);
        var (status, problem) = await host.Post("/api/check?format=xml", Lock);
        (status, problem.GetProperty("code").GetString()).ShouldBe((HttpStatusCode.BadRequest, "check.format"));
    }

    [SchemaFact(Schema)]
    public async Task What_others_wrote_is_text_and_the_name_of_a_file_leads_to_no_other_site()
    {
        await using var host = await PublicHost.With(
            AnAdvisory.LeftPad().Replace("Pads too far", "[click](https://evil.example) {0}", StringComparison.Ordinal)
        );

        var answer = await Ask(
            host,
            "?kind=npm&format=sarif&file=" + Uri.EscapeDataString("https://evil.example/../a b.json")
        );

        var result = answer.GetProperty("runs")[0].GetProperty("results")[0];
        result
            .GetProperty("message")
            .GetProperty("text")
            .GetString()!
            .ShouldContain("\\[click\\](https://evil.example) {{0}}");
        result
            .GetProperty("locations")[0]
            .GetProperty("physicalLocation")
            .GetProperty("artifactLocation")
            .GetProperty("uri")
            .GetString()
            .ShouldBe("https%3A/evil.example/a%20b.json");
        (await JsonSchema.Faults(Schema, [JsonSerializer.SerializeToUtf8Bytes(answer)])).Single().ShouldBeEmpty();
    }

    private static async Task<JsonElement> Ask(PublicHost host, string query, string file = Lock)
    {
        var (status, body) = await host.Post("/api/check" + query, file);
        status.ShouldBe(HttpStatusCode.OK, body.GetRawText());
        return body;
    }
}
