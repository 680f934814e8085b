using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Tocsin.Cases.CveIds;
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
    public const string Path = ShowPool.Path + "/years/{year}";

    public static string PathOf(int year) => ShowPool.Path + "/years/" + year.ToString(CultureInfo.InvariantCulture);

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(Path, (string year, HttpContext context) => Page(year, context, null))
            .RequireAuthorization(Policies.CveIds)
            .ExcludeFromDescription();
        app.MapGet("/api" + Path, Handle).RequireAuthorization(Policies.CveIds);
    }

    /// <param name="refused">The form that was not taken; null when the page is just opened.</param>
    public static async Task<IResult> Page(string year, HttpContext context, RefusedForm? refused)
    {
        var pool = context.RequestServices.GetRequiredService<CvePoolStore>();
        var found = Find(await pool.Load(context.RequestAborted), year, pool.Now);
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
        string year,
        CvePoolStore pool,
        CancellationToken cancel
    ) => Find(await pool.Load(cancel), year, pool.Now).ToHttp(view => view);

    private static Result<YearView> Find(CvePool pool, string text, DateTimeOffset now) =>
        Parse(text).Then(year => YearView.Of(pool, year, now));

    /// <summary>Four digits; <c>not-found</c> for anything else.</summary>
    public static Result<int> Parse(string text) =>
        text.Length == 4 && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var year)
            ? year
            : Problem.NotFound;
}
