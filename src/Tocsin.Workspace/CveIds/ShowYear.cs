using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Tocsin.Standards.Problems;
using Tocsin.Web.Http;
using Tocsin.Workspace.Cases;
using Tocsin.Workspace.People;

namespace Tocsin.Workspace.CveIds;

/// <summary>
/// GET /cve-ids/years/{year} and the same below /api: what of a year was never used, and how far its rejection has come.
/// <c>not-found</c> for a year without IDs.
/// </summary>
internal static class ShowYear
{
    public const string Path = ShowPool.Path + "/years/{year:int}";

    public static string PathOf(int year) => ShowPool.Path + "/years/" + year.ToString(CultureInfo.InvariantCulture);

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(Path, (int year, HttpContext context) => Page(year, context, null))
            .RequireAuthorization(Policies.CveIds)
            .ExcludeFromDescription();
        app.MapGet("/api" + Path, Handle).RequireAuthorization(Policies.CveIds);
    }

    /// <param name="refused">The form that was not taken; null when the page is just opened.</param>
    public static async Task<IResult> Page(int year, HttpContext context, RefusedForm? refused)
    {
        var pool = context.RequestServices.GetRequiredService<CvePoolStore>();
        var found = YearView.Of(await pool.Load(context.RequestAborted), year, pool.Now);
        if (!found.TryGet(out var view, out var problem))
            return PageResult.Refusal(problem);
        var fresh = await StepUp.IsFresh(context);
        return PageResult.Of<YearPage>(
            new
            {
                View = view,
                Fresh = fresh,
                Form = refused,
            },
            refused?.Problem.Status ?? StatusCodes.Status200OK
        );
    }

    private static async Task<Results<Ok<YearView>, ProblemHttpResult>> Handle(
        int year,
        CvePoolStore pool,
        CancellationToken cancel
    ) => YearView.Of(await pool.Load(cancel), year, pool.Now).ToHttp(view => view);
}
