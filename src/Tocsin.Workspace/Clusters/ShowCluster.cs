using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Tocsin.Cases.Access;
using Tocsin.Cases.Clusters;
using Tocsin.Standards.Problems;
using Tocsin.Web.Forms;
using Tocsin.Web.Http;
using Tocsin.Workspace.People;
using Tocsin.Workspace.Storage;

namespace Tocsin.Workspace.Clusters;

/// <summary>
/// GET /clusters/{number}, and all of them as JSON at /api/clusters: reports that wait for a verdict and tell nearly the same. A
/// suggestion: nothing is done with them until somebody does it.
/// </summary>
internal static class ShowCluster
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/clusters/{number}", Page).RequireAuthorization(Policies.Member).ExcludeFromDescription();
        app.MapGet("/api/clusters", Handle).RequireAuthorization(Policies.Member);
    }

    /// <param name="Clusters">Of two and more, what is owed soonest first; numbers of cases that the caller may see.</param>
    public sealed record Response(IReadOnlyList<IReadOnlyList<string>> Clusters);

    private static async Task<Response> Handle(CaseStore store, Viewer.Member viewer, CancellationToken cancel) =>
        new([
            .. (await All(store, viewer, cancel)).Select(
                IReadOnlyList<string> (one) => [.. one.Select(item => item.Number.Text)]
            ),
        ]);

    private static async Task<IResult> Page(
        string number,
        CaseStore store,
        Viewer.Member viewer,
        CancellationToken cancel
    )
    {
        var all = await All(store, viewer, cancel);
        return all.FirstOrDefault(one => one.Any(item => item.Number.Text == number)) is { } found
            ? PageResult.Of<ClusterPage>(new { Items = found })
            : PageResult.Refusal(Problem.NotFound);
    }

    /// <summary>The page with a form that was refused; the cases that were chosen are chosen still.</summary>
    internal static async Task<IResult> Again(HttpContext context, FormValues form, Problem problem)
    {
        var services = context.RequestServices;
        var viewer = services.GetRequiredService<Viewer.Member>();
        var store = services.GetRequiredService<CaseStore>();
        var open = await store.Queue(viewer, closed: false, context.RequestAborted);
        // the page of the line has the same form
        var line = form["from"] == "line" ? (await store.InLine(viewer, context.RequestAborted)).First : [];
        var shown = form.All("shown").Concat(form.All("cases")).ToHashSet(StringComparer.Ordinal);
        return PageResult.Of<ClusterPage>(
            new
            {
                Items = (IReadOnlyList<QueueItem>)
                    [.. open.Concat(line).Where(item => shown.Contains(item.Number.Text))],
                Values = form,
                Problem = problem,
            },
            problem.Status
        );
    }

    private static async Task<IReadOnlyList<IReadOnlyList<QueueItem>>> All(
        CaseStore store,
        Viewer.Member viewer,
        CancellationToken cancel
    ) => Clustering.Of(await store.Queue(viewer, closed: false, cancel), item => item.Summary.Sketch);
}
