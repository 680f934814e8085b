using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Tocsin.Cases.Access;
using Tocsin.Governance.Meetings;
using Tocsin.Standards.Problems;
using Tocsin.Workspace.Teams;

namespace Tocsin.Workspace.Meetings;

/// <summary>A member at one meeting. Every route of a meeting begins with <see cref="Enter"/>, before it reads a byte of what was sent.</summary>
internal sealed record MeetingVisit(HttpContext Context, Meeting Meeting, Viewer.Member Viewer, MeetingStore Store)
{
    public CancellationToken Cancel => Context.RequestAborted;

    /// <returns>Not found for an ID that is malformed or absent.</returns>
    public static async Task<Result<MeetingVisit>> Enter(HttpContext context, string? id)
    {
        var store = context.RequestServices.GetRequiredService<MeetingStore>();
        var viewer = context.RequestServices.GetRequiredService<Viewer.Member>();
        return (await store.Find(id, context.RequestAborted)).Map(meeting => new MeetingVisit(
            context,
            meeting,
            viewer,
            store
        ));
    }

    public Task<Result<Meeting>> Decide(Func<Meeting, DateTimeOffset, Result<Ledger.Decision>> decide) =>
        Store.Decide(Meeting.Id, decide, Viewer.Actor, Cancel);

    /// <summary>Everything that the page and the API show of it.</summary>
    public async Task<MeetingView> View(Meeting meeting)
    {
        var roster = await Roster.Load(Context);
        var agenda = await Service<AgendaView>().Of(meeting, Viewer, roster, Cancel);
        var last = (await Store.All(Cancel))
            .LastOrDefault(one =>
                one.Plan!.Team == meeting.Plan!.Team && !one.IsCalledOff && one.Plan.At < meeting.Plan.At
            )
            ?.Plan!.At;
        var now = Store.Now;
        var until = meeting.Plan!.At > now ? now.AddTicks(1) : meeting.Plan.At;
        var actions = await Store.Actions(Cancel);
        return new(
            meeting,
            roster,
            agenda,
            actions.Review(meeting.Plan.Team, last, until),
            [.. actions.All.Where(action => action.Meeting == meeting.Id)],
            now
        );
    }

    public T Service<T>()
        where T : notnull => Context.RequestServices.GetRequiredService<T>();
}

/// <summary>A meeting as one member sees it now.</summary>
/// <param name="Agenda">What of it is there for them.</param>
/// <param name="Review">The actions that it looks back on.</param>
/// <param name="Agreed">The actions that were agreed on in it.</param>
public sealed record MeetingView(
    Meeting Meeting,
    Roster Roster,
    IReadOnlyList<ShownItem> Agenda,
    IReadOnlyList<AgreedAction> Review,
    IReadOnlyList<AgreedAction> Agreed,
    DateTimeOffset Now
)
{
    public MeetingResponse Response => MeetingResponse.Of(Meeting, Agenda, Review);
}
