using Tocsin.Governance.People;
using Tocsin.Ledger;
using Tocsin.Standards.Problems;

namespace Tocsin.Governance.Meetings;

/// <summary>What members agreed to do, in one numbered list: each has an owner and a day, and is carried over until it is closed.</summary>
public sealed class ActionList : IFolded<ActionList>
{
    /// <summary>Open ones.</summary>
    public const int MostOpen = 500;

    private readonly List<AgreedAction> actions = [];

    public static StreamId Stream { get; } = new("actions", "all");

    /// <summary>In the order of their numbers.</summary>
    public IReadOnlyList<AgreedAction> All => actions;

    public static ActionList Empty(StreamId stream) => new();

    /// <summary>Null where there is none of this number.</summary>
    public AgreedAction? Find(int number) => number > 0 && number <= actions.Count ? actions[number - 1] : null;

    /// <summary>
    /// What a meeting of a team looks back on: what is open, and what was closed since the meeting before. Nothing leaves it but by
    /// being closed.
    /// </summary>
    /// <param name="since">When the meeting before was, UTC; null: there was none.</param>
    /// <param name="until">What was opened from then on is not yet looked back on, UTC.</param>
    public IReadOnlyList<AgreedAction> Review(TeamId team, DateTimeOffset? since, DateTimeOffset until) =>
        [
            .. actions.Where(action =>
                action.Team == team
                && action.OpenedAt < until
                && (action.ClosedAt is not { } closed || since is null || closed >= since)
            ),
        ];

    public Result<Decision> Open(
        TeamId team,
        PersonId owner,
        DateOnly due,
        string? what,
        MeetingId? meeting,
        DateOnly today
    )
    {
        var faults = new FaultCollector();
        var text = faults.Required("what", what, MeetingPlan.LongestLine);
        CheckDay(due, today, faults);
        if (actions.Count(action => action.IsOpen) >= MostOpen)
            faults.Add("what", $"There are {MostOpen} open actions: close some first.");
        return faults.Else(() =>
            Decision.Of(new ActionOpened(actions.Count + 1, team, owner, due, meeting) { Text = new(text) })
        );
    }

    /// <summary>Somebody else does it, or later; the same again writes nothing.</summary>
    public Result<Decision> HandOver(int number, PersonId owner, DateOnly due, DateOnly today)
    {
        if (Find(number) is not { } found)
            return Problem.NotFound;
        if (!found.IsOpen)
            return MeetingProblems.ActionClosed;
        if (found.Owner == owner && found.Due == due)
            return Decision.Nothing;
        var faults = new FaultCollector();
        if (found.Due != due)
            CheckDay(due, today, faults);
        return faults.Else(() => Decision.Of(new ActionHandedOver(number, owner, due)));
    }

    /// <summary>It is done, or will not be; the same again writes nothing.</summary>
    public Result<Decision> Close(int number, bool done)
    {
        if (Find(number) is not { } found)
            return Problem.NotFound;
        if (found.IsOpen)
            return Decision.Of(new ActionClosed(number, done));
        return found.Done == done ? Decision.Nothing : MeetingProblems.ActionClosed;
    }

    public void Apply(Recorded recorded)
    {
        switch (recorded.Entry)
        {
            case ActionOpened entry:
                actions.Add(
                    new(entry.Number, entry.Team, entry.Owner, entry.Due, entry.Meeting, entry.Text?.What, recorded.At)
                );
                break;
            case ActionHandedOver entry:
                actions[entry.Number - 1] = actions[entry.Number - 1] with { Owner = entry.Owner, Due = entry.Due };
                break;
            case ActionClosed entry:
                actions[entry.Number - 1] = actions[entry.Number - 1] with
                {
                    ClosedAt = recorded.At,
                    Done = entry.Done,
                };
                break;
        }
    }

    private static void CheckDay(DateOnly due, DateOnly today, FaultCollector faults)
    {
        if (due < today || due > today.AddDays(366))
            faults.Add("due", "It can be due today or within a year.");
    }
}

/// <summary>Something that somebody agreed to do.</summary>
/// <param name="What">Null once redacted.</param>
/// <param name="OpenedAt">UTC.</param>
public sealed record AgreedAction(
    int Number,
    TeamId Team,
    PersonId Owner,
    DateOnly Due,
    MeetingId? Meeting,
    string? What,
    DateTimeOffset OpenedAt
)
{
    /// <summary>UTC; null while it is open.</summary>
    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>Of a closed one: whether it was done; else it was dropped.</summary>
    public bool Done { get; init; }

    public bool IsOpen => ClosedAt is null;
}
