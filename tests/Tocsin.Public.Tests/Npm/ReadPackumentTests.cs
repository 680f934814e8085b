using System.Net;
using System.Net.Http.Headers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Tocsin.Public.Tests.Npm;

public sealed class ReadPackumentTests
{
    [Theory]
    [InlineData("/npm/left-pad", "left-pad")]
    [InlineData("/left-pad", "left-pad")]
    [InlineData("/npm/@scope%2fname", "@scope/name")]
    [InlineData("/npm/@scope/name", "@scope/name")]
    public async Task A_name_is_passed_on_and_nothing_else_of_what_was_sent(string path, string name)
    {
        await using var registry = await ARegistry.Start();
        await using var host = await PublicHost.Over(registry.Origin);
        host.Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "npm_secret");
        host.Http.DefaultRequestHeaders.Add("Cookie", "a=b");

        var (status, body) = await host.Get(path + "?write=true");

        status.ShouldBe(HttpStatusCode.OK);
        body.GetProperty("name").GetString().ShouldBe(name);
        var asked = registry.Asked.ShouldHaveSingleItem();
        asked.ShouldNotContain("secret");
        asked.ShouldNotContain("write");
        asked.ShouldNotContain("Cookie");
        asked.ShouldStartWith("GET ");
    }

    [Fact]
    public async Task Only_good_answers_are_kept()
    {
        await using var registry = await ARegistry.Start();
        await using var host = await PublicHost.Over(registry.Origin);

        foreach (var _ in Enumerable.Range(0, 3))
        {
            (await host.Get("/npm/left-pad")).Status.ShouldBe(HttpStatusCode.OK);
            (await host.Get("/npm/broken")).Status.ShouldBe(HttpStatusCode.BadGateway);
            (await host.Get("/npm/absent")).Status.ShouldBe(HttpStatusCode.NotFound);
        }

        registry.Asked.Count(request => request.Contains("left-pad")).ShouldBe(1);
        registry.Asked.Count(request => request.Contains("broken")).ShouldBe(3);
        registry.Asked.Count(request => request.Contains("absent")).ShouldBe(3);
    }

    [Theory]
    [InlineData("other")] // another package's metadata
    [InlineData("page")] // no JSON
    [InlineData("moved")] // a redirect, wherever it leads
    public async Task An_answer_that_is_not_the_packument_is_not_passed_on(string name)
    {
        await using var registry = await ARegistry.Start();
        await using var host = await PublicHost.Over(registry.Origin);

        var (status, body) = await host.Get("/npm/" + name);

        status.ShouldBe(HttpStatusCode.BadGateway);
        body.GetProperty("code").GetString().ShouldBe("npm.upstream");
    }

    [Theory]
    [InlineData("/npm/.hidden")]
    [InlineData("/npm/a%20b")]
    [InlineData("/npm/..%2f..%2fadmin")]
    [InlineData("/npm/@scope%2f..")]
    [InlineData("/npm/http:%2f%2felsewhere")]
    public async Task What_npm_would_not_take_as_a_name_is_not_asked_for(string path)
    {
        await using var registry = await ARegistry.Start();
        await using var host = await PublicHost.Over(registry.Origin);

        (await host.Http.GetAsync(path)).StatusCode.ShouldBe(HttpStatusCode.NotFound);

        registry.Asked.ShouldBeEmpty();
    }

    [Fact]
    public async Task Without_a_registry_there_is_no_metadata_and_pages_stay_pages()
    {
        await using var without = await PublicHost.With();
        await using var registry = await ARegistry.Start();
        await using var with = await PublicHost.Over(registry.Origin);

        (await without.Http.GetAsync("/npm/left-pad")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await with.GetPage("/advisories")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await with.GetPage("/nothing-here")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        registry.Asked.ShouldBeEmpty();
    }

    /// <summary>Stands for a registry, and keeps what it was asked.</summary>
    private sealed class ARegistry(WebApplication app, List<string> asked) : IAsyncDisposable
    {
        public Uri Origin => new(app.Urls.Single());

        public IReadOnlyList<string> Asked => asked;

        public static async Task<ARegistry> Start()
        {
            var asked = new List<string>();
            var builder = WebApplication.CreateSlimBuilder();
            builder.Logging.ClearProviders();
            builder.Configuration["urls"] = "http://127.0.0.1:0";
            var app = builder.Build();
            app.Run(async context =>
            {
                var request = context.Request;
                lock (asked)
                    asked.Add(
                        $"{request.Method} {request.Path}{request.QueryString} {string.Join('\n', request.Headers)}"
                    );
                var name = Uri.UnescapeDataString(request.Path.Value!.TrimStart('/'));
                switch (name)
                {
                    case "absent":
                        context.Response.StatusCode = 404;
                        break;
                    case "broken":
                        context.Response.StatusCode = 500;
                        break;
                    case "moved":
                        context.Response.Redirect("/left-pad");
                        break;
                    case "page":
                        await context.Response.WriteAsync("<html>");
                        break;
                    case "other":
                        await context.Response.WriteAsJsonAsync(new { name = "left-pad" });
                        break;
                    default:
                        await context.Response.WriteAsJsonAsync(new { name, versions = new { } });
                        break;
                }
            });
            await app.StartAsync();
            return new(app, asked);
        }

        public ValueTask DisposeAsync() => app.DisposeAsync();
    }
}
