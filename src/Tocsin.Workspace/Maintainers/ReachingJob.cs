using Tocsin.Cases;
using Tocsin.Cases.Access;
using Tocsin.Cases.Identifiers;
using Tocsin.Workspace.Due;
using Tocsin.Workspace.Storage;

namespace Tocsin.Workspace.Maintainers;

/// <summary>
/// Looks whether another attempt to reach somebody is due, and has those told who are told by rule. What was told is in the case's ledger,
/// so that nothing is told twice; the key is the case.
/// </summary>
public sealed class ReachingJob(CaseStore cases, CharterInForce charter)
{
    /// <summary>So often it looks at the least while a ladder is climbed: the rules may have changed.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    public DueJob Job => new(Case.ReachDue, LeavesTheHouse: true, Work);

    private async Task<DateTimeOffset?> Work(string key, CancellationToken cancel)
    {
        var rules = (await charter.Look(cancel)).Charter.Clocks;
        var now = cases.Now;
        var decided = await cases.Decide(
            CaseNumber.Parse(key).Value,
            new Viewer.Clock(),
            found => found.TellReaching(rules, now),
            cancel
        );
        if (!decided.TryGet(out var found, out _) || found.NextReachingStep(rules.Reaching) is not { } next)
            return null;
        return next < now + Longest ? next : now + Longest;
    }
}
