using Microsoft.EntityFrameworkCore;
using Tocsin.Cases.Reports;
using Tocsin.Governance.People;
using Tocsin.Governance.RollCalls;
using Tocsin.Ledger;
using Tocsin.Workspace.People.Accounts;
using Tocsin.Workspace.People.Standings;
using Tocsin.Workspace.Storage;

namespace Tocsin.Workspace.Due;

/// <summary>Takes the step of a roll call that is due for one person, and tells them. The key is the person.</summary>
public sealed class TakeRollCall(MemberStore members, StandingStore standings, Func<CaseDb> open, AskMember ask)
{
    public DueJob Job => new(Member.RollCallDue, LeavesTheHouse: true, Work);

    private async Task<DateTimeOffset?> Work(string key, CancellationToken cancel)
    {
        if (!PersonId.Parse(key).TryGet(out var person, out _))
            return null;
        var hold = await Hold(person, cancel);
        Entry? taken = null;
        await members.Decide(
            person,
            (member, now) =>
            {
                var step = member.StepRollCall(standings.RollCalls, hold, now);
                taken = step.Entries is [var entry] ? entry : null;
                return step;
            },
            Actor.Tocsin,
            cancel
        );
        // a kill between the entry and the mail loses one reminder of several, never a step
        if (taken is not null)
            await Tell(person, taken, cancel);
        return null;
    }

    private async Task<RollCallHold> Hold(PersonId person, CancellationToken cancel)
    {
        await using var db = open();
        if (await db.Cases.AnyAsync(c => c.Owner == person.Text && c.State != ReportState.Closed, cancel))
            return RollCallHold.OwnsCases;
        var operators = await standings.Having(Duty.Operator, cancel);
        return operators is [var last] && last == person ? RollCallHold.LastOperator : RollCallHold.Nothing;
    }

    private Task Tell(PersonId person, Entry taken, CancellationToken cancel)
    {
        var rules = standings.RollCalls;
        var (subject, text) = taken switch
        {
            RollCallAsked => (
                "Are you still there?",
                $"Every {rules.EveryMonths} months we ask each member whether they are still with us. One click says yes."
            ),
            RollCallReminded => (
                "Are you still there? We have not heard from you",
                $"If we hear nothing within {rules.EmeritusAfterDays} days we let you go, with thanks for what you did. One click says that you are still here."
            ),
            HandOverAsked => (
                "Please hand over what you keep",
                "The roll call was not answered. Before we can let you go somebody else has to take over what is yours here. If you are still here, one click says so."
            ),
            _ => (
                "Thank you",
                $"The roll call was not answered, so your access is closed. Thank you for all you did. Within {rules.BackWithinDays} days one click brings you back."
            ),
        };
        return ask.Send(person, taken.GetType().Name, subject, text, "/standing", cancel);
    }
}
