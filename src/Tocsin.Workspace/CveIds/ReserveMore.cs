using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Tocsin.Cases.Access;
using Tocsin.Cases.CveIds;
using Tocsin.Standards.Problems;
using Tocsin.Web.Forms;
using Tocsin.Web.Http;
using Tocsin.Workspace.Due;
using Tocsin.Workspace.Outside.CveServices;
using Tocsin.Workspace.People;

namespace Tocsin.Workspace.CveIds;

/// <summary>POST /cve-ids/reservations and /api/cve-ids/reservations: reserves IDs at CVE Services.</summary>
internal static class ReserveMore
{
    public const string Path = ShowPool.Path + "/reservations";

    /// <param name="Amount">1 to 1,000; in no sequence at most 10.</param>
    /// <param name="Year">Null for the year that it is.</param>
    /// <param name="Nonsequential">Null for in sequence.</param>
    public sealed record Request(int? Amount, int? Year = null, bool? Nonsequential = null);

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapPost("/api" + Path, Handle).RequireAuthorization(Policies.CveIds);
        app.MapPost(Path, Submit).RequireAuthorization(Policies.CveIds).ExcludeFromDescription();
    }

    private static Task<Results<Ok<ShowPool.Response>, ProblemHttpResult>> Handle(
        Request request,
        ReserveCveIds reserve,
        InstanceLease lease,
        CvePoolStore pool,
        Viewer.Member viewer,
        CancellationToken cancel
    ) => Do(request, reserve, lease, pool, viewer, cancel).ToHttp(p => ShowPool.ResponseOf(p, viewer, pool.Now));

    private static async Task<IResult> Submit(
        HttpContext context,
        ReserveCveIds reserve,
        InstanceLease lease,
        CvePoolStore pool,
        Viewer.Member viewer,
        CancellationToken cancel
    )
    {
        var read = await FormReader.Read(context.Request, FormLimits.Small, cancel);
        if (!read.TryGet(out var form, out var unreadable))
            return PageResult.Refusal(unreadable);
        var request = new Request(Number(form["amount"]), Number(form["year"]), form.Has("nonsequential"));
        return (await Do(request, reserve, lease, pool, viewer, cancel)).Problem is { } problem
            ? await ShowPool.Page(pool, viewer, new(Path, form, problem), cancel)
            : PageResult.SeeOther(ShowPool.Path);
    }

    private static async Task<Result<CvePool>> Do(
        Request request,
        ReserveCveIds reserve,
        InstanceLease lease,
        CvePoolStore pool,
        Viewer.Member viewer,
        CancellationToken cancel
    )
    {
        var faults = new FaultCollector();
        var sequential = request.Nonsequential != true;
        var most = sequential ? CvePool.MostAtOnce : CvePool.MostNonsequential;
        if (request.Amount is not { } amount || amount < 1 || amount > most)
            faults.Add("amount", $"Say how many, 1 to {most:N0}.");
        var year = request.Year ?? pool.Now.Year;
        if (year < 1999 || year > pool.Now.Year + 1)
            faults.Add("year", "This is no year of which IDs can be reserved.");
        if (faults.Stops)
            return Problem.Faulty(faults.Faults);
        return lease.Mine
            ? await reserve.Reserve(year, request.Amount!.Value, sequential, viewer.Actor, cancel)
            : CveServicesProblems.Held;
    }

    private static int? Number(string? typed) =>
        string.IsNullOrWhiteSpace(typed) ? null
        : int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
        : 0;
}
