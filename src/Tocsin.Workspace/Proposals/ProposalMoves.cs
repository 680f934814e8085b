using Tocsin.Governance.People;
using Tocsin.Governance.Proposals;
using Tocsin.Standards.Problems;

namespace Tocsin.Workspace.Proposals;

/// <summary>
/// What a member can do with a proposal now. The decisions themselves are asked, so a button can never offer what would be
/// refused; where one is missing, the problem says why.
/// </summary>
public sealed class ProposalMoves(Proposal found, PersonId me, DateTimeOffset now)
{
    public Problem? Objection { get; } = found.RaiseObjection(me, new("…"), new Electors([me], []), now).Problem;

    public Problem? Vote { get; } = found.Cast(Voter.Of(me), Choice.Abstain, now).Problem;

    public Problem? Recuse { get; } =
        found.Recuse(me, now) is var stepped && stepped.Succeeded && stepped.Value.IsNothing
            ? ProposalProblems.Recused
            : stepped.Problem;

    public Problem? Withdraw { get; } = found.Withdraw(me, now).Problem;

    /// <summary>The names of what is possible, as programs read them.</summary>
    public IReadOnlyList<string> Possible =>
        [
            .. new (string Name, Problem? Why)[]
            {
                ("object", Objection),
                ("vote", Vote),
                ("recuse", Recuse),
                ("withdraw", Withdraw),
            }
                .Where(move => move.Why is null)
                .Select(move => move.Name),
        ];
}
