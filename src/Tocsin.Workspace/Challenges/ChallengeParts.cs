using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Tocsin.Workspace.Intake;

namespace Tocsin.Workspace.Challenges;

/// <summary>What people from outside say against statements: taken in beside reports, read by members.</summary>
public static class ChallengeParts
{
    /// <summary>On the origin of reporters.</summary>
    public static void MapChallengeDesk(this IEndpointRouteBuilder app) =>
        SendChallenge.Map(app.MapGroup("").OpenToAll());

    /// <summary>On the origin of members.</summary>
    public static void MapChallenges(this IEndpointRouteBuilder app)
    {
        ListChallenges.Map(app);
        ShowChallenge.Map(app);
        AnswerChallenge.Map(app);
    }
}
