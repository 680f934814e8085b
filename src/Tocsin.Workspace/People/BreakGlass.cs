using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Tocsin.Cases.Access;
using Tocsin.Cases.Identifiers;
using Tocsin.Governance.People;
using Tocsin.Standards.Problems;
using Tocsin.Web.Forms;
using Tocsin.Web.Http;
using Tocsin.Workspace.People.Accounts;

namespace Tocsin.Workspace.People;

/// <summary>
/// GET and POST /break-glass, POST /api/break-glass: a member whose duties do not open a case asks to be let in, with a reason. What comes
/// back is the same whether or not there is such a case. Who writes the rules sees no case, and cannot ask.
/// </summary>
internal static class BreakGlass
{
    public const string Path = "/break-glass";

    /// <param name="Case">Its number.</param>
    /// <param name="Reason">Why it cannot be left to the team of the case; the team reads it.</param>
    public sealed record Request(string? Case, string? Reason);

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(Path, (Viewer.Member viewer) => Show(viewer, FormValues.Empty, null, false))
            .RequireAuthorization(Policies.Colleague);
        app.MapPost(Path, ByPage).RequireAuthorization(Policies.Colleague);
        app.MapPost("/api/break-glass", ByApi).RequireAuthorization(Policies.Colleague);
    }

    private static Problem NotNeeded { get; } =
        Problem.Conflict(
            "break-glass.not-needed",
            "As a triager you see every case, but for those that you stepped back from.",
            "Look in the queue."
        );

    private static async Task<Results<NoContent, ProblemHttpResult>> ByApi(
        Request body,
        Viewer.Member viewer,
        MemberStore members,
        CancellationToken cancel
    ) => (await Do(body, viewer, members, cancel)).ToNoContent();

    private static async Task<IResult> ByPage(
        HttpContext context,
        Viewer.Member viewer,
        MemberStore members,
        CancellationToken cancel
    )
    {
        if (!(await FormReader.Read(context.Request, FormLimits.Small, cancel)).TryGet(out var values, out var problem))
            return PageResult.Answer(context.Request, problem);
        var asked = await Do(new(values["case"], values["reason"]), viewer, members, cancel);
        return Show(viewer, asked.Succeeded ? FormValues.Empty : values, asked.Problem, asked.Succeeded);
    }

    private static async Task<Result<Member>> Do(
        Request request,
        Viewer.Member viewer,
        MemberStore members,
        CancellationToken cancel
    )
    {
        if (Closed(viewer) is { } closed)
            return closed;
        var faults = new FaultCollector();
        var number = faults.Take("case", CaseNumber.Parse(request.Case));
        var reason = faults.Required("reason", request.Reason, ReasonText.Longest);
        if (faults.Else(() => number).Problem is { } faulty)
            return faulty;
        return await members.Decide(
            viewer.Person,
            (member, now) => member.AskToBreakGlass(number.Text, new(reason), now),
            viewer.Actor,
            cancel
        );
    }

    private static Problem? Closed(Viewer.Member viewer) =>
        viewer.Triages ? NotNeeded
        : viewer.Duties.All(duty => duty == Duty.Policy) ? PeopleProblems.NotAllowed
        : null;

    private static IResult Show(Viewer.Member viewer, FormValues values, Problem? problem, bool asked) =>
        Closed(viewer) is { } closed
            ? PageResult.Refusal(closed)
            : PageResult.Of<BreakGlassPage>(
                new
                {
                    Values = values,
                    Problem = problem,
                    Asked = asked,
                },
                problem?.Status ?? StatusCodes.Status200OK
            );
}
