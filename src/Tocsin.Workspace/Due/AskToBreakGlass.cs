using Tocsin.Cases.Identifiers;
using Tocsin.Governance.People;
using Tocsin.Workspace.People.Accounts;
using Tocsin.Workspace.Storage;

namespace Tocsin.Workspace.Due;

/// <summary>
/// Brings a request to break glass before the team of the case, if there is one. It is done here and not while the request is
/// answered, so that no answer, and no time that it takes, tells whether there is such a case.
/// </summary>
public sealed class AskToBreakGlass(CaseStore cases, MemberStore members)
{
    public DueJob Job => new(Member.BreakGlassDue, LeavesTheHouse: false, Work);

    private async Task<DateTimeOffset?> Work(string key, CancellationToken cancel)
    {
        if (
            key.Split(':') is not [var who, var text]
            || !PersonId.Parse(who).TryGet(out var person, out _)
            || !CaseNumber.Parse(text).TryGet(out var number, out _)
        )
            return null;
        var member = await members.Load(person, cancel);
        var asked = member.BreakGlassAsks.LastOrDefault(ask => ask.Case == number.Text);
        if (asked?.Reason is { } reason && !member.RecusedFrom.Contains(number.Text, StringComparer.Ordinal))
            await cases.AskForAccess(number, person, reason, cancel);
        return null;
    }
}
