using Tocsin.Governance.People;
using Tocsin.Governance.Proposals;
using Tocsin.Workspace.People.Standings;
using Tocsin.Workspace.Proposals;

namespace Tocsin.Workspace.Due;

/// <summary>"There is news about a proposal": its number, a link, and not one word of what it is about.</summary>
public sealed class SendProposalNotice(
    ProposalStore proposals,
    StandingStore standings,
    AskMember ask,
    TimeProvider time
)
{
    public DueJob Job => new(ProposalNotices.Kind, LeavesTheHouse: true, Work);

    private async Task<DateTimeOffset?> Work(string key, CancellationToken cancel)
    {
        if (key.Split(':') is not [var person, var number] || !PersonId.Parse(person).TryGet(out var known, out _))
            return null;
        if (!await MayBeTold(known, number, cancel))
            return null;
        // each piece of news is a mail of its own
        var about = $"{number} {time.GetUtcNow().ToUnixTimeMilliseconds()}";
        var text = $"There is news about {number}. Sign in to read it:";
        await ask.Send(known, about, $"News about {number}", text, $"/proposals/{number}", cancel);
        return null;
    }

    // what is about a case is there only for who may read that case, when the mail is sent too
    private async Task<bool> MayBeTold(PersonId person, string number, CancellationToken cancel) =>
        ProposalId.Parse(number).TryGet(out var id, out _)
        && (await proposals.Load(id, cancel)).TryGet(out var found, out _)
        && (found.Subject?.ConcernsCase is not { } about || await standings.MayRead(person, about, cancel));
}
