using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Tocsin.Cases.Access;
using Tocsin.Governance.Proposals;
using Tocsin.Ledger;
using Tocsin.Standards.Problems;

namespace Tocsin.Workspace.Proposals;

/// <summary>
/// A member at one proposal. Every route of a proposal begins with <see cref="Enter"/>, before it reads a byte of what was sent: so
/// one that is hidden answers as one that never was, whatever the body.
/// </summary>
internal sealed record ProposalVisit(HttpContext Context, Proposal Proposal, Viewer.Member Viewer, ProposalStore Store)
{
    public CancellationToken Cancel => Context.RequestAborted;

    /// <returns>Not found for an ID that is malformed, absent or hidden from who asks.</returns>
    public static async Task<Result<ProposalVisit>> Enter(HttpContext context, string? id)
    {
        var store = context.RequestServices.GetRequiredService<ProposalStore>();
        var viewer = context.RequestServices.GetRequiredService<Viewer.Member>();
        var found = await store.Find(id, viewer, context.RequestAborted);
        return found.Map(proposal => new ProposalVisit(context, proposal, viewer, store));
    }

    public Task<Result<Proposal>> Decide(Func<Proposal, DateTimeOffset, Result<Decision>> decide) =>
        Store.Decide(Proposal.Id, Viewer.Person, decide, Cancel);
}
