using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Tocsin.Cases.Access;
using Tocsin.Standards.Identifiers;
using Tocsin.Standards.Problems;
using Tocsin.Web.Http;
using Tocsin.Workspace.Cases;
using Tocsin.Workspace.People;

namespace Tocsin.Workspace.CveIds;

/// <summary>GET /cve-ids/{id} and /api/cve-ids/{id}: one ID, what happened to it, and what the service has in place of ours.</summary>
internal static class ShowCveId
{
    public const string Path = ShowPool.Path + "/{id}";

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(Path, (string id, HttpContext context) => Page(id, context, null))
            .RequireAuthorization(Policies.CveIds)
            .ExcludeFromDescription();
        app.MapGet("/api" + Path, Handle).RequireAuthorization(Policies.CveIds);
    }

    /// <param name="refused">A form of this page that was not taken; null when the page is just opened.</param>
    public static async Task<IResult> Page(string id, HttpContext context, RefusedForm? refused)
    {
        var services = context.RequestServices;
        var viewer = services.GetRequiredService<Viewer.Member>();
        var found = await Find(id, services.GetRequiredService<CvePoolStore>(), viewer, context.RequestAborted);
        if (!found.TryGet(out var view, out var problem))
            return PageResult.Refusal(problem);
        var fresh = await StepUp.IsFresh(context);
        return PageResult.Of<CveIdPage>(
            new
            {
                View = view,
                Fresh = fresh,
                Form = refused,
            },
            refused?.Problem.Status ?? StatusCodes.Status200OK
        );
    }

    private static async Task<Results<Ok<CveIdView>, ProblemHttpResult>> Handle(
        string id,
        CvePoolStore pool,
        Viewer.Member viewer,
        CancellationToken cancel
    ) => (await Find(id, pool, viewer, cancel)).ToHttp(view => view);

    private static async Task<Result<CveIdView>> Find(
        string id,
        CvePoolStore pool,
        Viewer.Member viewer,
        CancellationToken cancel
    )
    {
        if (
            !CveId.Parse(id).TryGet(out var parsed, out _)
            || !(await pool.Load(cancel)).All.TryGetValue(parsed, out var found)
        )
            return Problem.NotFound;
        return CveIdView.Of(found, await pool.Record(parsed, cancel), viewer);
    }
}
