using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Tocsin.Cases.Access;
using Tocsin.Cases.CveIds;
using Tocsin.Governance.People;
using Tocsin.Ledger;
using Tocsin.Standards.Problems;
using Tocsin.Web.Http;
using Tocsin.Workspace.People;

namespace Tocsin.Workspace.CveIds;

/// <summary>
/// POST /cve-ids/years/{year}/rejection and the same below /api: what was never used of a year that is over is rejected, at most 500 IDs
/// at once. Needs a fresh step-up. The CVE programme is told by due rows: progress is on the year's page.
/// </summary>
internal static class RejectUnused
{
    public const string Path = ShowYear.Path + "/rejection";

    public static string PathOf(int year) => ShowYear.PathOf(year) + "/rejection";

    /// <param name="Reason">Why. It stays in the ledger; at most 2,000 characters.</param>
    /// <param name="Seen">How many unused IDs you were shown: where there are more meanwhile, nothing is rejected.</param>
    /// <param name="Code">A current code of the authenticator, where this session gave no proof within five minutes.</param>
    public sealed record Request(string? Reason, int? Seen, string? Code = null);

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapPost("/api" + Path, Handle).RequireAuthorization(Policies.Operator);
        app.MapPost(Path, Submit).RequireAuthorization(Policies.Operator).ExcludeFromDescription();
    }

    private static async Task<Results<Ok<YearView>, ProblemHttpResult>> Handle(
        string year,
        Request request,
        HttpContext context,
        CvePoolStore pool,
        Viewer.Member viewer,
        CancellationToken cancel
    )
    {
        if (await StepUp.Check(context, request.Code, cancel) is { } unproved)
            return ((Result<YearView>)unproved).ToHttp(view => view);
        var rejected = await Reject(year, request, pool, viewer.Actor, cancel);
        return rejected
            .Then(known => ShowYear.Parse(year).Then(y => YearView.Of(known, y, pool.Now)))
            .ToHttp(view => view);
    }

    private static async Task<IResult> Submit(
        string year,
        HttpContext context,
        CvePoolStore pool,
        Viewer.Member viewer,
        CancellationToken cancel
    )
    {
        var (read, instead) = await ConfirmedForm.Read(
            context,
            $"{ShowPool.Path}/years/{Uri.EscapeDataString(year)}",
            cancel
        );
        if (read is null)
            return instead!;
        var seen = int.TryParse(read.Values["seen"], NumberStyles.None, CultureInfo.InvariantCulture, out var shown)
            ? shown
            : (int?)null;
        var problem =
            read.Refused ?? (await Reject(year, new(read.Values["reason"], seen), pool, viewer.Actor, cancel)).Problem;
        return problem is null
            ? PageResult.SeeOther($"{ShowPool.Path}/years/{Uri.EscapeDataString(year)}")
            : await ShowYear.Page(year, context, new(ShowYear.Path, read.Values, problem));
    }

    private static async Task<Result<CvePool>> Reject(
        string year,
        Request request,
        CvePoolStore pool,
        Actor by,
        CancellationToken cancel
    )
    {
        if (!ShowYear.Parse(year).TryGet(out var parsed, out var absent))
            return absent;
        var faults = new FaultCollector();
        var reason = faults.Take("", ReasonText.Of(request.Reason));
        if (request.Seen is not >= 0)
            faults.Add("seen", "Say how many unused IDs you were shown.");
        return await faults
            .Else(() => reason!)
            .Then(why => pool.Decide(p => p.RejectUnused(parsed, request.Seen!.Value, why, pool.Now), by, cancel));
    }
}
