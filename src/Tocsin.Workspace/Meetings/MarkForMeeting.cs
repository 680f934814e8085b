using Microsoft.AspNetCore.Routing;
using Tocsin.Governance.Meetings;
using Tocsin.Standards.Problems;
using Tocsin.Web.Forms;
using Tocsin.Workspace.People;
using Tocsin.Workspace.Teams;

namespace Tocsin.Workspace.Meetings;

/// <summary>
/// POST /meetings/{meeting}/items and /api/meetings/{meeting}/items: marks something for a meeting; …/items/removal: takes it off. What is not
/// there for whoever marks it cannot be marked, and says no more than that.
/// </summary>
internal static class MarkForMeeting
{
    public const string Path = "/items";

    /// <param name="Kind"><c>proposal</c>, <c>consultation</c>, <c>case</c>.</param>
    /// <param name="Reference">Its ID or number.</param>
    public sealed record Request(string? Kind, string? Reference);

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapDecision<Request>(
            Path,
            Read,
            (visit, request) => Do(visit, request, (meeting, item) => meeting.Mark(item))
        );
        app.MapDecision<Request>(
            Path + "/removal",
            Read,
            (visit, request) => Do(visit, request, (meeting, item) => meeting.Unmark(item))
        );
    }

    private static Request Read(FormValues form) => new(form["kind"], form["reference"]);

    private static async Task<Result<Meeting>> Do(
        MeetingVisit visit,
        Request request,
        Func<Meeting, AgendaItem, Result<Ledger.Decision>> decide
    )
    {
        var faults = new FaultCollector();
        var kind = faults.Take("kind", Word.Parse<AgendaKind>(request.Kind));
        var typed = faults.Required("reference", request.Reference, 40);
        if (faults.Stops)
            return Problem.Faulty(faults.Faults);
        var roster = await Roster.Load(visit.Context);
        var there = await visit.Service<AgendaView>().Show(new(kind, typed), visit.Viewer, roster, visit.Cancel);
        return there.TryGet(out var shown, out _)
            ? await visit.Decide((meeting, _) => decide(meeting, shown.Item))
            : Problem.Faulty([new("reference", "There is no such thing.")]);
    }
}
