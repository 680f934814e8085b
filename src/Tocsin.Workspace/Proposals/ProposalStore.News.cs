using Tocsin.Governance.People;
using Tocsin.Governance.Proposals;

namespace Tocsin.Workspace.Proposals;

public sealed partial class ProposalStore
{
    /// <summary>
    /// Whether somebody may be told, at this moment, that there is news about a proposal: what is about a case is there only for
    /// who may read that case.
    /// </summary>
    public async Task<bool> MayBeTold(PersonId person, string number, CancellationToken cancel) =>
        ProposalId.Parse(number).TryGet(out var id, out _)
        && (await Load(id, cancel)).TryGet(out var found, out _)
        && (found.Subject?.ConcernsCase is not { } about || await standings.MayRead(person, about, cancel));
}
