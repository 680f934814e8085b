using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Tocsin.Cases.Access;
using Tocsin.Governance.Programmes;
using Tocsin.Governance.Rota;
using Tocsin.Standards.Problems;
using Tocsin.Web.Forms;
using Tocsin.Web.Http;
using Tocsin.Workspace.People;

namespace Tocsin.Workspace.Rota;

/// <summary>
/// POST /rota/{week}, PUT and DELETE /api/rota/{week}/cover: a triager takes a week of another's turn, or gives it back. Two who take each
/// other's week have swapped; nobody does it for somebody else.
/// </summary>
internal static class CoverTurn
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapPost(ShowRota.Path + "/{week}", ByPage)
            .RequireAuthorization(Policies.Colleague)
            .ExcludeFromDescription();
        app.MapPut("/api/rota/{week}/cover", (string week, HttpContext context) => ByApi(week, true, context))
            .RequireAuthorization(Policies.Colleague);
        app.MapDelete("/api/rota/{week}/cover", (string week, HttpContext context) => ByApi(week, false, context))
            .RequireAuthorization(Policies.Colleague);
    }

    private static async Task<Results<Ok<RotaResponse>, ProblemHttpResult>> ByApi(
        string week,
        bool take,
        HttpContext context
    )
    {
        if ((await Do(week, take, context)).Problem is { } refused)
            return refused.ToHttp();
        return TypedResults.Ok(RotaResponse.Of(await ShowRota.View(context)));
    }

    private static async Task<IResult> ByPage(string week, HttpContext context)
    {
        var read = await FormReader.Read(context.Request, FormLimits.Small, context.RequestAborted);
        if (!read.TryGet(out var form, out var problem))
            return PageResult.Answer(context.Request, problem);
        return (await Do(week, form["do"] != "give-back", context)).Problem is { } refused
            ? await ShowRota.Page(context, FormValues.Empty, refused)
            : PageResult.SeeOther(ShowRota.Path);
    }

    private static async Task<Result<TriageRota>> Do(string week, bool take, HttpContext context)
    {
        var services = context.RequestServices;
        var viewer = services.GetRequiredService<Viewer.Member>();
        if (!viewer.Triages)
            return RotaProblems.NotATriager;
        if (RotaDays.Parse(week) is not { } day)
            return Problem.NotFound;
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        var today = services.GetRequiredService<Programme>().Calendar.DayOf(now);
        return await services
            .GetRequiredService<RotaStore>()
            .Decide(
                rota => take ? rota.Cover(viewer.Person, day, today) : rota.GiveBack(viewer.Person, day, today),
                viewer.Actor,
                context.RequestAborted
            );
    }
}
