using System.Net;
using Microsoft.AspNetCore.Builder;
using Tocsin.Web.Http;

namespace Tocsin.Web.Tests.Http;

public sealed class ProblemAnswersTests
{
    [Theory]
    [InlineData("text/html,application/xhtml+xml,*/*;q=0.8", "text/html")]
    [InlineData("application/json", "application/problem+json")]
    [InlineData("application/json, text/html;q=0.9", "application/problem+json")]
    [InlineData("*/*", "application/problem+json")]
    public async Task What_breaks_is_answered_in_the_form_that_was_asked_for_and_tells_nothing(
        string accept,
        string type
    )
    {
        await using var host = await TestHost.Start(app =>
        {
            app.UseSecurityHeaders();
            app.UseProblemAnswers();
            app.MapGet("/", string () => throw new InvalidOperationException("the secret of the case"));
        });
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.Add("Accept", accept);

        var answer = await host.Client.SendAsync(request);
        var body = await answer.Content.ReadAsStringAsync();

        answer.StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe(type);
        answer.Headers.GetValues("Content-Security-Policy").ShouldHaveSingleItem();
        body.ShouldNotContain("secret");
        body.ShouldNotContain("InvalidOperation");
        host.Log.ShouldContain(line =>
            line.Contains("InvalidOperationException") && line.Contains(nameof(ProblemAnswersTests))
        );
        host.Log.ShouldNotContain(line => line.Contains("the secret of the case"));
    }

    [Fact]
    public async Task A_body_that_cannot_be_bound_is_400_and_one_that_is_too_large_413()
    {
        await using var host = await TestHost.Start(app =>
        {
            app.UseProblemAnswers();
            app.MapPost("/", (int[] numbers) => numbers.Length).WithBodyLimit(100);
        });

        (await Post("[1,")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await Post("[" + string.Join(',', Enumerable.Range(0, 99)) + "]")).StatusCode.ShouldBe(
            HttpStatusCode.RequestEntityTooLarge
        );
        (await Post("[1,2]")).StatusCode.ShouldBe(HttpStatusCode.OK);

        Task<HttpResponseMessage> Post(string json) =>
            host.Client.PostAsync("/", new StringContent(json, System.Text.Encoding.UTF8, "application/json"));
    }

    [Fact]
    public async Task The_workspace_is_kept_by_no_cache_and_scripts_only_from_here()
    {
        await using var host = await TestHost.Start(app =>
        {
            app.UseSecurityHeaders(new SecurityHeaders { NoStore = true, Features = ["publickey-credentials-get"] });
            app.MapGet("/", () => "hello");
        });

        var headers = (await host.Client.GetAsync("/")).Headers;

        headers.CacheControl!.NoStore.ShouldBeTrue();
        headers.GetValues("Referrer-Policy").ShouldBe(["no-referrer"]);
        headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        headers.GetValues("Cross-Origin-Opener-Policy").ShouldBe(["same-origin"]);
        headers.GetValues("Permissions-Policy").Single().ShouldContain("publickey-credentials-get=(self), ");
        headers.GetValues("Permissions-Policy").Single().ShouldContain("camera=(), ");
        var policy = headers.GetValues("Content-Security-Policy").Single();
        policy.ShouldStartWith("default-src 'none'; ");
        policy.ShouldNotContain("unsafe");
        headers.Contains("Strict-Transport-Security").ShouldBeFalse(); // only over https
    }
}
