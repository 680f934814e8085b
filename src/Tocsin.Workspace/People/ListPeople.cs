using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Tocsin.Cases.Access;
using Tocsin.Web.Forms;

namespace Tocsin.Workspace.People;

/// <summary>GET /people and /api/people: who is here, for what, and who asked them in.</summary>
internal static class ListPeople
{
    public sealed record Response(IReadOnlyList<PersonLine> People);

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/people", Show).RequireAuthorization(Policies.Colleague);
        app.MapGet("/api/people", Handle).RequireAuthorization(Policies.Colleague);
    }

    private static Task<RazorComponentResult> Show(
        HttpContext context,
        Viewer.Member viewer,
        PeopleView view,
        CancellationToken cancel
    ) => view.Page(context, viewer, FormValues.Empty, null, cancel);

    private static async Task<Ok<Response>> Handle(PeopleView view, CancellationToken cancel) =>
        TypedResults.Ok(new Response(await view.All(cancel)));
}
