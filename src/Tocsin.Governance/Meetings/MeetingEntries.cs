using Tocsin.Governance.People;
using Tocsin.Ledger;

namespace Tocsin.Governance.Meetings;

/// <summary>The kinds of entry of a meeting's stream, and of the list of actions.</summary>
public static class MeetingEntries
{
    public static EntryKinds Kinds { get; } =
        new EntryKinds()
            .Add<MeetingPlanned>("meeting.planned")
            .Add<MeetingCalledOff>("meeting.called-off")
            .Add<ItemMarked>("meeting.item-marked")
            .Add<ItemUnmarked>("meeting.item-unmarked")
            .Add<MinutesSaved>("meeting.minutes-saved")
            .Add<MinutesPublished>("meeting.minutes-published")
            .Add<ActionOpened>("action.opened")
            .Add<ActionHandedOver>("action.handed-over")
            .Add<ActionClosed>("action.closed");
}

/// <summary>A team will meet, or at another time than was planned before.</summary>
/// <param name="At">UTC.</param>
/// <param name="Zone">IANA name.</param>
/// <param name="Minutes">How long.</param>
public sealed record MeetingPlanned(TeamId Team, DateTimeOffset At, string Zone, int Minutes) : Entry<MeetingText>;

/// <param name="Place">Null: to be told.</param>
public sealed record MeetingText(string Title, string? Place);

/// <summary>It does not take place.</summary>
public sealed record MeetingCalledOff : Entry;

/// <summary>Something is to be talked about.</summary>
public sealed record ItemMarked(AgendaItem Item) : Entry;

/// <summary>It is not, after all.</summary>
public sealed record ItemUnmarked(AgendaItem Item) : Entry;

/// <summary>The minutes were saved.</summary>
/// <param name="Revision">From 1.</param>
/// <param name="Present">Who was there, of the members.</param>
public sealed record MinutesSaved(int Revision, IReadOnlyList<PersonId> Present) : Entry<MinutesText>;

/// <param name="Guests">Who else was there, one a line.</param>
public sealed record MinutesText(string Markdown, IReadOnlyList<string> Guests);

/// <summary>This revision of the minutes is public from now on.</summary>
/// <param name="Document">Counts what was published of this meeting, from 1.</param>
public sealed record MinutesPublished(int Revision, int Document) : Entry;

/// <summary>Somebody is to do something by a day.</summary>
/// <param name="Number">From 1, without gaps.</param>
/// <param name="Meeting">Where that was agreed; null: elsewhere.</param>
public sealed record ActionOpened(int Number, TeamId Team, PersonId Owner, DateOnly Due, MeetingId? Meeting)
    : Entry<ActionText>;

/// <param name="What">One line.</param>
public sealed record ActionText(string What);

/// <summary>Somebody else does it, or it is due on another day.</summary>
public sealed record ActionHandedOver(int Number, PersonId Owner, DateOnly Due) : Entry;

/// <summary>It is done, or will not be.</summary>
/// <param name="Done">False: it was dropped.</param>
public sealed record ActionClosed(int Number, bool Done) : Entry;
