using Microsoft.AspNetCore.Routing;

namespace Tocsin.Workspace.Teams;

/// <summary>Who is in which team, and why.</summary>
public static class TeamParts
{
    public static void MapTeams(this IEndpointRouteBuilder app)
    {
        ListTeams.Map(app);
        ShowTeam.Map(app);
        LeaveTeam.Map(app);
    }
}
