using System.Net.Http.Headers;
using System.Text;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Tocsin.Governance.People;

namespace Tocsin.Workspace.Tests.Cases;

/// <summary>Hidden is absent: walks every route of a case with whoever may not see it, and everything they might send.</summary>
public sealed class HiddenCaseTests
{
    private const string Absent = "TC-0000-0000";

    private static readonly string[] malformed = ["TC-1", "nonsense", "TC-0000-000U", "%20", "TC-0000-0000-"];

    [Fact]
    public async Task A_hidden_case_answers_byte_for_byte_as_one_that_never_was()
    {
        await using var story = await Story.Begin();
        var hidden = (await story.Drafted()).Text;
        var (keeper, operating) = await story.Workspace.SignIn(Duty.Operator);
        using var narrow = await story.Workspace.Token(story.AnnHerself, TokenScope.CveIds);
        using var foreign = await story.Workspace.Token(keeper, TokenScope.CasesRead, TokenScope.CasesWrite);

        var routes = Routes(story).ToList();
        routes.Count.ShouldBeGreaterThan(25); // the walk walks
        foreach (var browser in new[] { operating, narrow, foreign })
        foreach (var (method, path) in routes)
        foreach (var body in Bodies(method))
        {
            var of = (string number) =>
                Ask(browser, method, path(number), body, path(number).StartsWith("/api", StringComparison.Ordinal));
            var expected = await of(Absent);
            expected.Status.ShouldBe(404, $"{method} {path(Absent)} {body}");
            (await of(hidden)).Whole.ShouldBe(expected.Whole, $"{method} {path(hidden)} {body}");
        }
        operating.Dispose();
    }

    [Fact]
    public async Task What_is_no_number_is_a_case_that_never_was_for_triagers_too()
    {
        await using var story = await Story.Begin();
        foreach (var (method, path) in Routes(story))
        {
            var api = path(Absent).StartsWith("/api", StringComparison.Ordinal);
            var expected = await Ask(story.Ann, method, path(Absent), "{", api);
            expected.Status.ShouldBe(404, $"{method} {path(Absent)}");
            foreach (var number in malformed)
                (await Ask(story.Ann, method, path(number), "{", api)).Whole.ShouldBe(
                    expected.Whole,
                    $"{method} {path(number)}"
                );
        }
    }

    [Fact]
    public async Task Who_is_hidden_from_leaves_no_trace_in_the_case()
    {
        await using var story = await Story.Begin();
        var number = await story.Received();
        var (_, operating) = await story.Workspace.SignIn(Duty.Operator);
        using (operating)
        {
            await operating.Post($"/api/cases/{number}/acceptance", new { answer = "Mine now." });
            await operating.Submit($"/cases/{number}/messages", ("channel", "team"), ("body", "Boo."));
        }
        (await story.Load(number)).History.Count.ShouldBe(1);
    }

    [Fact]
    public async Task The_queue_of_who_triages_nothing_is_empty()
    {
        await using var story = await Story.Begin();
        var number = await story.Received();
        var (_, operating) = await story.Workspace.SignIn(Duty.Operator);
        using (operating)
        {
            (await operating.Get("/api/cases")).Json.GetProperty("cases").GetArrayLength().ShouldBe(0);
            (await operating.Page("/")).Body.ShouldNotContain(number.Text);
        }
        (await story.Ann.Page("/")).Body.ShouldContain(number.Text);
    }

    [Fact]
    public async Task Every_route_names_a_policy()
    {
        await using var story = await Story.Begin();
        foreach (var endpoint in Endpoints(story).Where(e => Pattern(e) is var p && Mine.Any(p.StartsWith)))
            endpoint.Metadata.OfType<IAuthorizeData>().ShouldContain(data => data.Policy != null, endpoint.DisplayName);
    }

    private static readonly string[] Mine =
    [
        "/cases",
        "/api/cases",
        "/cve-ids",
        "/api/cve-ids",
        "/installation",
        "/api/installation",
    ];

    private static IEnumerable<(HttpMethod Method, Func<string, string> Path)> Routes(Story story)
    {
        foreach (var endpoint in Endpoints(story).Where(e => Pattern(e).Contains("cases/{number}")))
        {
            var pattern = Pattern(endpoint).Replace("{fileId}", "0123456789ABCDEF");
            foreach (var method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods)
                yield return (new HttpMethod(method), number => pattern.Replace("{number}", number));
        }
    }

    private static IEnumerable<RouteEndpoint> Endpoints(Story story) =>
        story
            .Workspace.Members.Services.GetServices<EndpointDataSource>()
            .SelectMany(s => s.Endpoints)
            .OfType<RouteEndpoint>();

    private static string Pattern(RouteEndpoint endpoint) => "/" + endpoint.RoutePattern.RawText!.TrimStart('/');

    private static IEnumerable<string?> Bodies(HttpMethod method) =>
        method == HttpMethod.Get
            ? [null]
            :
            [
                null,
                "{",
                "{\"revision\":1,\"answer\":\"x\",\"body\":\"x\"}",
                "answer=x&revision=1&%",
                new string('x', 500_000),
            ];

    private static Task<TestAnswer> Ask(TestBrowser browser, HttpMethod method, string path, string? body, bool api)
    {
        var content = body is null ? null : new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        if (content is not null)
            content.Headers.ContentType = MediaTypeHeaderValue.Parse(
                body![0] == '{' ? "application/json" : "application/x-www-form-urlencoded"
            );
        return browser.Send(method, path, content, api ? "application/json" : "text/html");
    }
}
