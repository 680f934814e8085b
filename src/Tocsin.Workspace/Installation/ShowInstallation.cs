using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tocsin.Standards.Problems;
using Tocsin.Web.Http;
using Tocsin.Workspace.People;

namespace Tocsin.Workspace.Installation;

/// <summary>GET /installation and GET /api/installation: how the installation does.</summary>
internal static class ShowInstallation
{
    public const string Path = "/installation";

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(Path, (Delegate)Show).RequireAuthorization(Policies.Operator).ExcludeFromDescription();
        app.MapGet("/api" + Path, Handle).RequireAuthorization(Policies.Operator);
    }

    private static Task<InstallationState> Handle(IServiceProvider services, CancellationToken cancel) =>
        InstallationState.Of(services, cancel);

    private static Task<IResult> Show(HttpContext context) => Page(context, null);

    /// <param name="refused">Why the form was not taken; null when the page is just opened.</param>
    public static async Task<IResult> Page(HttpContext context, Problem? refused)
    {
        var state = await InstallationState.Of(context.RequestServices, context.RequestAborted);
        var fresh = await StepUp.IsFresh(context);
        return PageResult.Of<InstallationPage>(
            new
            {
                State = state,
                Fresh = fresh,
                Refused = refused,
            },
            refused?.Status ?? StatusCodes.Status200OK
        );
    }
}
