using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Tocsin.Cases.Access;
using Tocsin.Cases.Identifiers;
using Tocsin.Governance.Meetings;
using Tocsin.Governance.People;
using Tocsin.Standards.Problems;
using Tocsin.Web.Forms;
using Tocsin.Web.Http;
using Tocsin.Workspace.People;
using Tocsin.Workspace.Teams;

namespace Tocsin.Workspace.Meetings;

/// <summary>
/// POST /meetings/{meeting}/actions and /api/meetings/{meeting}/actions: somebody is to do something by a day. POST /actions/{n}/closing and
/// /api/actions/{n}/closing: it is done, or dropped; /api/actions/{n}/owner: somebody else does it, or later. An action names no case.
/// </summary>
internal static class AgreeActions
{
    public const string Path = "/actions";

    /// <param name="What">One line, at most 200 characters.</param>
    /// <param name="Owner">The ID of a member.</param>
    /// <param name="Due">A day: <c>2026-12-01</c>.</param>
    public sealed record Request(string? What, string? Owner, string? Due);

    /// <param name="Done">False: it is dropped.</param>
    public sealed record CloseRequest(bool? Done);

    /// <param name="Owner">The ID of a member.</param>
    /// <param name="Due">A day: <c>2026-12-01</c>.</param>
    public sealed record OwnerRequest(string? Owner, string? Due);

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapDecision<Request>(Path, form => new(form["what"], form["owner"], form["due"]), Open);
        app.MapPost("/actions/{n:int}/closing", CloseByPage)
            .RequireAuthorization(Policies.Colleague)
            .ExcludeFromDescription();
        app.MapPost("/api/actions/{n:int}/closing", Close).RequireAuthorization(Policies.Colleague);
        app.MapPost("/actions/{n:int}/owner", HandOverByPage)
            .RequireAuthorization(Policies.Colleague)
            .ExcludeFromDescription();
        app.MapPost("/api/actions/{n:int}/owner", HandOverByApi).RequireAuthorization(Policies.Colleague);
    }

    private static async Task<Result<Meeting>> Open(MeetingVisit visit, Request request)
    {
        var faults = new FaultCollector();
        var (owner, due) = await Who(request.Owner, request.Due, visit.Context, faults);
        CaseMentions.Check(faults, "what", request.What);
        if (string.IsNullOrWhiteSpace(request.What))
            faults.Add("what", "This is needed.");
        if (faults.Stops)
            return Problem.Faulty(faults.Faults);
        var opened = await visit.Store.DecideActions(
            (list, now) => list.Open(visit.Meeting.Plan!.Team, owner, due, request.What, visit.Meeting.Id, Today(now)),
            visit.Viewer.Actor,
            visit.Cancel
        );
        return opened.Map(_ => visit.Meeting);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> Close(
        int n,
        CloseRequest body,
        Viewer.Member viewer,
        MeetingStore meetings,
        CancellationToken cancel
    ) =>
        body.Done is not { } done
            ? Problem.Faulty([new("done", "Say whether it is done, or dropped.")]).ToHttp()
            : (await meetings.DecideActions((list, _) => list.Close(n, done), viewer.Actor, cancel)).ToNoContent();

    private static async Task<IResult> CloseByPage(
        int n,
        HttpContext context,
        Viewer.Member viewer,
        MeetingStore meetings,
        CancellationToken cancel
    )
    {
        if (!(await FormReader.Read(context.Request, FormLimits.Small, cancel)).TryGet(out var form, out var problem))
            return PageResult.Refusal(problem);
        var closed = await meetings.DecideActions(
            (list, _) => list.Close(n, form["done"] != "no"),
            viewer.Actor,
            cancel
        );
        return closed.Problem is { } refused ? PageResult.Refusal(refused) : Back(form);
    }

    private static async Task<IResult> HandOverByPage(
        int n,
        HttpContext context,
        Viewer.Member viewer,
        MeetingStore meetings,
        CancellationToken cancel
    )
    {
        if (!(await FormReader.Read(context.Request, FormLimits.Small, cancel)).TryGet(out var form, out var problem))
            return PageResult.Refusal(problem);
        var request = new OwnerRequest(form["owner"], form["due"]);
        var handed = await HandOver(n, request, context, viewer, meetings, cancel);
        return handed.Problem is { } refused ? PageResult.Refusal(refused) : Back(form);
    }

    // to the meeting whose page it was on, or to all of them
    private static SeeOther Back(FormValues form) =>
        PageResult.SeeOther(
            MeetingId.Parse(form["back"]).TryGet(out var meeting, out _) ? $"/meetings/{meeting}" : "/meetings"
        );

    private static async Task<Results<NoContent, ProblemHttpResult>> HandOverByApi(
        int n,
        OwnerRequest body,
        HttpContext context,
        Viewer.Member viewer,
        MeetingStore meetings,
        CancellationToken cancel
    ) => (await HandOver(n, body, context, viewer, meetings, cancel)).ToNoContent();

    private static async Task<Result<ActionList>> HandOver(
        int n,
        OwnerRequest request,
        HttpContext context,
        Viewer.Member viewer,
        MeetingStore meetings,
        CancellationToken cancel
    )
    {
        var faults = new FaultCollector();
        var (owner, due) = await Who(request.Owner, request.Due, context, faults);
        return await faults
            .Else(() => n)
            .Then(number =>
                meetings.DecideActions(
                    (list, now) => list.HandOver(number, owner, due, Today(now)),
                    viewer.Actor,
                    cancel
                )
            );
    }

    private static async Task<(PersonId Owner, DateOnly Due)> Who(
        string? owner,
        string? due,
        HttpContext context,
        FaultCollector faults
    )
    {
        var roster = await Roster.Load(context);
        if (
            !PersonId.Parse(owner).TryGet(out var person, out _)
            || !roster.People.Any(one => one.Member.Id == person && one.Standing.Holds)
        )
            faults.Add("owner", "Choose a member.");
        if (
            !DateOnly.TryParseExact(
                due?.Trim(),
                "yyyy-MM-dd",
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out var day
            )
        )
            faults.Add("due", "Give a day, such as 2026-12-01.");
        return (person, day);
    }

    private static DateOnly Today(DateTimeOffset now) => DateOnly.FromDateTime(now.UtcDateTime);
}
