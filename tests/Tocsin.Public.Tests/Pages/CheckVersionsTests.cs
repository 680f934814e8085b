using System.IO.Compression;
using System.Net;
using System.Text;

namespace Tocsin.Public.Tests.Pages;

public sealed class CheckVersionsTests
{
    private const string Lock = """
        {"lockfileVersion":3,"packages":{"":{},
        "node_modules/left-pad":{"version":"1.1.0"},
        "node_modules/fine":{"version":"1.0.0"},
        "node_modules/what":{"resolved":"x"}}}
        """;

    [Fact]
    public async Task A_pasted_lock_file_is_answered_with_advisory_severity_and_fix()
    {
        await using var host = await PublicHost.With(AnAdvisory.LeftPad());

        var answer = await Send(host, new() { ["text"] = Lock });

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
        var page = await answer.Content.ReadAsStringAsync();
        page.ShouldContain("One package is affected");
        page.ShouldContain("/advisories/TCS-2026-1");
        page.ShouldContain("1.3.0");
        page.ShouldContain("High");
        page.ShouldContain("no version"); // what could not be read
    }

    [Fact]
    public async Task The_same_file_sent_as_a_file_or_by_program_is_answered_alike()
    {
        await using var host = await PublicHost.With(AnAdvisory.LeftPad());
        using var form = new MultipartFormDataContent
        {
            { new StringContent(""), "text" },
            { new ByteArrayContent(Encoding.UTF8.GetBytes(Lock)), "file", "package-lock.json" },
        };

        (await (await SendForm(host, form)).Content.ReadAsStringAsync()).ShouldContain("One package is affected");
        var (status, json) = await host.Post("/api/check?file=package-lock.json", Lock);

        status.ShouldBe(HttpStatusCode.OK);
        json.GetProperty("kind").GetString().ShouldBe("Npm");
        json.GetProperty("checked").GetInt32().ShouldBe(2);
        var affected = json.GetProperty("affected")[0];
        affected.GetProperty("name").GetString().ShouldBe("left-pad");
        affected.GetProperty("line").GetInt32().ShouldBe(2);
        var advisory = affected.GetProperty("advisories")[0];
        advisory.GetProperty("id").GetString().ShouldBe("TCS-2026-1");
        advisory.GetProperty("fixed")[0].GetString().ShouldBe("1.3.0");
        json.GetProperty("unread")[0].GetProperty("line").GetInt32().ShouldBe(4);
    }

    [Fact]
    public async Task Programs_may_send_it_packed_from_any_origin_and_nobody_keeps_the_answer()
    {
        await using var host = await PublicHost.With(AnAdvisory.LeftPad());
        using var packed = new MemoryStream();
        await using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            gzip.Write("pkg:npm/left-pad@1.0.0"u8);
        var body = new ByteArrayContent(packed.ToArray());
        body.Headers.ContentEncoding.Add("gzip");

        var answer = await host.Http.PostAsync("/api/check", body);

        (await PublicHost.Read(answer)).Body.GetProperty("affectedCount").GetInt32().ShouldBe(1);
        answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
        answer.Headers.GetValues("Access-Control-Allow-Origin").ShouldBe(["*"]);
    }

    [Fact]
    public async Task A_list_of_names_needs_its_ecosystem()
    {
        await using var host = await PublicHost.With(AnAdvisory.LeftPad());

        var (_, with) = await host.Post("/api/check?ecosystem=npm", "left-pad@1.0.0");
        var (_, without) = await host.Post("/api/check", "left-pad@1.0.0");

        with.GetProperty("affectedCount").GetInt32().ShouldBe(1);
        without.GetProperty("affectedCount").GetInt32().ShouldBe(0);
        without.GetProperty("unreadCount").GetInt32().ShouldBe(1);
    }

    [Theory]
    [InlineData("/api/check?kind=Npm", "{\n\"packages\": {\n!", 400, "lock-file.malformed", "line 3")]
    [InlineData("/api/check?kind=Nothing", "x", 400, "check.kind", "")]
    [InlineData("/api/check?kind=99", "x", 400, "check.kind", "")]
    [InlineData("/api/check", "   ", 400, "lock-file.empty", "")]
    public async Task What_cannot_be_read_is_refused_with_where_and_why(
        string path,
        string text,
        int status,
        string code,
        string where
    )
    {
        await using var host = await PublicHost.With();

        var (answered, problem) = await host.Post(path, text);

        ((int)answered).ShouldBe(status);
        problem.GetProperty("code").GetString().ShouldBe(code);
        problem.GetProperty("title").GetString()!.ShouldContain(where);
    }

    [Fact]
    public async Task What_is_too_large_is_refused_on_page_and_by_program_also_when_packed()
    {
        await using var host = await PublicHost.With();
        var large = new string(' ', (8 * 1024 * 1024) + 1);
        using var packed = new MemoryStream();
        await using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            gzip.Write(Encoding.UTF8.GetBytes(large));
        var body = new ByteArrayContent(packed.ToArray());
        body.Headers.ContentEncoding.Add("gzip");

        (await host.Http.PostAsync("/api/check", body)).StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        (await Send(host, new() { ["text"] = large })).StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
    }

    [Fact]
    public async Task A_refused_text_stays_in_the_form_and_is_shown_as_text()
    {
        await using var host = await PublicHost.With();

        var answer = await Send(host, new() { ["text"] = "{\"<script>alert(1)</script>", ["kind"] = "Npm" });

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var page = await answer.Content.ReadAsStringAsync();
        page.ShouldContain("&lt;script&gt;alert(1)");
        page.ShouldNotContain("<script>alert");
    }

    private static async Task<HttpResponseMessage> Send(PublicHost host, Dictionary<string, string> values)
    {
        using var form = new MultipartFormDataContent();
        foreach (var (name, value) in values)
            form.Add(new StringContent(value), name);
        return await SendForm(host, form);
    }

    private static async Task<HttpResponseMessage> SendForm(PublicHost host, MultipartFormDataContent form)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/check/answer") { Content = form };
        request.Headers.Accept.ParseAdd("text/html");
        return await host.Http.SendAsync(request);
    }
}
