using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tocsin.Cases.Access;
using Tocsin.Cases.CveIds;
using Tocsin.Web.Http;
using Tocsin.Workspace.Cases;
using Tocsin.Workspace.People;

namespace Tocsin.Workspace.CveIds;

/// <summary>
/// GET /cve-ids and GET /api/cve-ids: the IDs that were reserved for the programme, the newest first, a hundred a page:
/// <c>?before=CVE-2026-0101</c> goes on below that one.
/// </summary>
internal static class ShowPool
{
    public const string Path = "/cve-ids";

    /// <param name="Free">How many can still be assigned.</param>
    /// <param name="Ids">Of this page, the latest year and the highest number first.</param>
    /// <param name="Years">Of all pages, the latest first.</param>
    /// <param name="Before">Asks for the next page; null on the last.</param>
    public sealed record Response(
        int Free,
        IReadOnlyList<PooledId> Ids,
        IReadOnlyList<YearOfIds> Years,
        string? Before
    );

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(
                Path,
                (string? before, CvePoolStore pool, Viewer.Member viewer, CancellationToken cancel) =>
                    Page(pool, viewer, null, cancel, before)
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
        CancellationToken cancel,
        string? before = null
    )
    {
        var (known, account) = (await pool.Load(cancel), await pool.Account(cancel));
        var view = PoolView.Of(known, account.Access, viewer, pool.Now, before) with { Form = refused };
        return PageResult.Of<PoolPage>(new { View = view }, refused?.Problem.Status ?? StatusCodes.Status200OK);
    }

    public static Response ResponseOf(CvePool pool, Viewer.Member viewer, DateTimeOffset now, string? before = null)
    {
        var view = PoolView.Of(pool, null, viewer, now, before);
        return new(view.Free, view.Ids, view.Years, view.Before);
    }

    private static async Task<Response> Handle(
        string? before,
        CvePoolStore pool,
        Viewer.Member viewer,
        CancellationToken cancel
    ) => ResponseOf(await pool.Load(cancel), viewer, pool.Now, before);
}
