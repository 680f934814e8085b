using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Tocsin.Cases.Access;
using Tocsin.Governance.People;
using Tocsin.Governance.Teams;
using Tocsin.Standards.Problems;
using Tocsin.Web.Forms;
using Tocsin.Web.Http;
using Tocsin.Workspace.People;
using Tocsin.Workspace.People.Accounts;
using Tocsin.Workspace.People.Standings;

namespace Tocsin.Workspace.Teams;

/// <summary>
/// POST /teams/{team}/leave and /api/teams/{team}/leave: a member leaves by their own wish, at once. It needs nobody's consent, and a
/// fresh proof that it is them.
/// </summary>
internal static class LeaveTeam
{
    /// <param name="Code">A current code of the authenticator, where this session gave no proof within five minutes.</param>
    public sealed record Request(string? Code);

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapPost("/api/teams/{team}/leave", ByApi).RequireAuthorization(Policies.Colleague);
        app.MapPost("/teams/{team}/leave", ByPage).RequireAuthorization(Policies.Colleague).ExcludeFromDescription();
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> ByApi(
        string team,
        Request body,
        HttpContext context,
        Viewer.Member viewer,
        MemberStore members,
        StandingStore standings,
        CancellationToken cancel
    ) => (await Do(team, body.Code, context, viewer, members, standings, cancel)).ToNoContent();

    private static async Task<IResult> ByPage(
        string team,
        HttpContext context,
        Viewer.Member viewer,
        MemberStore members,
        StandingStore standings,
        CancellationToken cancel
    )
    {
        if (!(await FormReader.Read(context.Request, FormLimits.Small, cancel)).TryGet(out var values, out var problem))
            return PageResult.Refusal(problem);
        return (await Do(team, values["otp"], context, viewer, members, standings, cancel)).Problem is { } refused
            ? await ShowTeam.Page(context, team, viewer, refused)
            : PageResult.SeeOther("/standing");
    }

    private static async Task<Result<Member>> Do(
        string name,
        string? code,
        HttpContext context,
        Viewer.Member viewer,
        MemberStore members,
        StandingStore standings,
        CancellationToken cancel
    )
    {
        if (!TeamId.Parse(name).TryGet(out var id, out _) || standings.Chart.Find(id) is not { } team)
            return Problem.NotFound;
        if (await StepUp.Check(context, code, cancel) is { } problem)
            return problem;
        if (await IsLastOperator(team, viewer.Person, members, standings, cancel))
            return PeopleProblems.LastOperator;
        return await members.Decide(
            viewer.Person,
            (member, _) => member.LeaveTeam(id, LeaveReason.OwnWish),
            viewer.Actor,
            cancel
        );
    }

    private static async Task<bool> IsLastOperator(
        Team team,
        PersonId person,
        MemberStore members,
        StandingStore standings,
        CancellationToken cancel
    )
    {
        if (!team.Duties.Contains(Duty.Operator))
            return false;
        var operators = await standings.Having(Duty.Operator, cancel);
        var member = await members.Load(person, cancel);
        return operators is [var last] && last == person && !member.Duties.Contains(Duty.Operator);
    }
}
