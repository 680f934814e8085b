using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tocsin.Cases.Access;
using Tocsin.Web.Http;
using Tocsin.Workspace.People;

namespace Tocsin.Workspace.CveIds;

/// <summary>GET /cve-ids and GET /api/cve-ids: the IDs that were reserved for the programme.</summary>
internal static class ShowPool
{
    public const string Path = "/cve-ids";

    /// <param name="Free">How many can still be assigned.</param>
    public sealed record Response(int Free, IReadOnlyList<PooledId> Ids);

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(Path, Page).RequireAuthorization(Policies.CveIds).ExcludeFromDescription();
        app.MapGet("/api" + Path, Handle).RequireAuthorization(Policies.CveIds);
    }

    private static async Task<Response> Handle(CvePoolStore pool, Viewer.Member viewer, CancellationToken cancel)
    {
        var view = PoolView.Of(await pool.Load(cancel), viewer);
        return new(view.Free, view.Ids);
    }

    private static async Task<IResult> Page(CvePoolStore pool, Viewer.Member viewer, CancellationToken cancel) =>
        PageResult.Of<PoolPage>(new { View = PoolView.Of(await pool.Load(cancel), viewer) });
}
