using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tocsin.Cases.Access;
using Tocsin.Cases.Identifiers;
using Tocsin.Governance.Meetings;
using Tocsin.Governance.People;
using Tocsin.Governance.Programmes;
using Tocsin.Standards.Problems;
using Tocsin.Web.Forms;
using Tocsin.Web.Http;
using Tocsin.Workspace.Advisories;
using Tocsin.Workspace.Cases;
using Tocsin.Workspace.People;
using Tocsin.Workspace.Teams;

namespace Tocsin.Workspace.Meetings;

/// <summary>
/// GET /meetings/new, POST /meetings and /api/meetings: plans a meeting; POST /meetings/{meeting}/time and /api/meetings/{meeting}/time: moves
/// it before it has begun; …/calling-off: calls it off.
/// </summary>
internal static class PlanMeeting
{
    /// <param name="Team">Who meets: <c>policy</c>.</param>
    /// <param name="At">A date and a time on the clocks of the zone, <c>2026-12-01 15:00</c>, or with its own: <c>2026-12-01T15:00:00Z</c>.</param>
    /// <param name="Zone">IANA name, <c>Europe/Vienna</c>; null: the programme's.</param>
    /// <param name="Minutes">5 to 600.</param>
    /// <param name="Title">At most 200 characters; it is public with the minutes, and names no case.</param>
    /// <param name="Place">A room or an address of a call; null: to be told.</param>
    public sealed record Request(string? Team, string? At, string? Zone, int? Minutes, string? Title, string? Place);

    public sealed record Nothing;

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/meetings/new", (Delegate)Show).RequireAuthorization(Policies.Colleague).ExcludeFromDescription();
        app.MapPost("/meetings", ByPage).RequireAuthorization(Policies.Colleague).ExcludeFromDescription();
        app.MapPost("/api/meetings", ByApi)
            .RequireAuthorization(Policies.Colleague)
            .WithBodyLimit(JsonRequest.MostBytes + 1)
            .Describe<Request>();
        app.MapDecision<Request>("/time", Read, Move);
        app.MapDecision<Nothing>(
            "/calling-off",
            _ => new(),
            (visit, _) => visit.Decide((meeting, now) => meeting.CallOff(now))
        );
    }

    private static Task<IResult> Show(HttpContext context) => Page(context, FormValues.Empty, null);

    private static async Task<IResult> ByPage(
        HttpContext context,
        Viewer.Member viewer,
        MeetingStore meetings,
        Programme programme,
        CancellationToken cancel
    )
    {
        if (
            !(await FormReader.Read(context.Request, FormLimits.TextOnly, cancel)).TryGet(out var form, out var problem)
        )
            return PageResult.Refusal(problem);
        var planned = await Parse(Read(form), programme).Then(plan => meetings.Plan(plan, viewer.Actor, cancel));
        return planned.TryGet(out var made, out problem)
            ? PageResult.SeeOther($"/meetings/{made.Id}")
            : await Page(context, form, problem);
    }

    private static async Task<IResult> ByApi(
        HttpContext context,
        Viewer.Member viewer,
        MeetingStore meetings,
        Programme programme,
        CancellationToken cancel
    ) =>
        (
            await JsonRequest
                .Read<Request>(context.Request, cancel)
                .Then(request => Parse(request, programme).Then(plan => meetings.Plan(plan, viewer.Actor, cancel)))
        ).ToCreated(made => $"/api/meetings/{made.Id}", made => MeetingResponse.Of(made, [], []));

    private static Task<Result<Meeting>> Move(MeetingVisit visit, Request request) =>
        Parse(request with { Team = visit.Meeting.Plan!.Team.Text }, visit.Service<Programme>())
            .Then(async plan =>
                await visit.Store.Clash(plan, visit.Meeting.Id, visit.Cancel) is { } clash
                    ? clash
                    : await visit.Decide((meeting, now) => meeting.Schedule(plan, now))
            );

    private static Request Read(FormValues form) =>
        new(
            form["team"],
            form["at"],
            form["zone"],
            int.TryParse(form["minutes"], NumberStyles.None, CultureInfo.InvariantCulture, out var minutes)
                ? minutes
                : null,
            form["title"],
            form["place"]
        );

    private static Result<MeetingPlan> Parse(Request request, Programme programme)
    {
        var faults = new FaultCollector();
        var team = faults.Take("team", TeamId.Parse(request.Team));
        var zone = string.IsNullOrWhiteSpace(request.Zone) ? programme.TimeZone : request.Zone.Trim();
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var clocks))
            faults.Add("zone", "This is no time zone; write it as Europe/Vienna.");
        var at = faults.Take("at", InstantOf(request.At ?? "", clocks ?? TimeZoneInfo.Utc));
        CaseMentions.Check(faults, "title", request.Title);
        CaseMentions.Check(faults, "place", request.Place);
        return faults.Else(() =>
            new MeetingPlan(team, at, zone, request.Minutes ?? 0, request.Title ?? "", request.Place)
        );
    }

    private static Result<DateTimeOffset> InstantOf(string typed, TimeZoneInfo zone) =>
        typed.Contains('Z', StringComparison.Ordinal) || typed.Contains('+', StringComparison.Ordinal)
            ? PublicationInstant.Parse(typed)
            : PublicationInstant.Parse(typed, zone);

    private static async Task<IResult> Page(HttpContext context, FormValues values, Problem? problem) =>
        PageResult.Of<PlanMeetingPage>(
            new
            {
                Roster = await Roster.Load(context),
                Values = values,
                Problem = problem,
            },
            problem?.Status ?? StatusCodes.Status200OK
        );
}
