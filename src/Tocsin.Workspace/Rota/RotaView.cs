using Tocsin.Governance.People;
using Tocsin.Governance.Programmes;
using Tocsin.Governance.Rota;
using Tocsin.Workspace.Teams;

namespace Tocsin.Workspace.Rota;

/// <summary>The rota for six weeks, as somebody sees it.</summary>
/// <param name="Zone">Whose days these are, an IANA name.</param>
/// <param name="OnDuty">Now; null: nobody is, and everybody is told of what comes in.</param>
/// <param name="Weeks">From this one on.</param>
/// <param name="Triagers">Who could take turns, by name.</param>
public sealed record RotaView(
    string Zone,
    DateOnly Today,
    PersonId? OnDuty,
    IReadOnlyList<RotaWeek> Weeks,
    IReadOnlyList<PersonId> Triagers,
    RotaSet? Plan,
    IReadOnlyDictionary<PersonId, string> Names
)
{
    public const int ShownWeeks = 6;

    internal static RotaView Of(TriageRota rota, Roster roster, BusinessCalendar calendar)
    {
        var today = calendar.DayOf(roster.Now);
        var triagers = roster.People.Where(one => one.Standing.Rights.Has(Duty.Triager)).Select(one => one.Member);
        var byId = triagers.ToDictionary(member => member.Id);
        var monday = TriageRota.MondayOf(today);
        var weeks = Enumerable
            .Range(0, ShownWeeks)
            .Select(week => rota.TurnOn(monday.AddDays(7 * week)))
            .OfType<Turn>()
            .Select(turn => new RotaWeek(
                turn,
                [
                    .. Enumerable
                        .Range(0, 7)
                        .Select(turn.Monday.AddDays)
                        .Select(day => new RotaDay(
                            day,
                            turn.OnDuty(person => byId.TryGetValue(person, out var who) && !who.Profile.IsAwayOn(day))
                        )),
                ]
            ))
            .ToList();
        return new(
            calendar.Zone.Id,
            today,
            weeks.SelectMany(week => week.Days).FirstOrDefault(day => day.Day == today)?.OnDuty,
            weeks,
            [.. byId.Keys.OrderBy(person => roster.NameOf(person), StringComparer.OrdinalIgnoreCase)],
            rota.Plan,
            roster.Names
        );
    }

    public string NameOf(PersonId? person) =>
        person is { } known ? Names.GetValueOrDefault(known, "Former member") : "nobody";
}

/// <summary>One week.</summary>
public sealed record RotaWeek(Turn Turn, IReadOnlyList<RotaDay> Days)
{
    /// <summary>The days in words of who is on duty: stretches of one person each.</summary>
    public IReadOnlyList<(DateOnly From, DateOnly To, PersonId? OnDuty)> Stretches
    {
        get
        {
            var found = new List<(DateOnly From, DateOnly To, PersonId? OnDuty)>();
            foreach (var day in Days)
            {
                if (found is [.., var last] && last.OnDuty == day.OnDuty)
                    found[^1] = (last.From, day.Day, day.OnDuty);
                else
                    found.Add((day.Day, day.Day, day.OnDuty));
            }
            return found;
        }
    }
}

/// <param name="OnDuty">Null: nobody.</param>
public sealed record RotaDay(DateOnly Day, PersonId? OnDuty);
