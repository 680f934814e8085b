using Tocsin.Governance.People;
using Tocsin.Ledger;
using Tocsin.Standards.Problems;

namespace Tocsin.Governance.Meetings;

/// <summary>
/// A team meets: what is on the agenda, and the minutes, of which revisions are published. What is marked may be a case; the minutes
/// never name one.
/// </summary>
public sealed class Meeting : IFolded<Meeting>
{
    /// <summary>The due row that carries published minutes to where strangers read; its key is the ID.</summary>
    public const string CarryDue = "carry-minutes";

    public const int MostItems = 100;

    public const int MostPresent = 200;

    /// <summary>Of the minutes, in UTF-16 units.</summary>
    public const int LongestMinutes = 65_536;

    private readonly List<AgendaItem> agenda = [];

    private Meeting(MeetingId id) => Id = id;

    public MeetingId Id { get; }

    public bool Exists => Plan is not null;

    /// <summary>The texts of it are empty once redacted.</summary>
    public MeetingPlan? Plan { get; private set; }

    public bool IsCalledOff { get; private set; }

    /// <summary>Counts changes of time and place, for calendars (RFC 5545, section 3.8.7.4).</summary>
    public int Sequence { get; private set; } = -1;

    /// <summary>When it was last planned or called off, UTC.</summary>
    public DateTimeOffset ChangedAt { get; private set; }

    /// <summary>In the order of marking. What of it somebody may see is for whoever shows it to ask.</summary>
    public IReadOnlyList<AgendaItem> Agenda => agenda;

    /// <summary>The newest revision; null before the first, and once redacted.</summary>
    public MinutesText? Minutes { get; private set; }

    /// <summary>0 before the first.</summary>
    public int MinutesRevision { get; private set; }

    public IReadOnlyList<PersonId> Present { get; private set; } = [];

    /// <summary>What is public; null: nothing.</summary>
    public PublishedMinutes? Published { get; private set; }

    public static Meeting Empty(StreamId stream) => new(MeetingId.Parse(stream.Name).Value);

    /// <summary>Plans it, or moves it before it has begun.</summary>
    public Result<Decision> Schedule(MeetingPlan plan, DateTimeOffset now)
    {
        if (IsCalledOff)
            return MeetingProblems.CalledOff;
        if (Plan?.At <= now)
            return MeetingProblems.Begun;
        var faults = new FaultCollector();
        var sound = plan.Check(now, faults);
        return faults.Else(() =>
            sound == Plan
                ? Decision.Nothing
                : Decision.Of(
                    new MeetingPlanned(sound.Team, sound.At, sound.Zone, sound.Minutes)
                    {
                        Text = new(sound.Title, sound.Place),
                    }
                )
        );
    }

    public Result<Decision> CallOff(DateTimeOffset now) =>
        IsCalledOff ? Decision.Nothing
        : Plan?.At <= now ? MeetingProblems.Begun
        : Decision.Of(new MeetingCalledOff());

    /// <summary>Marks something for it; again writes nothing.</summary>
    public Result<Decision> Mark(AgendaItem item) =>
        IsCalledOff ? MeetingProblems.CalledOff
        : agenda.Contains(item) ? Decision.Nothing
        : agenda.Count >= MostItems ? MeetingProblems.FullAgenda
        : Decision.Of(new ItemMarked(item));

    public Result<Decision> Unmark(AgendaItem item) =>
        agenda.Contains(item) ? Decision.Of(new ItemUnmarked(item)) : Decision.Nothing;

    /// <summary>Saves the minutes, before or after it has begun.</summary>
    /// <param name="after">The revision that the writer saw; 0 for none.</param>
    public Result<Decision> SaveMinutes(
        int after,
        string? markdown,
        IReadOnlyList<PersonId> present,
        IReadOnlyList<string> guests
    )
    {
        if (IsCalledOff)
            return MeetingProblems.CalledOff;
        if (after != MinutesRevision)
            return MeetingProblems.MovedOn(MinutesRevision);
        var faults = new FaultCollector();
        var text = faults.Required("markdown", markdown, LongestMinutes);
        if (present.Count > MostPresent || guests.Count > MostPresent)
            faults.Add("present", $"At most {MostPresent} can have been there.");
        List<string> named =
        [
            .. guests
                .Where(guest => !string.IsNullOrWhiteSpace(guest))
                .Select(guest => faults.Required("guests", guest, MeetingPlan.LongestLine)),
        ];
        return faults.Else(() =>
            Decision.Of(new MinutesSaved(after + 1, [.. present.Distinct()]) { Text = new(text, named) })
        );
    }

    /// <summary>Publishes the newest revision of the minutes.</summary>
    /// <param name="revision">The one that was read before.</param>
    public Result<Decision> Publish(int revision, DateTimeOffset now)
    {
        if (IsCalledOff)
            return MeetingProblems.CalledOff;
        if (Minutes is null)
            return MeetingProblems.NoMinutes;
        if (revision != MinutesRevision)
            return MeetingProblems.MovedOn(MinutesRevision);
        if (now < Plan!.At)
            return MeetingProblems.NotBegun;
        return Published?.Revision == revision
            ? Decision.Nothing
            : Decision
                .Of(new MinutesPublished(revision, (Published?.Document ?? 0) + 1))
                .And(new DueRow(CarryDue, Id.Text, now));
    }

    public void Apply(Recorded recorded)
    {
        switch (recorded.Entry)
        {
            case MeetingPlanned entry:
                Plan = new(entry.Team, entry.At, entry.Zone, entry.Minutes, entry.Text?.Title ?? "", entry.Text?.Place);
                (Sequence, ChangedAt) = (Sequence + 1, recorded.At);
                break;
            case MeetingCalledOff:
                (IsCalledOff, Sequence, ChangedAt) = (true, Sequence + 1, recorded.At);
                break;
            case ItemMarked entry:
                agenda.Add(entry.Item);
                break;
            case ItemUnmarked entry:
                agenda.Remove(entry.Item);
                break;
            case MinutesSaved entry:
                (Minutes, MinutesRevision, Present) = (entry.Text, entry.Revision, entry.Present);
                break;
            case MinutesPublished entry:
                Published = new(entry.Revision, entry.Document, recorded.At, Minutes?.Markdown);
                break;
        }
    }
}

/// <summary>The minutes as they are public.</summary>
/// <param name="Document">Counts what was published of this meeting, from 1.</param>
/// <param name="At">UTC.</param>
/// <param name="Markdown">Null once redacted.</param>
public sealed record PublishedMinutes(int Revision, int Document, DateTimeOffset At, string? Markdown);
