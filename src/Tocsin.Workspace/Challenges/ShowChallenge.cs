using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Tocsin.Cases.Access;
using Tocsin.Governance.ThreatModels;
using Tocsin.Standards.Problems;
using Tocsin.Web.Forms;
using Tocsin.Web.Http;
using Tocsin.Workspace.People;

namespace Tocsin.Workspace.Challenges;

/// <summary>GET /challenges/{challenge} and /api/challenges/{challenge}: what somebody from outside wrote, and what became of it.</summary>
internal static class ShowChallenge
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/challenges/{challenge}", Show).RequireAuthorization(Policies.Colleague).ExcludeFromDescription();
        app.MapGet("/api/challenges/{challenge}", Handle).RequireAuthorization(Policies.Colleague);
    }

    /// <summary>The page; after an answer was refused, with what was typed and why.</summary>
    public static IResult Page(Challenge found, FormValues values, Problem? problem) =>
        PageResult.Of<ChallengeReadPage>(
            new
            {
                Challenge = found,
                Values = values,
                Problem = problem,
            },
            problem?.Status ?? StatusCodes.Status200OK
        );

    private static async Task<Results<Ok<ChallengeResponse>, ProblemHttpResult>> Handle(
        string challenge,
        Viewer.Member viewer,
        ChallengeStore challenges,
        CancellationToken cancel
    ) => (await challenges.Find(challenge, viewer, cancel)).Map(ChallengeResponse.Of).ToHttp();

    private static async Task<IResult> Show(
        string challenge,
        Viewer.Member viewer,
        ChallengeStore challenges,
        CancellationToken cancel
    ) =>
        (await challenges.Find(challenge, viewer, cancel)).Match(
            found => Page(found, FormValues.Empty, null),
            PageResult.Refusal
        );
}
