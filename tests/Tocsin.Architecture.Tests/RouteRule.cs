using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Tocsin.Server.Hosting;
using Tocsin.Server.Settings;

namespace Tocsin.Architecture.Tests;

/// <summary>Every route of the workspace names a policy, or is on the list of those that anybody may come to.</summary>
public sealed class RouteRule : IAsyncLifetime
{
    /// <summary>By how a route begins, with the reason. Nothing that shows or changes a case belongs here.</summary>
    private static readonly Dictionary<string, string> Anonymous = new(StringComparer.Ordinal)
    {
        ["/sign-in"] = "who is not signed in yet",
        ["/sign-out"] = "ends whatever session the request carries, and nothing else",
        ["/join"] = "who was invited and is no member yet; the code is the proof",
        ["/early-access"] = "an organisation that was accepted signs without an account; the code is the proof",
        ["/calendar-feed/"] = "calendar programs send nothing but the address, which is the proof; it shows no case",
        ["/assets/"] = "style sheet, script and icon: the same for everybody",
    };

    private readonly string folder = Directory.CreateTempSubdirectory("tocsin-routes-").FullName;
    private readonly List<WebApplication> apps = [];
    private readonly List<IAsyncDisposable> opened = [];

    [Fact]
    public void Every_route_of_the_workspace_names_a_policy_or_is_on_the_list()
    {
        Routes(Role.Workspace)
            .Where(route => !NamesPolicy(route) && ReasonFor(route) is null)
            .Select(Told)
            .ShouldBeEmpty("name a policy: RequireAuthorization(Policies....)");
    }

    [Fact]
    public void A_route_that_anybody_may_come_to_says_so_itself()
    {
        Routes(Role.Workspace)
            .Where(route => !NamesPolicy(route) && route.Metadata.GetMetadata<IAllowAnonymous>() is null)
            .Select(Told)
            .ShouldBeEmpty("say AllowAnonymous(), so that it is meant");
    }

    [Fact]
    public void No_policy_is_made_void_by_allowing_anybody_beside_it()
    {
        Routes(Role.Workspace)
            .Where(route => NamesPolicy(route) && route.Metadata.GetMetadata<IAllowAnonymous>() is not null)
            .Select(Told)
            .ShouldBeEmpty();
    }

    [Fact]
    public void Nothing_on_the_list_is_there_for_a_route_that_is_gone()
    {
        var begun = Routes(Role.Workspace).Select(Pattern).ToList();

        Anonymous.Keys.Where(start => !begun.Exists(p => Begins(p, start))).ShouldBeEmpty();
    }

    [Fact]
    public void Every_named_policy_is_one_that_the_workspace_has()
    {
        var policies = App(Role.Workspace).Services.GetService<IAuthorizationPolicyProvider>();
        var named = Routes(Role.Workspace)
            .SelectMany(r => r.Metadata.GetOrderedMetadata<IAuthorizeData>().Select(a => a.Policy))
            .OfType<string>()
            .Distinct(StringComparer.Ordinal);

        named.Where(name => policies?.GetPolicyAsync(name).Result is null).ShouldBeEmpty();
    }

    [Fact]
    public void No_route_of_the_workspace_is_served_on_the_origin_of_reports()
    {
        var guarded = Routes(Role.Workspace).Where(NamesPolicy).Select(Told).ToHashSet(StringComparer.Ordinal);

        // each origin has a front page of its own, and a document that tells of its own API
        Routes(Role.Intake)
            .Select(Told)
            .Where(told => told is not ("GET /" or "GET /openapi.json"))
            .Where(guarded.Contains)
            .ShouldBeEmpty();
    }

    public async Task InitializeAsync()
    {
        var values = SettingValues
            .None.With("data", Path.Combine(folder, "data"))
            .With("master-key", Path.Combine(folder, "key", "master.key"))
            .With("role", "workspace", "intake");
        var options = ServerOptions.Read(values).Value;
        DataFolder.Prepare(options.Data).Succeeded.ShouldBeTrue();
        var process = new ProcessParts(options);
        opened.Add(process);
        // the very applications that the server would start
        apps.Add((await RoleHost.Build(Role.Workspace, WorkspaceRole.Parts, process, CancellationToken.None)).Value);
        apps.Add((await RoleHost.Build(Role.Intake, IntakeRole.Parts, process, CancellationToken.None)).Value);
    }

    public async Task DisposeAsync()
    {
        foreach (var app in apps)
            await app.DisposeAsync();
        foreach (var process in opened)
            await process.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    private WebApplication App(Role role) => apps[role == Role.Workspace ? 0 : 1];

    private IReadOnlyList<RouteEndpoint> Routes(Role role)
    {
        var routes = ((IEndpointRouteBuilder)App(role))
            .DataSources.SelectMany(s => s.Endpoints)
            .OfType<RouteEndpoint>();
        return routes.ToList() is { Count: > 0 } found
            ? found
            : throw new InvalidOperationException($"{role} serves nothing: the routes were not read");
    }

    private static bool NamesPolicy(Endpoint endpoint) =>
        endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>().Any(a => !string.IsNullOrEmpty(a.Policy));

    private static string? ReasonFor(RouteEndpoint route) =>
        Anonymous.FirstOrDefault(a => Begins(Pattern(route), a.Key)).Value;

    private static bool Begins(string pattern, string start) =>
        pattern.StartsWith(start, StringComparison.Ordinal)
        && (start.EndsWith('/') || pattern.Length == start.Length || pattern[start.Length] == '/');

    private static string Pattern(RouteEndpoint route) => "/" + route.RoutePattern.RawText?.TrimStart('/');

    private static string Told(RouteEndpoint route) =>
        $"{string.Join(",", route.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? [])} {Pattern(route)}";
}
