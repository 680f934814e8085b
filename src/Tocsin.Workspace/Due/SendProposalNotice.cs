using Tocsin.Governance.Notifications;
using Tocsin.Governance.People;
using Tocsin.Workspace.Proposals;

namespace Tocsin.Workspace.Due;

/// <summary>"There is news about a proposal": its number, a link, and not one word of what it is about.</summary>
public sealed class SendProposalNotice(ProposalStore proposals, TellMember tell, TimeProvider time)
{
    public DueJob Job => new(ProposalNotices.Kind, LeavesTheHouse: true, Work);

    private async Task<DateTimeOffset?> Work(string key, CancellationToken cancel)
    {
        if (key.Split(':') is not [var person, var number] || !PersonId.Parse(person).TryGet(out var known, out _))
            return null;
        if (!await proposals.MayBeTold(known, number, cancel))
            return null;
        // each piece of news is a mail of its own
        var once = $"{number} {time.GetUtcNow().ToUnixTimeMilliseconds()}";
        var text = $"There is news about {number}. Sign in to read it:";
        await tell.Of(known, new(NewsKind.Proposals, number), text, once, cancel);
        return null;
    }
}
