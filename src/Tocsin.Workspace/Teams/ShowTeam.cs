using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tocsin.Cases.Access;
using Tocsin.Governance.People;
using Tocsin.Governance.Teams;
using Tocsin.Standards.Problems;
using Tocsin.Web.Http;
using Tocsin.Workspace.People;

namespace Tocsin.Workspace.Teams;

/// <summary>GET /teams/{team} and /api/teams/{team}: its rules, and who is in it since when, until when and why.</summary>
internal static class ShowTeam
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(
                "/api/teams/{team}",
                async (string team, HttpContext context) =>
                {
                    var roster = await Roster.Load(context);
                    return Find(team, roster).Map(found => TeamResponse.Of(found, roster)).ToHttp();
                }
            )
            .RequireAuthorization(Policies.Colleague)
            .ProducesProblem(404);
        app.MapGet(
                "/teams/{team}",
                (string team, HttpContext context, Viewer.Member viewer) => Page(context, team, viewer, null)
            )
            .RequireAuthorization(Policies.Colleague)
            .ExcludeFromDescription();
    }

    /// <summary>The page; after something was refused, with why.</summary>
    public static async Task<IResult> Page(HttpContext context, string team, Viewer.Member viewer, Problem? problem)
    {
        var roster = await Roster.Load(context);
        if (!Find(team, roster).TryGet(out var found, out var absent))
            return PageResult.Refusal(absent);
        var view = new TeamView(
            TeamResponse.Of(found, roster),
            roster,
            viewer.Person,
            viewer.Duties.Contains(Duty.Operator),
            !await StepUp.IsFresh(context),
            problem
        );
        return PageResult.Of<TeamPage>(new { View = view }, problem?.Status ?? StatusCodes.Status200OK);
    }

    /// <returns>Not found for a name that is malformed or of no team.</returns>
    public static Result<Team> Find(string name, Roster roster) =>
        TeamId.Parse(name) is { Succeeded: true } id && roster.Chart.Find(id.Value) is { } found
            ? found
            : Problem.NotFound;
}

/// <summary>A team as one member sees it.</summary>
/// <param name="MakesLinks">Whether whoever looks can make links for those who were asked in.</param>
/// <param name="AsksForCode">Whether this session has to prove anew that it is the same person.</param>
/// <param name="Refused">Null when the page is just opened.</param>
public sealed record TeamView(
    TeamResponse Team,
    Roster Roster,
    PersonId Me,
    bool MakesLinks,
    bool AsksForCode,
    Problem? Refused
)
{
    public bool AmMember => Team.Members.Any(m => m.Direct && m.Person == Me);

    /// <summary>Members who were asked in and have no account yet.</summary>
    public IReadOnlyList<TeamMemberResponse> Waiting =>
        [
            .. Team.Members.Where(m =>
                Roster.People.Any(one => one.Member.Id == m.Person && one.Member is { Invited: true, Joined: false })
            ),
        ];
}
