using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Tocsin.Web.Http;
using Tocsin.Workspace.Cases;
using Tocsin.Workspace.Outside.CveServices;
using Tocsin.Workspace.People;

namespace Tocsin.Workspace.CveIds;

/// <summary>GET /cve-services and /api/cve-services: where IDs are reserved and records go, and as whom; never the key.</summary>
internal static class ShowCveAccount
{
    public const string Path = "/cve-services";

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(Path, (Delegate)Show).RequireAuthorization(Policies.Operator).ExcludeFromDescription();
        app.MapGet("/api" + Path, Handle).RequireAuthorization(Policies.Operator);
    }

    private static Task<IResult> Show(HttpContext context) => Page(context, null);

    /// <param name="refused">The form that was not taken; null when the page is just opened.</param>
    public static async Task<IResult> Page(HttpContext context, RefusedForm? refused)
    {
        var pool = context.RequestServices.GetRequiredService<CvePoolStore>();
        var account = await Handle(pool, context.RequestAborted);
        var fresh = await StepUp.IsFresh(context);
        return PageResult.Of<CveAccountPage>(
            new
            {
                Account = account,
                Fresh = fresh,
                Form = refused,
            },
            refused?.Problem.Status ?? StatusCodes.Status200OK
        );
    }

    private static async Task<CveAccountView> Handle(CvePoolStore pool, CancellationToken cancel)
    {
        var account = await pool.Account(cancel);
        return account.Access is { } access
            ? new(Word(access.Service), access.Org, access.User, account.ChangedAt)
            : new(null, null, null, account.ChangedAt);
    }

    private static string Word(Uri? service) =>
        service is null ? ReadCveAccess.Practice
        : service == CveServicesAddress.Production ? ReadCveAccess.Production
        : service == CveServicesAddress.Test ? ReadCveAccess.Test
        : service.AbsoluteUri;
}

/// <param name="Service"><c>production</c>, <c>test</c>, an address, or <c>practice</c>; null where everything is done by hand.</param>
/// <param name="ChangedAt">UTC; null where nobody ever set it.</param>
public sealed record CveAccountView(string? Service, string? Organization, string? User, DateTimeOffset? ChangedAt);
