using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Tocsin.Web.Assets;

namespace Tocsin.Workspace.Intake;

/// <summary>Taking reports from anybody: services and routes.</summary>
public static class IntakeParts
{
    public static IServiceCollection AddReportDesk(this IServiceCollection services) =>
        services.AddSingleton<Throttle>().AddSingleton<ReportDesk>().AddSingleton<Flood>();

    public static void MapReportDesk(this IEndpointRouteBuilder app)
    {
        var intake = app.MapGroup("").OpenToAll();
        ShowReportPage.Map(intake);
        SendReport.Map(intake);
        RequestCve.Map(intake);
        GetProof.Map(intake);
        app.MapAsset(ProofScript.Asset);
    }

    /// <summary>Routes that need no account, whose answers nothing may keep.</summary>
    public static RouteGroupBuilder OpenToAll(this RouteGroupBuilder group)
    {
        group.AllowAnonymous();
        group.AddEndpointFilter(
            (context, next) =>
            {
                context.HttpContext.Response.Headers.CacheControl = "no-store";
                return next(context);
            }
        );
        return group;
    }
}
