using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Tocsin.Web.Http;
using Tocsin.Workspace.People;

namespace Tocsin.Workspace.Teams;

/// <summary>GET /teams and /api/teams: what teams there are, for what, and whom each answers to.</summary>
internal static class ListTeams
{
    public sealed record Response(IReadOnlyList<TeamResponse> Teams);

    public static void Map(IEndpointRouteBuilder app)
    {
        // said to be delegates: what takes nothing but the context is else taken for one that writes its answer itself
        app.MapGet("/teams", (Delegate)Show).RequireAuthorization(Policies.Colleague).ExcludeFromDescription();
        app.MapGet("/api/teams", (Delegate)Handle).RequireAuthorization(Policies.Colleague);
    }

    private static async Task<Ok<Response>> Handle(HttpContext context) =>
        TypedResults.Ok(new Response(await All(context)));

    private static async Task<IResult> Show(HttpContext context) =>
        PageResult.Of<TeamsPage>(new { Teams = await All(context) });

    private static async Task<IReadOnlyList<TeamResponse>> All(HttpContext context)
    {
        var roster = await Roster.Load(context);
        return [.. roster.Chart.Teams.Select(team => TeamResponse.Of(team, roster))];
    }
}
