using System.Globalization;
using Tocsin.Cases.Reading;
using Tocsin.Governance.People;
using Tocsin.Workspace.Exposure;
using Tocsin.Workspace.People.Accounts;
using Tocsin.Workspace.People.Standings;
using Tocsin.Workspace.Storage;

namespace Tocsin.Workspace.Due;

/// <summary>
/// Tells the body that the response teams answer to that somebody opened unusually many cases: who and how many, never which. Where that
/// body is empty, everybody who triages or operates. Never who did it.
/// </summary>
public sealed class TellUnusualReading(
    ReadingAlarmStore alarms,
    StandingStore standings,
    CharterInForce charter,
    PersonNames names,
    AskMember ask
)
{
    public DueJob Job => new(ReadingAlarms.TellDue, LeavesTheHouse: true, Work);

    private async Task<DateTimeOffset?> Work(string key, CancellationToken cancel)
    {
        var number = int.Parse(key.Split(':')[1], CultureInfo.InvariantCulture);
        var alarm = (await alarms.Load(cancel)).All[number - 1];
        var name = (await names.Of([alarm.Person], cancel)).GetValueOrDefault(alarm.Person) ?? "A former member";
        foreach (var person in await Above(alarm.Person, cancel))
        {
            await ask.Send(
                person,
                $"unusual reading {key}",
                "Somebody reads unusually much",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{name} opened {alarm.Count} different cases within an hour, up to {alarm.At:yyyy-MM-dd HH:mm} UTC; {alarm.Limit} are unusual for them. Which they were stands in the record of each case. Ask them; if it was not them, end their sessions:"
                ),
                $"/people/{alarm.Person}",
                cancel
            );
        }
        return null;
    }

    private async Task<IReadOnlyList<PersonId>> Above(PersonId but, CancellationToken cancel)
    {
        var all = (await standings.All(cancel)).Where(one => one.Member.Id != but).ToList();
        var above = (await charter.Look(cancel))
            .Chart.Teams.Where(team => team.Duties.Contains(Duty.Triager))
            .Select(team => team.AnswersTo)
            .OfType<TeamId>()
            .ToHashSet();
        var people = all.Where(one => one.Standing.Rights.Teams.Any(above.Contains)).ToList();
        if (people.Count == 0)
        {
            people = all.FindAll(one =>
                one.Standing.Rights.Has(Duty.Triager) || one.Standing.Rights.Has(Duty.Operator)
            );
        }
        return [.. people.Select(one => one.Member.Id)];
    }
}
