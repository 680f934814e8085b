using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Tocsin.Standards.Problems;
using Tocsin.Web.Http;

namespace Tocsin.Web.Tests.Http;

public sealed class ResultHttpTests
{
    [Fact]
    public async Task A_refusal_becomes_problem_details_with_code_faults_and_what_to_do_next()
    {
        var faulty = Problem.Faulty([
            new("affected[0].fixed", "Not a version."),
            new("", "Mind.", FaultSeverity.Warning),
        ]);
        await using var host = await TestHost.Start(app => app.MapGet("/", () => ((Result<int>)faulty).ToHttp()));

        var answer = await host.Client.GetAsync("/");

        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        var body = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
        body.EnumerateObject()
            .Select(p => p.Name)
            .ShouldBe(["type", "title", "status", "code", "next", "faults"], ignoreOrder: true);
        body.GetProperty("code").GetString().ShouldBe("input.faulty");
        body.GetProperty("faults")[0]
            .GetRawText()
            .ShouldBe("""{"path":"affected[0].fixed","message":"Not a version.","severity":"error"}""");
        body.GetProperty("faults")[1].GetProperty("severity").GetString().ShouldBe("warning");
    }

    [Fact]
    public async Task What_is_hidden_and_what_never_was_are_answered_with_the_same_bytes()
    {
        await using var host = await TestHost.Start(app =>
        {
            app.UseSecurityHeaders();
            app.UseProblemAnswers();
            app.MapGet(
                "/api/cases/hidden",
                async () => await Task.FromResult((Result<string>)Problem.NotFound).ToHttp()
            );
            app.MapGet(
                "/pages/hidden",
                () => ((Result<string>)Problem.NotFound).ToPage(_ => PageResult.Of<SampleForm>())
            );
        });

        (await Whole(host, "/api/cases/hidden", "application/json")).ShouldBe(
            await Whole(host, "/api/cases/absent", "application/json")
        );
        (await Whole(host, "/pages/hidden", "text/html")).ShouldBe(await Whole(host, "/pages/absent", "text/html"));
    }

    [Fact]
    public async Task What_was_made_says_where_and_what_is_done_says_nothing()
    {
        await using var host = await TestHost.Start(app =>
        {
            app.MapPost("/made", () => Result.Of(7).ToCreated(n => $"/things/{n}", n => new { n }));
            app.MapPost("/done", () => Result.Of(7).ToNoContent());
            app.MapPost("/gone", () => PageResult.SeeOther("/things/7"));
        });

        var made = await host.Client.PostAsync("/made", null);
        made.StatusCode.ShouldBe(HttpStatusCode.Created);
        made.Headers.Location!.ToString().ShouldBe("/things/7");
        (await host.Client.PostAsync("/done", null)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        var gone = await host.Client.PostAsync("/gone", null);
        gone.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        gone.Headers.Location!.ToString().ShouldBe("/things/7");
    }

    [Theory]
    [InlineData("//evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("https://evil.example")]
    [InlineData("")]
    [InlineData("/a\r\nSet-Cookie: a=b")]
    public void Nobody_is_sent_to_another_origin(string path) =>
        Should.Throw<ArgumentException>(() => PageResult.SeeOther(path));

    private static async Task<string> Whole(TestHost host, string path, string accept)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("Accept", accept);
        var answer = await host.Client.SendAsync(request);
        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        answer.Headers.Date = null;
        return answer.Headers.ToString() + answer.Content.Headers + await answer.Content.ReadAsStringAsync();
    }
}
