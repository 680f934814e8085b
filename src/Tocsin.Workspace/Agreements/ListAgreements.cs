using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Tocsin.Cases.Access;
using Tocsin.Web.Http;
using Tocsin.Workspace.People;

namespace Tocsin.Workspace.Agreements;

/// <summary>GET /agreements and /api/agreements: what members promise, and what one has signed of it.</summary>
internal static class ListAgreements
{
    public sealed record Response(IReadOnlyList<AgreementLine> Agreements);

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/agreements", Show).RequireAuthorization(Policies.Session);
        app.MapGet("/api/agreements", Handle).RequireAuthorization(Policies.Session);
    }

    private static async Task<IResult> Show(Viewer.Member viewer, AgreementView view, CancellationToken cancel) =>
        PageResult.Of<AgreementsPage>(new { Lines = await view.All(viewer.Person, cancel) });

    private static async Task<Ok<Response>> Handle(
        Viewer.Member viewer,
        AgreementView view,
        CancellationToken cancel
    ) => TypedResults.Ok(new Response(await view.All(viewer.Person, cancel)));
}
