using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Tocsin.Cases.Access;
using Tocsin.Cases.Identifiers;
using Tocsin.Governance.People;
using Tocsin.Governance.ThreatModels;
using Tocsin.Standards.Problems;
using Tocsin.Web.Forms;
using Tocsin.Web.Http;
using Tocsin.Workspace.People;

namespace Tocsin.Workspace.Challenges;

/// <summary>
/// POST /challenges/{challenge}/answer and /api/challenges/{challenge}/answer: why the statement stands, or what became of it; once. Where
/// an address was left it is sent there as plain mail, so it must name no case.
/// </summary>
internal static class AnswerChallenge
{
    /// <param name="Reason">Markdown, at most 2,000 characters.</param>
    public sealed record Request(string? Reason);

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapPost("/challenges/{challenge}/answer", ByPage)
            .RequireAuthorization(Policies.Colleague)
            .ExcludeFromDescription();
        app.MapPost("/api/challenges/{challenge}/answer", ByApi).RequireAuthorization(Policies.Colleague);
    }

    private static async Task<Results<Ok<ChallengeResponse>, ProblemHttpResult>> ByApi(
        string challenge,
        Request body,
        Viewer.Member viewer,
        ChallengeStore challenges,
        CancellationToken cancel
    ) =>
        (
            await (await challenges.Find(challenge, viewer, cancel)).Then(found =>
                Do(found, body.Reason, viewer, challenges, cancel)
            )
        )
            .Map(ChallengeResponse.Of)
            .ToHttp();

    private static async Task<IResult> ByPage(
        string challenge,
        HttpContext context,
        Viewer.Member viewer,
        ChallengeStore challenges,
        CancellationToken cancel
    )
    {
        if (!(await challenges.Find(challenge, viewer, cancel)).TryGet(out var found, out var problem))
            return PageResult.Refusal(problem);
        if (!(await FormReader.Read(context.Request, FormLimits.TextOnly, cancel)).TryGet(out var form, out problem))
            return PageResult.Refusal(problem);
        return (await Do(found, form["reason"], viewer, challenges, cancel)).Problem is { } refused
            ? ShowChallenge.Page(found, form, refused)
            : PageResult.SeeOther($"/challenges/{found.Id}");
    }

    private static async Task<Result<Challenge>> Do(
        Challenge found,
        string? typed,
        Viewer.Member viewer,
        ChallengeStore challenges,
        CancellationToken cancel
    )
    {
        var faults = new FaultCollector();
        var reason = faults.Take("", ReasonText.Of(typed));
        CaseMentions.Check(faults, "reason", typed);
        return await faults
            .Else(() => reason!)
            .Then(text => challenges.Decide(found, viewer, challenge => challenge.Reply(text), cancel));
    }
}
