using System.Net;
using Microsoft.AspNetCore.Builder;
using Tocsin.Web.Http;

namespace Tocsin.Web.Tests.Http;

public sealed class OriginCheckTests
{
    private const string Here = "https://security.example";

    [Theory]
    [InlineData("from a page of this origin", 200, "Origin", Here, "Cookie", "a=b")]
    [InlineData(
        "from a page that sends no referrer",
        200,
        "Origin",
        "null",
        "Sec-Fetch-Site",
        "same-origin",
        "Cookie",
        "a=b"
    )]
    [InlineData("from a browser that sends no origin", 200, "Sec-Fetch-Site", "same-origin", "Cookie", "a=b")]
    [InlineData("from a program with a token", 200, "Authorization", "Bearer abc")]
    [InlineData("from a program with nothing", 200)]
    [InlineData("from another site", 403, "Origin", "https://evil.example")]
    [InlineData(
        "from another site with a token and a cookie",
        403,
        "Origin",
        "https://evil.example",
        "Authorization",
        "Bearer abc",
        "Cookie",
        "a=b"
    )]
    [InlineData("from another port", 403, "Origin", Here + ":8443")]
    [InlineData("from the same host without encryption", 403, "Origin", "http://security.example")]
    [InlineData("from a name that begins alike", 403, "Origin", Here + ".evil.example")]
    [InlineData("from a sibling that claims nothing", 403, "Origin", "null", "Sec-Fetch-Site", "same-site")]
    [InlineData("from a sandboxed frame", 403, "Origin", "null", "Cookie", "a=b")]
    [InlineData("from the address bar", 403, "Sec-Fetch-Site", "none", "Cookie", "a=b")]
    [InlineData("with a cookie and no word of where from", 403, "Cookie", "a=b")]
    [InlineData("from a browser that hides where from", 403, "Sec-Fetch-Mode", "navigate")]
    [InlineData("with another scheme of authorisation", 403, "Authorization", "Basic abc", "Cookie", "a=b")]
    [InlineData(
        "with another's origin though same-origin is claimed",
        403,
        "Origin",
        "https://evil.example",
        "Sec-Fetch-Site",
        "same-origin"
    )]
    public async Task A_change_is_taken_only_from_here(string story, int status, params string[] headers)
    {
        await using var host = await TestHost.Start(app =>
        {
            app.UseOriginCheck();
            app.MapPost("/things", () => "done");
        });
        using var request = new HttpRequestMessage(HttpMethod.Post, "/things");
        foreach (var header in headers.Chunk(2))
            request.Headers.TryAddWithoutValidation(header[0], header[1]).ShouldBeTrue();

        var answer = await host.Client.SendAsync(request);

        ((int)answer.StatusCode).ShouldBe(status, story);
        if (status == 403)
            (await answer.Content.ReadAsStringAsync()).ShouldContain("\"code\":\"origin.elsewhere\"");
    }

    [Theory]
    [InlineData("PUT")]
    [InlineData("PATCH")]
    [InlineData("DELETE")]
    [InlineData("FROBNICATE")]
    public async Task Every_method_that_may_change_something_is_checked(string method)
    {
        await using var host = await TestHost.Start(app =>
        {
            app.UseOriginCheck();
            app.MapMethods("/things", [method], () => "done");
        });
        using var request = new HttpRequestMessage(new HttpMethod(method), "/things");
        request.Headers.Add("Origin", "https://evil.example");

        (await host.Client.SendAsync(request)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_public_query_that_travels_as_POST_may_be_asked_from_anywhere_and_says_so_beforehand()
    {
        await using var host = await TestHost.Start(app =>
        {
            app.UseCrossOriginReads();
            app.UseOriginCheck();
            app.MapPost("/v1/query", () => "{}").AllowCrossOriginRead();
            app.MapPost("/things", () => "done");
        });

        using var preflight = new HttpRequestMessage(HttpMethod.Options, "/v1/query");
        preflight.Headers.Add("Origin", "https://tools.example");
        preflight.Headers.Add("Access-Control-Request-Method", "POST");
        var allowed = await host.Client.SendAsync(preflight);
        allowed.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        allowed.Headers.GetValues("Access-Control-Allow-Origin").ShouldBe(["*"]);
        allowed.Headers.GetValues("Access-Control-Allow-Methods").ShouldBe(["POST"]);
        allowed.Headers.Contains("Access-Control-Allow-Credentials").ShouldBeFalse();

        using var query = new HttpRequestMessage(HttpMethod.Post, "/v1/query");
        query.Headers.Add("Origin", "https://tools.example");
        var answer = await host.Client.SendAsync(query);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Headers.GetValues("Access-Control-Allow-Origin").ShouldBe(["*"]);

        using var other = new HttpRequestMessage(HttpMethod.Options, "/things");
        other.Headers.Add("Origin", "https://tools.example");
        other.Headers.Add("Access-Control-Request-Method", "POST");
        (await host.Client.SendAsync(other)).Headers.Contains("Access-Control-Allow-Origin").ShouldBeFalse();
    }
}
