using Tocsin.Governance.People;
using Tocsin.Ledger;
using Tocsin.Standards.Problems;

namespace Tocsin.Governance.Rota;

/// <summary>
/// Whose turn it is to look at what comes in: triagers by weeks, from Monday to Sunday in the programme's zone. Who is on duty on a day is
/// computed: who is away has the next one there in their place.
/// </summary>
public sealed class TriageRota : IFolded<TriageRota>
{
    public const int MostPeople = 50;

    /// <summary>Of one turn.</summary>
    public const int MostWeeks = 4;

    /// <summary>So far ahead a week can be covered, and a plan begin, in days.</summary>
    public const int Furthest = 366;

    /// <summary>The due row that looks whether somebody is to be told that a week is theirs; its key is <see cref="LookKey"/>.</summary>
    public const string LookDue = "rota-look";

    public const string LookKey = "triage";

    /// <summary>The due row that mails one of them; its key is the Monday and the person.</summary>
    public const string MailDue = "rota-mail";

    /// <summary>The hour of the programme's zone at which they are told, the day before their week begins.</summary>
    public const int TellHour = 8;

    private readonly List<RotaSet> plans = [];
    private readonly Dictionary<DateOnly, PersonId> covers = [];
    private readonly Dictionary<DateOnly, TurnTold> told = [];

    private TriageRota() { }

    public static StreamId Stream { get; } = new("rota", "triage");

    /// <summary>The plan that was set last; null: there is none, or nobody is in it.</summary>
    public RotaSet? Plan => plans is [.., { Order.Count: > 0 } last] ? last : null;

    public static TriageRota Empty(StreamId stream) => new();

    public static DateOnly MondayOf(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));

    /// <summary>The week of a day as it is planned and covered; null: nobody is planned.</summary>
    public Turn? TurnOn(DateOnly day)
    {
        var monday = MondayOf(day);
        if (plans.LastOrDefault(plan => plan.From <= monday) is not { Order.Count: > 0 } plan)
            return null;
        var turn = (monday.DayNumber - plan.From.DayNumber) / 7 / plan.Weeks % plan.Order.Count;
        return new(
            monday,
            plan.Order[turn],
            covers.TryGetValue(monday, out var by) ? by : null,
            [.. plan.Order.Skip(turn + 1).Concat(plan.Order.Take(turn))]
        );
    }

    /// <summary>Who was told last that a week is theirs, and from whom they took over; null: nobody was.</summary>
    /// <param name="monday">Of the week.</param>
    public TurnTold? ToldOf(DateOnly monday) => told.GetValueOrDefault(monday);

    /// <summary>Has somebody told that a week is theirs, once: again only if another was told of it meanwhile.</summary>
    /// <param name="week">Its Monday.</param>
    /// <param name="onDuty">Who is on duty as it begins, or now; null: nobody.</param>
    /// <param name="before">Who is on duty the day before it begins; who goes on is not told.</param>
    public Decision TellTurn(DateOnly week, PersonId? onDuty, PersonId? before, DateTimeOffset now)
    {
        var from = ToldOf(week)?.Person ?? before;
        return onDuty is not { } person || person == from
            ? Decision.Nothing
            : Decision
                .Of(new TurnTold(week, person, from))
                .And(new DueRow(MailDue, $"{week:yyyy-MM-dd}:{person}", now));
    }

    /// <summary>Sets who takes turns from the week of a day on; nobody: there is no rota from then on.</summary>
    /// <param name="triagers">Those who could be on duty now.</param>
    public Result<Decision> Set(
        IReadOnlyList<PersonId> order,
        DateOnly from,
        int weeks,
        IReadOnlyCollection<PersonId> triagers,
        DateOnly today
    )
    {
        var faults = new FaultCollector();
        if (order.Count > MostPeople)
            faults.Add("order", $"At most {MostPeople} take turns.");
        if (order.Distinct().Count() != order.Count)
            faults.Add("order", "Each is there once.");
        if (order.Any(person => !triagers.Contains(person)))
            faults.Add("order", "Only triagers with standing take turns.");
        if (weeks is < 1 or > MostWeeks)
            faults.Add("weeks", $"A turn lasts 1 to {MostWeeks} weeks.");
        if (from < MondayOf(today) || from > today.AddDays(Furthest))
            faults.Add("from", "It begins this week or within a year.");
        var set = new RotaSet([.. order], MondayOf(from), weeks);
        return faults.Else(() => IsSet(set) ? Decision.Nothing : Look(set));
    }

    /// <summary>Takes a week; nobody is put on duty by another beside the plan.</summary>
    /// <param name="day">Any day of it.</param>
    public Result<Decision> Cover(PersonId person, DateOnly day, DateOnly today)
    {
        if (Changeable(day, today) is { } refused)
            return refused;
        var turn = TurnOn(day)!;
        if (turn.CoveredBy == person)
            return Decision.Nothing;
        if (turn.Planned == person)
            return turn.CoveredBy is null ? Decision.Nothing : Look(new TurnCovered(turn.Monday, null));
        return Look(new TurnCovered(turn.Monday, person));
    }

    /// <summary>Gives a week back that one has taken.</summary>
    public Result<Decision> GiveBack(PersonId person, DateOnly day, DateOnly today)
    {
        if (Changeable(day, today) is { } refused)
            return refused;
        var turn = TurnOn(day)!;
        return turn.CoveredBy == person ? Look(new TurnCovered(turn.Monday, null)) : RotaProblems.NotCovered;
    }

    public void Apply(Recorded recorded)
    {
        switch (recorded.Entry)
        {
            case RotaSet entry:
                plans.RemoveAll(plan => plan.From >= entry.From);
                plans.Add(entry);
                foreach (var week in covers.Keys.Where(week => week >= entry.From).ToList())
                    covers.Remove(week);
                break;
            case TurnTold entry:
                told[entry.Week] = entry;
                break;
            case TurnCovered { By: { } by } entry:
                covers[entry.Week] = by;
                break;
            case TurnCovered entry:
                covers.Remove(entry.Week);
                break;
        }
    }

    // whom a change concerns soon is told at once
    private static Decision Look(Entry entry) =>
        Decision.Of(entry).And(new DueRow(LookDue, LookKey, DateTimeOffset.UnixEpoch));

    private bool IsSet(RotaSet plan) =>
        plans is [.., var last]
        && (last.From, last.Weeks) == (plan.From, plan.Weeks)
        && last.Order.SequenceEqual(plan.Order)
        && !covers.Keys.Any(week => week >= plan.From);

    private Problem? Changeable(DateOnly day, DateOnly today)
    {
        if (day > today.AddDays(Furthest) || TurnOn(day) is not { } turn)
            return RotaProblems.NoTurn;
        return turn.Sunday < today ? RotaProblems.Over : null;
    }
}
