using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tocsin.Governance.Meetings;
using Tocsin.Standards.Problems;
using Tocsin.Web.Forms;
using Tocsin.Web.Http;
using Tocsin.Workspace.Cases;
using Tocsin.Workspace.People;

namespace Tocsin.Workspace.Meetings;

/// <summary>
/// How the routes of one meeting are made: first whether there is one, then what was sent, then one handler for the API
/// (<c>/api/meetings/{meeting}/…</c>) and for the form of its page (<c>/meetings/{meeting}/…</c>).
/// </summary>
internal static class MeetingRoutes
{
    public const string Api = "/api/meetings/{meeting}";
    public const string Pages = "/meetings/{meeting}";

    /// <summary>One decision about a meeting: POST on both.</summary>
    /// <param name="read">The request that a form stands for.</param>
    public static void MapDecision<TRequest>(
        this IEndpointRouteBuilder app,
        string path,
        Func<FormValues, TRequest> read,
        Func<MeetingVisit, TRequest, Task<Result<Meeting>>> decide
    )
        where TRequest : class
    {
        app.MapPost(
                Api + path,
                async (string meeting, HttpContext context) =>
                    (
                        await (await MeetingVisit.Enter(context, meeting)).Then(visit =>
                            JsonRequest
                                .Read<TRequest>(context.Request, visit.Cancel)
                                .Then(request => decide(visit, request))
                                .Then(async decided => Result.Of((await visit.View(decided)).Response))
                        )
                    ).ToHttp()
            )
            .RequireAuthorization(Policies.Colleague)
            .WithBodyLimit(JsonRequest.MostBytes + 1)
            .Describe<TRequest>()
            .ProducesProblem(404);
        app.MapPost(
                Pages + path,
                async (string meeting, HttpContext context) =>
                    (
                        await (await MeetingVisit.Enter(context, meeting)).Then(visit =>
                            FormReader
                                .Read(context.Request, FormLimits.TextOnly, visit.Cancel)
                                .Then(form => Submit(visit, form, path, read, decide))
                        )
                    ).Match(shown => shown, PageResult.Refusal)
            )
            .RequireAuthorization(Policies.Colleague)
            .ExcludeFromDescription();
    }

    private static async Task<Result<IResult>> Submit<TRequest>(
        MeetingVisit visit,
        FormValues form,
        string path,
        Func<FormValues, TRequest> read,
        Func<MeetingVisit, TRequest, Task<Result<Meeting>>> decide
    ) =>
        (await decide(visit, read(form))).TryGet(out var decided, out var problem)
            ? PageResult.SeeOther($"/meetings/{decided.Id}")
            : await ShowMeeting.Page(visit, new(path, form, problem));
}
