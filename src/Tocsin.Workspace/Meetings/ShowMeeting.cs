using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Tocsin.Standards.Problems;
using Tocsin.Web.Forms;
using Tocsin.Web.Http;
using Tocsin.Workspace.People;
using Tocsin.Workspace.People.Standings;
using Tocsin.Workspace.Proposals;

namespace Tocsin.Workspace.Meetings;

/// <summary>GET /meetings/{meeting} and /api/meetings/{meeting}: the agenda as it is there for whoever asks, the minutes, and what was agreed on.</summary>
internal static class ShowMeeting
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(
                MeetingRoutes.Api,
                async (string meeting, HttpContext context) =>
                    (
                        await (await MeetingVisit.Enter(context, meeting)).Then(async visit =>
                            Result.Of((await visit.View(visit.Meeting)).Response)
                        )
                    ).ToHttp()
            )
            .RequireAuthorization(Policies.Colleague)
            .ProducesProblem(404);
        app.MapGet(
                MeetingRoutes.Pages,
                async (string meeting, HttpContext context) =>
                    (await (await MeetingVisit.Enter(context, meeting)).Then(visit => Page(visit, null))).Match(
                        shown => shown,
                        PageResult.Refusal
                    )
            )
            .RequireAuthorization(Policies.Colleague)
            .ExcludeFromDescription();
    }

    /// <summary>The page; after a form of it was refused, with what was typed and why.</summary>
    public static async Task<Result<IResult>> Page(MeetingVisit visit, RefusedMeetingForm? refused)
    {
        // what was refused may have been so because others were faster
        if (!(await visit.Store.Find(visit.Meeting.Id.Text, visit.Cancel)).TryGet(out var found, out var gone))
            return gone;
        var view = await visit.View(found);
        var standings = visit.Context.RequestServices.GetRequiredService<StandingStore>();
        var standing = await standings.Of(visit.Viewer.Person, visit.Cancel);
        return PageResult.Of<MeetingPage>(
            new
            {
                View = view,
                MayPublish = view.Roster.Chart.Find(found.Plan!.Team) is { } team
                    && Electorates.SpeaksFor(team, standing),
                AsksForCode = !await StepUp.IsFresh(visit.Context),
                Refused = refused,
            },
            refused?.Problem.Status ?? StatusCodes.Status200OK
        );
    }
}

/// <summary>A form that was sent and not taken.</summary>
/// <param name="Path">Below the meeting, as in its action.</param>
public sealed record RefusedMeetingForm(string Path, FormValues Values, Problem Problem);
