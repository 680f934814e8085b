using Tocsin.Cases;
using Tocsin.Cases.Access;
using Tocsin.Cases.Identifiers;
using Tocsin.Governance.Notifications;
using Tocsin.Governance.People;
using Tocsin.Workspace.People.Standings;
using Tocsin.Workspace.Storage;

namespace Tocsin.Workspace.Due;

/// <summary>
/// Tells the body that the response teams answer to that a report is overdue. Who may know of the case hears its number; everybody else
/// that there is one, and no more.
/// </summary>
public sealed class TellAbove(
    StandingStore standings,
    DueStore due,
    CharterInForce charter,
    TellMember tell,
    AskMember ask,
    MailLog log
)
{
    /// <summary>A row for each of that body; where there is nobody in it, every triager hears of it again.</summary>
    /// <param name="unreached">What is told: that nobody who can fix it answers, instead of that a report is overdue.</param>
    public async Task SpreadOut(string number, CancellationToken cancel, bool unreached = false)
    {
        var all = await standings.All(cancel);
        var chart = (await charter.Look(cancel)).Chart;
        var above = chart
            .Teams.Where(team => team.Duties.Contains(Duty.Triager))
            .Select(team => team.AnswersTo)
            .OfType<TeamId>()
            .ToHashSet();
        var people = all.Where(one => one.Standing.Rights.Teams.Any(above.Contains))
            .Select(one => one.Member.Id)
            .ToList();
        foreach (var person in people)
            await due.Ask(
                Notices.Kind,
                $"{(unreached ? "above-unreached-member" : "above-member")}:{person}:{number}",
                cancel
            );
        if (people.Count == 0)
            await due.Ask(Notices.Kind, Notices.AskTriagers(CaseNumber.Parse(number).Value).Key, cancel);
    }

    /// <param name="once">Names the mail, see <see cref="AskMember.Send"/>.</param>
    public async Task ToOne(PersonId person, string number, string once, CancellationToken cancel)
    {
        if (await standings.MayRead(person, number, cancel))
            await tell.AtOnce(
                person,
                new News(NewsKind.Cases, number),
                $"{number} is overdue, and you are of the body that its team answers to. Sign in to read it:",
                once,
                cancel
            );
        else if ((await standings.Of(person, cancel)).Holds)
        {
            await ask.Send(
                person,
                // the number must not be had from the name of a mail either: it is hashed there
                once,
                "A report is overdue",
                "The response team owes a reporter something, and it is late. You hear of it since your team is the one it answers to; which report it is you may not know. Ask them whether they need help:",
                "/teams",
                cancel
            );
            await log.Sent(number, MailedAs.Above, person.Actor, cancel);
        }
    }

    /// <summary>The same, of a case in which nobody who can fix it answers.</summary>
    public async Task ToOneUnreached(PersonId person, string number, string once, CancellationToken cancel)
    {
        if (await standings.MayRead(person, number, cancel))
            await tell.AtOnce(
                person,
                new News(NewsKind.Cases, number),
                $"Nobody answers who could fix {number}, and you are of the body that its team answers to. Sign in to read it:",
                once,
                cancel
            );
        else if ((await standings.Of(person, cancel)).Holds)
        {
            await ask.Send(
                person,
                once,
                "Nobody answers the response team",
                "The response team has written to somebody several times who could fix something, and nobody answers. You hear of it since your team is the one it answers to; which report it is you may not know. Ask them whether they need help:",
                "/teams",
                cancel
            );
            await log.Sent(number, MailedAs.Above, person.Actor, cancel);
        }
    }
}
