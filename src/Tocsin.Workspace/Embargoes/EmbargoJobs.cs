using Tocsin.Cases;
using Tocsin.Cases.Access;
using Tocsin.Cases.Identifiers;
using Tocsin.Ledger;
using Tocsin.Standards.Problems;
using Tocsin.Workspace.Due;
using Tocsin.Workspace.Storage;

namespace Tocsin.Workspace.Embargoes;

/// <summary>What the clock does to an embargo: silence is answered for, and the instant ends it. The keys are cases; repeating is harmless.</summary>
public sealed class EmbargoJobs(CaseStore cases)
{
    /// <summary>How long after an instant that passed with a publication pending it is looked at again.</summary>
    public static readonly TimeSpan Again = TimeSpan.FromMinutes(10);

    public DueJob Settling => new(Case.EmbargoAnswersDue, LeavesTheHouse: false, Settle);

    public DueJob Ending => new(Case.EmbargoEndDue, LeavesTheHouse: false, End);

    private async Task<DateTimeOffset?> Settle(string key, CancellationToken cancel)
    {
        var now = cases.Now;
        // each settles one proposal, since the next may mean something else then
        for (var i = 0; i < Case.MostEmbargoProposals; i++)
        {
            var settled = false;
            var decided = await Decide(
                key,
                found =>
                {
                    var decision = found.SettleEmbargo(now);
                    settled = !decision.IsNothing;
                    return decision;
                },
                cancel
            );
            if (!decided.TryGet(out var found, out _))
                return null;
            if (settled)
                continue;
            // what still waits for an answer of the team's is theirs to give; only what has time left is looked at again
            return found
                .EmbargoProposals.Where(p => p.IsOpen && p.AnswerBy > now)
                .Select(p => (DateTimeOffset?)p.AnswerBy)
                .Min();
        }
        return null;
    }

    private async Task<DateTimeOffset?> End(string key, CancellationToken cancel)
    {
        var now = cases.Now;
        var decided = await Decide(key, found => found.EndEmbargoInTime(now), cancel);
        if (!decided.TryGet(out var found, out _) || !found.IsSilent)
            return null;
        return found.EmbargoEnds > now ? found.EmbargoEnds : now + Again;
    }

    private Task<Result<Case>> Decide(string key, Func<Case, Decision> decide, CancellationToken cancel) =>
        cases.Decide(CaseNumber.Parse(key).Value, new Viewer.Clock(), found => decide(found), cancel);
}
