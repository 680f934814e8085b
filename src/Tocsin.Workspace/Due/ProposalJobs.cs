using Tocsin.Governance.Proposals;
using Tocsin.Workspace.Proposals;

namespace Tocsin.Workspace.Due;

/// <summary>What the clock does with proposals. Each looks at what is recorded first, so doing it again is harmless.</summary>
public static class ProposalJobs
{
    /// <summary>The deadline: what was recorded until then decides.</summary>
    public static DueJob Closing(ProposalStore proposals) =>
        new(Proposal.CloseDue, false, (key, cancel) => proposals.Close(Id(key), cancel));

    /// <summary>What passed is done.</summary>
    public static DueJob Carrying(CarryOutProposal carry) =>
        new(
            Proposal.CarryDue,
            false,
            async (key, cancel) =>
            {
                await carry.Carry(Id(key), cancel);
                return null;
            }
        );

    /// <summary>The day on which the team above was expected to have answered.</summary>
    public static DueJob Expecting(CarryOutProposal carry) =>
        new(Proposal.AnswerDue, false, (key, cancel) => carry.Expect(Id(key), cancel));

    private static ProposalId Id(string key) => ProposalId.Parse(key).Value;
}
