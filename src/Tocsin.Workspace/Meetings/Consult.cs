using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Tocsin.Cases.Access;
using Tocsin.Cases.Identifiers;
using Tocsin.Governance.Consultations;
using Tocsin.Standards.Problems;
using Tocsin.Web.Forms;
using Tocsin.Web.Http;
using Tocsin.Workspace.People;

namespace Tocsin.Workspace.Meetings;

/// <summary>
/// GET /consultations and /api/consultations: what other bodies asked of us; POST: writes a question down; …/{n}/answer: what we
/// recommended, once; …/{n}/withdrawal: it is not wanted any more. Nothing of it names a case.
/// </summary>
internal static class Consult
{
    public const string Path = "/consultations";

    public sealed record Response(IReadOnlyList<Line> Consultations);

    /// <summary>A question of another body. Instants are UTC; texts are Markdown, null where there are none.</summary>
    /// <param name="State"><c>open</c>, <c>answered</c>, <c>withdrawn</c>.</param>
    public sealed record Line(
        int Number,
        string State,
        string? AskedBy,
        string? Question,
        DateOnly AnswerBy,
        string? Answer,
        DateTimeOffset AskedAt,
        DateTimeOffset? ClosedAt
    );

    /// <param name="AskedBy">Which body, at most 200 characters.</param>
    /// <param name="Question">Markdown, at most 10,000 characters.</param>
    /// <param name="AnswerBy">The day by which it expects an answer: <c>2026-12-01</c>.</param>
    public sealed record Request(string? AskedBy, string? Question, string? AnswerBy);

