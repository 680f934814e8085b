using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Tocsin.Cases.Access;
using Tocsin.Web.Http;
using Tocsin.Workspace.People;

namespace Tocsin.Workspace.Challenges;

/// <summary>GET /challenges and /api/challenges: what people from outside say against statements; empty for who may not read them.</summary>
internal static class ListChallenges
{
    public sealed record Response(IReadOnlyList<ChallengeResponse> Challenges);

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/challenges", Show).RequireAuthorization(Policies.Colleague).ExcludeFromDescription();
        app.MapGet("/api/challenges", Handle).RequireAuthorization(Policies.Colleague);
    }

    private static async Task<Ok<Response>> Handle(
        Viewer.Member viewer,
        ChallengeStore challenges,
        CancellationToken cancel
    ) => TypedResults.Ok(new Response([.. (await challenges.All(viewer, cancel)).Select(ChallengeResponse.Of)]));

    private static async Task<IResult> Show(
        Viewer.Member viewer,
        ChallengeStore challenges,
        CancellationToken cancel
    ) => PageResult.Of<ChallengesPage>(new { Challenges = await challenges.All(viewer, cancel) });
}
