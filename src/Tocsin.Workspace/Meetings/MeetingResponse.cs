using Tocsin.Governance.Meetings;
using Tocsin.Workspace.People;

namespace Tocsin.Workspace.Meetings;

/// <summary>A meeting as one member sees it. Instants are UTC.</summary>
/// <param name="Zone">IANA name of the zone in which it is told.</param>
/// <param name="Minutes">How long it takes.</param>
/// <param name="Place">Null: to be told.</param>
/// <param name="Agenda">What of it is there for whoever asks.</param>
/// <param name="Review">The actions that it looks back on.</param>
/// <param name="Text">The minutes, Markdown; null before they are written, and once destroyed.</param>
/// <param name="Revision">Of the minutes; 0 before the first.</param>
/// <param name="PublishedRevision">What is public of them; 0: nothing.</param>
public sealed record MeetingResponse(
    string Id,
    string Team,
    string Title,
    DateTimeOffset At,
    string Zone,
    int Minutes,
    string? Place,
    bool CalledOff,
    IReadOnlyList<AgendaItemResponse> Agenda,
    IReadOnlyList<ActionResponse> Review,
    string? Text,
    IReadOnlyList<string> Present,
    IReadOnlyList<string> Guests,
    int Revision,
    int PublishedRevision
)
{
    internal static MeetingResponse Of(
        Meeting meeting,
        IReadOnlyList<ShownItem> agenda,
        IReadOnlyList<AgreedAction> review
    ) =>
        new(
            meeting.Id.Text,
            meeting.Plan!.Team.Text,
            meeting.Plan.Title,
            meeting.Plan.At,
            meeting.Plan.Zone,
            meeting.Plan.Minutes,
            meeting.Plan.Place,
            meeting.IsCalledOff,
            [
                .. agenda.Select(item => new AgendaItemResponse(
                    Word.Of(item.Item.Kind),
                    item.Item.Reference,
                    item.Title
                )),
            ],
            [.. review.Select(ActionResponse.Of)],
            meeting.Minutes?.Markdown,
            [.. meeting.Present.Select(person => person.Text)],
            meeting.Minutes?.Guests ?? [],
            meeting.MinutesRevision,
            meeting.Published?.Revision ?? 0
        );
}

/// <param name="Kind"><c>proposal</c>, <c>consultation</c>, <c>case</c>.</param>
/// <param name="Reference">Its ID.</param>
public sealed record AgendaItemResponse(string Kind, string Reference, string Title);

/// <summary>An action. Instants are UTC.</summary>
/// <param name="State"><c>open</c>, <c>done</c>, <c>dropped</c>.</param>
/// <param name="What">Null once destroyed.</param>
/// <param name="Meeting">Where it was agreed; null: elsewhere.</param>
public sealed record ActionResponse(
    int Number,
    string State,
    string Team,
    string Owner,
    DateOnly Due,
    string? What,
    string? Meeting,
    DateTimeOffset OpenedAt,
    DateTimeOffset? ClosedAt
)
{
    internal static ActionResponse Of(AgreedAction action) =>
        new(
            action.Number,
            StateOf(action),
            action.Team.Text,
            action.Owner.Text,
            action.Due,
            action.What,
            action.Meeting?.Text,
            action.OpenedAt,
            action.ClosedAt
        );

    internal static string StateOf(AgreedAction action) =>
        action.IsOpen ? "open"
        : action.Done ? "done"
        : "dropped";
}
