using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Tocsin.Public.Npm;

namespace Tocsin.Public.Tests.Npm;

public sealed class AuditInBulkTests
{
    private const string Path = "/-/npm/v1/security/advisories/bulk";
    private const string Everything = """ "ranges":[{"type":"SEMVER","events":[{"introduced":"0"}]}] """;

    [Theory]
    [InlineData(Path)]
    [InlineData("/npm" + Path)]
    public async Task A_finding_has_everything_that_the_clients_need(string path)
    {
        await using var host = await PublicHost.With(
            AnAdvisory.LeftPad(more: """ "database_specific":{"cwe_ids":["CWE-400","CWE-79"]}, """)
        );

        var (status, body) = await host.Post(path, """{"left-pad":["1.0.0","1.3.0"],"clean":["1.0.0"]}""");

        status.ShouldBe(HttpStatusCode.OK);
        body.EnumerateObject().ShouldHaveSingleItem().Name.ShouldBe("left-pad");
        var one = body.GetProperty("left-pad").EnumerateArray().ShouldHaveSingleItem();
        one.GetProperty("id").GetInt64().ShouldBeInRange(1, (1L << 53) - 1);
        one.GetProperty("url").GetString().ShouldBe("https://advisories.example/advisories/TCS-2026-1");
        one.GetProperty("title").GetString().ShouldBe("Pads too far");
        one.GetProperty("severity").GetString().ShouldBe("high");
        one.GetProperty("vulnerable_versions").GetString().ShouldBe(">=1.0.0 <1.3.0");
        one.GetProperty("cwe").EnumerateArray().Select(c => c.GetString()).ShouldBe(["CWE-79", "CWE-400"]);
        one.GetProperty("cvss").GetProperty("score").GetDouble().ShouldBe(7.5);
        one.GetProperty("cvss").GetProperty("vectorString").GetString().ShouldStartWith("CVSS:3.1/");
    }

    [Fact]
    public async Task Nothing_to_say_is_an_empty_object()
    {
        await using var host = await PublicHost.With(AnAdvisory.LeftPad());

        foreach (
            var clean in (string[])
                ["{}", """{"left-pad":["1.3.0"]}""", """{"left-pad":[]}""", """{"other":["1.0.0"]}"""]
        )
            (await host.Post(Path, clean)).Body.GetRawText().ShouldBe("{}");
    }

    [Fact]
    public async Task Several_ranges_are_one_advisory_with_one_number()
    {
        await using var host = await PublicHost.With(
            AnAdvisory.Of(
                "A",
                "p",
                """
                "ranges":[{"type":"SEMVER","events":[{"introduced":"1.0.0"},{"fixed":"1.2.0"},{"introduced":"2.0.0"},{"fixed":"2.1.0"}]},
                {"type":"SEMVER","events":[{"introduced":"3.0.0"}]}],"versions":["1.0.0","2.5.0","v2.5.0"]
                """
            )
        );

        var (_, body) = await host.Post(Path, """{"p":["2.0.5"]}""");

        body.GetProperty("p")
            .EnumerateArray()
            .ShouldHaveSingleItem()
            .GetProperty("vulnerable_versions")
            .GetString()
            .ShouldBe(">=1.0.0 <1.2.0 || >=2.0.0 <2.1.0 || >=3.0.0 || =2.5.0");
    }

    [Theory]
    [InlineData("""{"type":"CVSS_V3","score":"CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H"}""", "A", "", "critical")]
    [InlineData("""{"type":"CVSS_V3","score":"CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:L"}""", "A", "", "moderate")]
    [InlineData("""{"type":"CVSS_V3","score":"CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:N"}""", "A", "", "low")]
    [InlineData(
        """{"type":"CVSS_V4","score":"CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N"}""",
        "A",
        "",
        "critical"
    )]
    [InlineData(
        """{"type":"CVSS_V3","score":"rubbish"}""",
        "A",
        """ "database_specific":{"severity":"MODERATE"}, """,
        "moderate"
    )]
    [InlineData("", "A", """ "database_specific":{"severity":"high"}, """, "high")]
    [InlineData("", "A", """ "database_specific":{"severity":["high"]}, """, "moderate")]
    [InlineData("", "A", "", "moderate")]
    [InlineData("", "MAL-2026-1", "", "critical")]
    [InlineData("", "X-1", """ "database_specific":{"malicious-packages-origins":[]}, """, "critical")]
    public async Task The_severity_is_always_one_of_the_four_words(string severity, string id, string more, string word)
    {
        await using var host = await PublicHost.With(
            AnAdvisory.Of(id, "p", Everything, $$"""{{more}}"severity":[{{severity}}],""")
        );

        var (_, body) = await host.Post(Path, """{"p":["1.0.0"]}""");

        var one = body.GetProperty("p")[0];
        one.GetProperty("severity").GetString().ShouldBe(word);
        one.GetProperty("title").GetString().ShouldBe(id);
        one.GetProperty("cvss").GetProperty("score").ValueKind.ShouldBe(JsonValueKind.Number);
    }

