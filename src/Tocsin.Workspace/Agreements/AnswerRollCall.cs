using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Tocsin.Cases.Access;
using Tocsin.Governance.People;
using Tocsin.Standards.Problems;
using Tocsin.Web.Http;
using Tocsin.Workspace.People;
using Tocsin.Workspace.People.Accounts;
using Tocsin.Workspace.People.Standings;

namespace Tocsin.Workspace.Agreements;

/// <summary>
/// POST /standing/roll-call and /api/standing/roll-call: "I am still here". Brings back, too, who was let go less than four weeks ago.
/// </summary>
internal static class AnswerRollCall
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapPost("/standing/roll-call", ByPage).RequireAuthorization(Policies.Session);
        app.MapPost("/api/standing/roll-call", ByApi).RequireAuthorization(Policies.Session);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> ByApi(
        Viewer.Member viewer,
        MemberStore members,
        StandingStore standings,
        CancellationToken cancel
    ) => (await Do(viewer, members, standings, cancel)).ToNoContent();

    private static async Task<IResult> ByPage(
        HttpContext context,
        Viewer.Member viewer,
        MemberStore members,
        StandingStore standings,
        CancellationToken cancel
    ) =>
        (await Do(viewer, members, standings, cancel)).Problem is { } problem
            ? PageResult.Answer(context.Request, problem)
            : PageResult.SeeOther("/standing");

    private static Task<Result<Member>> Do(
        Viewer.Member viewer,
        MemberStore members,
        StandingStore standings,
        CancellationToken cancel
    ) =>
        members.Decide(
            viewer.Person,
            (member, now) => member.AnswerRollCall(standings.RollCalls, now),
            viewer.Actor,
            cancel
        );
}
