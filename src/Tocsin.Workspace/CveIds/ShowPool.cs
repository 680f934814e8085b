using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tocsin.Cases.Access;
using Tocsin.Cases.CveIds;
using Tocsin.Web.Http;
using Tocsin.Workspace.Cases;
using Tocsin.Workspace.People;

namespace Tocsin.Workspace.CveIds;

/// <summary>GET /cve-ids and GET /api/cve-ids: the IDs that were reserved for the programme, by year.</summary>
internal static class ShowPool
{
    public const string Path = "/cve-ids";

    /// <param name="Free">How many can still be assigned.</param>
    /// <param name="Ids">In order of year and number.</param>
    /// <param name="Years">The latest first.</param>
    public sealed record Response(int Free, IReadOnlyList<PooledId> Ids, IReadOnlyList<YearOfIds> Years);

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(
                Path,
                (CvePoolStore pool, Viewer.Member viewer, CancellationToken cancel) => Page(pool, viewer, null, cancel)
            )
            .RequireAuthorization(Policies.CveIds)
            .ExcludeFromDescription();
        app.MapGet("/api" + Path, Handle).RequireAuthorization(Policies.CveIds);
    }

    /// <param name="refused">A form of this page that was not taken; null when the page is just opened.</param>
    public static async Task<IResult> Page(
        CvePoolStore pool,
        Viewer.Member viewer,
        RefusedForm? refused,
        CancellationToken cancel
    )
    {
        var view = PoolView.Of(await pool.Load(cancel), (await pool.Account(cancel)).Access, viewer, pool.Now) with
        {
            Form = refused,
        };
        return PageResult.Of<PoolPage>(new { View = view }, refused?.Problem.Status ?? StatusCodes.Status200OK);
    }

    public static Response ResponseOf(CvePool pool, Viewer.Member viewer, DateTimeOffset now)
    {
        var view = PoolView.Of(pool, null, viewer, now);
        return new(view.Free, view.Ids, view.Years);
    }

    private static async Task<Response> Handle(CvePoolStore pool, Viewer.Member viewer, CancellationToken cancel) =>
        ResponseOf(await pool.Load(cancel), viewer, pool.Now);
}