    [Fact]
    public async Task Names_and_versions_that_are_none_are_read_over()
    {
        await using var host = await PublicHost.With(AnAdvisory.LeftPad());

        var (status, body) = await host.Post(
            Path,
            $$"""
            {"\ud800":["1.0.0"],"":["1.0.0"],"{{new string(
                'x',
                2_000
            )}}":["1.0.0"],"a":"1.0.0","b":[1,null,{"a":[]},["x"]],"c":null,
            "left-pad":["",null,7,"\udc00","{{new string('1', 2_000)}}","git+ssh://x","1.0.0"]}
            """
        );

        status.ShouldBe(HttpStatusCode.OK);
        body.EnumerateObject().ShouldHaveSingleItem().Name.ShouldBe("left-pad");
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("""{"a":[}""")]
    [InlineData("""{"a":[[[[[[[[[[]]]]]]]]]]}""")]
    [InlineData("{} {}")]
    public async Task What_is_no_audit_is_a_problem(string rubbish)
    {
        await using var host = await PublicHost.With(AnAdvisory.LeftPad());

        var (status, body) = await host.Post(Path, rubbish);

        status.ShouldBe(HttpStatusCode.BadRequest);
        body.GetProperty("code").GetString().ShouldBe("npm.not-json");
    }

    [Fact]
    public async Task Compressed_bodies_are_read_and_bombs_are_not()
    {
        await using var host = await PublicHost.With(AnAdvisory.LeftPad());

        (await Send(Gzip("""{"left-pad":["1.0.0"]}"""), "gzip")).Status.ShouldBe(HttpStatusCode.OK);
        (await Send(Gzip(new string(' ', NpmLimits.LargestAudit + 1)), "gzip")).Status.ShouldBe(
            HttpStatusCode.RequestEntityTooLarge
        );
        (await Send([1, 2, 3], "gzip")).Status.ShouldBe(HttpStatusCode.BadRequest);
        (await Send([1, 2, 3], "zstd")).Status.ShouldBe(HttpStatusCode.UnsupportedMediaType);

        async Task<(HttpStatusCode Status, JsonElement Body)> Send(byte[] body, string coding)
        {
            var content = new ByteArrayContent(body);
            content.Headers.ContentEncoding.Add(coding);
            return await PublicHost.Read(await host.Http.PostAsync(Path, content));
        }
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    public async Task Long_answers_are_compressed_when_asked(string coding)
    {
        await using var host = await PublicHost.With([
            .. Enumerable.Range(0, 100).Select(n => AnAdvisory.LeftPad($"TCS-2026-{n}")),
        ]);
        var request = new HttpRequestMessage(HttpMethod.Post, Path)
        {
            Content = new StringContent("""{"left-pad":["1.0.0"]}"""),
        };
        request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue(coding));

        var answer = await host.Http.SendAsync(request);

        answer.Content.Headers.ContentEncoding.ShouldBe([coding]);
        await using var packed = await answer.Content.ReadAsStreamAsync();
        await using Stream plain =
            coding == "br"
                ? new BrotliStream(packed, CompressionMode.Decompress)
                : new GZipStream(packed, CompressionMode.Decompress);
        using var body = await JsonDocument.ParseAsync(plain);
        var all = body.RootElement.GetProperty("left-pad");
        all.GetArrayLength().ShouldBe(100);
        all.EnumerateArray().Select(a => a.GetProperty("id").GetInt64()).ShouldBeUnique();
    }

    [Fact]
    public async Task Too_many_packages_are_refused()
    {
        await using var host = await PublicHost.With();
        var names = string.Join(',', Enumerable.Range(0, NpmLimits.MostPackages + 1).Select(n => $"\"p{n}\":[]"));

        var (status, body) = await host.Post(Path, $"{{{names}}}");

        status.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        body.GetProperty("code").GetString().ShouldBe("npm.too-many");
    }

    private static byte[] Gzip(string text)
    {
        using var to = new MemoryStream();
        using (var gzip = new GZipStream(to, CompressionLevel.Fastest))
            gzip.Write(Encoding.UTF8.GetBytes(text));
        return to.ToArray();
    }
}
