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
using Tocsin.Workspace.Teams;

namespace Tocsin.Workspace.Rota;

/// <summary>GET /rota and /api/rota: whose turn it is to look at what comes in, for six weeks.</summary>
internal static class ShowRota
{
    public const string Path = "/rota";

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(Path, (Delegate)Show).RequireAuthorization(Policies.Colleague).ExcludeFromDescription();
        app.MapGet("/api" + Path, (Delegate)Handle).RequireAuthorization(Policies.Colleague);
    }

    /// <summary>The page, with a form that was not taken where there is one.</summary>
    public static async Task<IResult> Page(HttpContext context, FormValues values, Problem? problem)
    {
        var viewer = context.RequestServices.GetRequiredService<Viewer.Member>();
        return PageResult.Of<RotaPage>(
            new
            {
                View = await View(context),
                Viewer = viewer,
                Values = values,
                Problem = problem,
            },
            problem?.Status ?? StatusCodes.Status200OK
        );
    }

    public static async Task<RotaView> View(HttpContext context)
    {
        var services = context.RequestServices;
        TriageRota rota = await services.GetRequiredService<RotaStore>().Load(context.RequestAborted);
        return RotaView.Of(rota, await Roster.Load(context), services.GetRequiredService<Programme>().Calendar);
    }

    private static Task<IResult> Show(HttpContext context) => Page(context, FormValues.Empty, null);

    private static async Task<Ok<RotaResponse>> Handle(HttpContext context) =>
        TypedResults.Ok(RotaResponse.Of(await View(context)));
}
