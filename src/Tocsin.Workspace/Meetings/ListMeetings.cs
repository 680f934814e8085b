using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Tocsin.Governance.Meetings;
using Tocsin.Web.Http;
using Tocsin.Workspace.People;
using Tocsin.Workspace.Teams;

namespace Tocsin.Workspace.Meetings;

/// <summary>GET /meetings and /api/meetings: what is planned, what was, and what is to be done.</summary>
internal static class ListMeetings
{
    public sealed record Response(IReadOnlyList<Line> Meetings, IReadOnlyList<ActionResponse> OpenActions);

    /// <summary>A meeting without what is on its agenda. Instants are UTC.</summary>
    public sealed record Line(string Id, string Team, string Title, DateTimeOffset At, string Zone, bool CalledOff);

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/meetings", Show).RequireAuthorization(Policies.Colleague).ExcludeFromDescription();
        app.MapGet("/api/meetings", Handle).RequireAuthorization(Policies.Colleague);
    }

    private static async Task<Ok<Response>> Handle(MeetingStore meetings, CancellationToken cancel) =>
        TypedResults.Ok(
            new Response(
                [.. (await meetings.All(cancel)).Select(Of)],
                [.. (await meetings.Actions(cancel)).All.Where(action => action.IsOpen).Select(ActionResponse.Of)]
            )
        );

    private static Line Of(Meeting meeting) =>
        new(
            meeting.Id.Text,
            meeting.Plan!.Team.Text,
            meeting.Plan.Title,
            meeting.Plan.At,
            meeting.Plan.Zone,
            meeting.IsCalledOff
        );

    private static async Task<IResult> Show(HttpContext context, MeetingStore meetings, CancellationToken cancel)
    {
        IReadOnlyList<AgreedAction> open = [.. (await meetings.Actions(cancel)).All.Where(action => action.IsOpen)];
        return PageResult.Of<MeetingsPage>(
            new
            {
                Meetings = await meetings.All(cancel),
                Open = open,
                Roster = await Roster.Load(context),
                meetings.Now,
            }
        );
    }
}