    /// <param name="Answer">Markdown, at most 10,000 characters.</param>
    public sealed record AnswerRequest(string? Answer);

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(Path, Show).RequireAuthorization(Policies.Colleague).ExcludeFromDescription();
        app.MapGet("/api" + Path, Handle).RequireAuthorization(Policies.Colleague);
        app.MapPost(Path, AskByPage).RequireAuthorization(Policies.Colleague).ExcludeFromDescription();
        app.MapPost("/api" + Path, AskByApi).RequireAuthorization(Policies.Colleague);
        app.MapGet(Path + "/{n:int}", ShowOne).RequireAuthorization(Policies.Colleague).ExcludeFromDescription();
        app.MapPost(Path + "/{n:int}/answer", AnswerByPage)
            .RequireAuthorization(Policies.Colleague)
            .ExcludeFromDescription();
        app.MapPost("/api" + Path + "/{n:int}/answer", AnswerByApi).RequireAuthorization(Policies.Colleague);
        app.MapPost("/api" + Path + "/{n:int}/withdrawal", Withdraw).RequireAuthorization(Policies.Colleague);
        app.MapPost(Path + "/{n:int}/withdrawal", WithdrawByPage)
            .RequireAuthorization(Policies.Colleague)
            .ExcludeFromDescription();
    }

    internal static string StateOf(Consultation one) =>
        one.IsOpen ? "open"
        : one.IsWithdrawn ? "withdrawn"
        : "answered";

    private static async Task<Ok<Response>> Handle(MeetingStore meetings, CancellationToken cancel) =>
        TypedResults.Ok(
            new Response([
                .. (await meetings.Consultations(cancel)).All.Select(one => new Line(
                    one.Number,
                    StateOf(one),
                    one.Text?.AskedBy,
                    one.Text?.Question,
                    one.AnswerBy,
                    one.Answer,
                    one.AskedAt,
                    one.ClosedAt
                )),
            ])
        );

    private static Task<IResult> Show(MeetingStore meetings, CancellationToken cancel) =>
        Page(meetings, FormValues.Empty, null, cancel);

    private static async Task<IResult> Page(
        MeetingStore meetings,
        FormValues values,
        Problem? problem,
        CancellationToken cancel
    ) =>
        PageResult.Of<ConsultationsPage>(
            new
            {
                Consultations = (await meetings.Consultations(cancel)).All,
                Values = values,
                Problem = problem,
            },
            problem?.Status ?? StatusCodes.Status200OK
        );

    private static Task<IResult> ShowOne(int n, MeetingStore meetings, CancellationToken cancel) =>
        PageOfOne(n, meetings, FormValues.Empty, null, cancel);

    private static async Task<IResult> PageOfOne(
        int n,
        MeetingStore meetings,
        FormValues values,
        Problem? problem,
        CancellationToken cancel
    ) =>
        (await meetings.Consultations(cancel)).Find(n) is { } found
            ? PageResult.Of<ConsultationPage>(
                new
                {
                    Consultation = found,
                    Values = values,
                    Problem = problem,
                },
                problem?.Status ?? StatusCodes.Status200OK
            )
            : PageResult.Refusal(Problem.NotFound);

    private static async Task<IResult> AskByPage(
        HttpContext context,
        Viewer.Member viewer,
        MeetingStore meetings,
        CancellationToken cancel
    )
    {
        if (
            !(await FormReader.Read(context.Request, FormLimits.TextOnly, cancel)).TryGet(out var form, out var problem)
        )
            return PageResult.Refusal(problem);
        var request = new Request(form["askedBy"], form["question"], form["answerBy"]);
        return (await Ask(request, viewer, meetings, cancel)).TryGet(out var list, out problem)
            ? PageResult.SeeOther($"{Path}/{list.All.Count}")
            : await Page(meetings, form, problem, cancel);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> AskByApi(
        Request body,
        Viewer.Member viewer,
        MeetingStore meetings,
        CancellationToken cancel
    ) => (await Ask(body, viewer, meetings, cancel)).ToNoContent();

    private static async Task<IResult> AnswerByPage(
        int n,
        HttpContext context,
        Viewer.Member viewer,
        MeetingStore meetings,
        CancellationToken cancel
    )
    {
        if (
            !(await FormReader.Read(context.Request, FormLimits.TextOnly, cancel)).TryGet(out var form, out var problem)
        )
            return PageResult.Refusal(problem);
        return (await Answer(n, form["answer"], viewer, meetings, cancel)).Problem is { } refused
            ? await PageOfOne(n, meetings, form, refused, cancel)
            : PageResult.SeeOther($"{Path}/{n}");
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> AnswerByApi(
        int n,
        AnswerRequest body,
        Viewer.Member viewer,
        MeetingStore meetings,
        CancellationToken cancel
    ) => (await Answer(n, body.Answer, viewer, meetings, cancel)).ToNoContent();

    private static async Task<Results<NoContent, ProblemHttpResult>> Withdraw(
        int n,
        Viewer.Member viewer,
        MeetingStore meetings,
        CancellationToken cancel
    ) => (await meetings.DecideConsultations((list, _) => list.Withdraw(n), viewer.Actor, cancel)).ToNoContent();

    private static async Task<IResult> WithdrawByPage(
        int n,
        Viewer.Member viewer,
        MeetingStore meetings,
        CancellationToken cancel
    ) =>
        (await meetings.DecideConsultations((list, _) => list.Withdraw(n), viewer.Actor, cancel)).Problem is { } refused
            ? await PageOfOne(n, meetings, FormValues.Empty, refused, cancel)
            : PageResult.SeeOther($"{Path}/{n}");

    private static async Task<Result<ConsultationList>> Ask(
        Request request,
        Viewer.Member viewer,
        MeetingStore meetings,
        CancellationToken cancel
    )
    {
        var faults = new FaultCollector();
        CaseMentions.Check(faults, "askedBy", request.AskedBy);
        CaseMentions.Check(faults, "question", request.Question);
        if (
            !DateOnly.TryParseExact(
                request.AnswerBy?.Trim(),
                "yyyy-MM-dd",
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out var day
            )
        )
            faults.Add("answerBy", "Give a day, such as 2026-12-01.");
        return await faults
            .Else(() => day)
            .Then(by =>
                meetings.DecideConsultations(
                    (list, now) =>
                        list.Ask(request.AskedBy, request.Question, by, DateOnly.FromDateTime(now.UtcDateTime)),
                    viewer.Actor,
                    cancel
                )
            );
    }

    private static async Task<Result<ConsultationList>> Answer(
        int n,
        string? typed,
        Viewer.Member viewer,
        MeetingStore meetings,
        CancellationToken cancel
    )
    {
        var faults = new FaultCollector();
        CaseMentions.Check(faults, "answer", typed);
        return await faults
            .Else(() => n)
            .Then(number =>
                meetings.DecideConsultations((list, _) => list.Answer(number, typed), viewer.Actor, cancel)
            );
    }
}
