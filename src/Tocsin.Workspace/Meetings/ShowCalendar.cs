using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Tocsin.Cases.Access;
using Tocsin.Governance.Programmes;
using Tocsin.Standards.Calendars;
using Tocsin.Standards.Problems;
using Tocsin.Web.Http;
using Tocsin.Workspace.People;
using Tocsin.Workspace.People.Standings;
using Tocsin.Workspace.Settings;

namespace Tocsin.Workspace.Meetings;

/// <summary>
/// GET /calendar-feed/{link}: meetings for calendar programs, which can send nothing but the address: while whoever has it has a duty and standing,
/// and never what is on an agenda. GET /calendar: the page about it; POST /calendar and /api/calendar: a new address, shown once;
/// /calendar/revocation and DELETE /api/calendar: none any more.
/// </summary>
internal static class ShowCalendar
{
    private const string Ending = ".ics";

    /// <param name="Address">For calendar programs; shown here once.</param>
    public sealed record Response(Uri Address);

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/calendar-feed/{link}", Feed).AllowAnonymous().ExcludeFromDescription();
        app.MapGet("/calendar", Show).RequireAuthorization(Policies.Colleague).ExcludeFromDescription();
        app.MapPost("/calendar", Make).RequireAuthorization(Policies.Colleague).ExcludeFromDescription();
        app.MapPost("/calendar/revocation", Revoke).RequireAuthorization(Policies.Colleague).ExcludeFromDescription();
        app.MapPost("/api/calendar", MakeByApi).RequireAuthorization(Policies.Colleague);
        app.MapDelete("/api/calendar", RevokeByApi).RequireAuthorization(Policies.Colleague);
    }

    private static async Task<IResult> Feed(
        string link,
        FeedStore feeds,
        StandingStore standings,
        MeetingStore meetings,
        Programme programme,
        Origins origins,
        CancellationToken cancel
    )
    {
        if (
            !link.EndsWith(Ending, StringComparison.Ordinal)
            || await feeds.Recognise(link[..^Ending.Length], cancel) is not { } person
            // as on every page of members: who is here for one case alone is shown no meetings
            || (await standings.Of(person, cancel)).Rights.All.Count == 0
        )
            return Problem.NotFound.ToHttp();
        var all = await meetings.All(cancel);
        var feed = new CalendarFeed(
            "-//Tocsin//Meetings//EN",
            $"{programme.Name}: meetings",
            [
                .. all.Select(meeting => new CalendarEvent(
                    $"{meeting.Id}@{origins.Workspace.Host}",
                    meeting.ChangedAt,
                    meeting.Plan!.At,
                    TimeSpan.FromMinutes(meeting.Plan.Minutes),
                    meeting.Sequence,
                    meeting.Plan.Title,
                    meeting.Plan.Place,
                    new Uri(origins.Workspace, $"/meetings/{meeting.Id}"),
                    meeting.IsCalledOff
                )),
            ]
        );
        return TypedResults.Text(feed.Write(), CalendarFeed.MediaType);
    }

    private static async Task<IResult> Show(Viewer.Member viewer, FeedStore feeds, CancellationToken cancel) =>
        PageResult.Of<CalendarPage>(new { Since = await feeds.Since(viewer.Person, cancel) });

    private static async Task<IResult> Make(
        Viewer.Member viewer,
        FeedStore feeds,
        Origins origins,
        TimeProvider time,
        CancellationToken cancel
    ) =>
        PageResult.Of<CalendarPage>(
            new { Since = time.GetUtcNow(), Address = await NewAddress(viewer, feeds, origins, cancel) },
            StatusCodes.Status201Created
        );

    private static async Task<IResult> Revoke(Viewer.Member viewer, FeedStore feeds, CancellationToken cancel)
    {
        await feeds.Revoke(viewer.Person, cancel);
        return PageResult.SeeOther("/calendar");
    }

    private static async Task<Created<Response>> MakeByApi(
        Viewer.Member viewer,
        FeedStore feeds,
        Origins origins,
        CancellationToken cancel
    ) => TypedResults.Created((string?)null, new Response(await NewAddress(viewer, feeds, origins, cancel)));

    private static async Task<NoContent> RevokeByApi(Viewer.Member viewer, FeedStore feeds, CancellationToken cancel)
    {
        await feeds.Revoke(viewer.Person, cancel);
        return TypedResults.NoContent();
    }

    private static async Task<Uri> NewAddress(
        Viewer.Member viewer,
        FeedStore feeds,
        Origins origins,
        CancellationToken cancel
    ) => new(origins.Workspace, $"/calendar-feed/{await feeds.Make(viewer.Person, cancel)}{Ending}");
}
