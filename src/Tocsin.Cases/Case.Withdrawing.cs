using Tocsin.Cases.Access;
using Tocsin.Cases.CveIds;
using Tocsin.Governance.People;
using Tocsin.Ledger;
using Tocsin.Standards.Problems;

namespace Tocsin.Cases;

/// <summary>An advisory that should not have been: it stays to be read, and says that it is withdrawn.</summary>
public sealed partial class Case
{
    /// <summary>Null, or why <paramref name="by"/> cannot withdraw the advisory now.</summary>
    public Problem? MayWithdraw(Viewer.Member by) =>
        MayJudge(by)
        ?? (
            Published is null ? CaseProblems.NothingPublished
            : Published.Withdrawn is not null ? CaseProblems.WithdrawnAlready
            : null
        );

    /// <summary>
    /// Withdraws the advisory; with its CVE ID, where that is ours, it is decided at the same time whether the ID is rejected too. The caller has
    /// made sure of a fresh step-up.
    /// </summary>
    /// <param name="reason">Everybody reads it where the ID is rejected.</param>
    /// <param name="rejectsCve">False is the choice to let the record stand; it is kept.</param>
    public Result<Decision> Withdraw(
        Viewer.Member by,
        CvePool pool,
        ReasonText reason,
        bool rejectsCve,
        DateTimeOffset now
    )
    {
        ArgumentNullException.ThrowIfNull(by);
        ArgumentNullException.ThrowIfNull(pool);
        if (MayWithdraw(by) is { } refused)
            return refused;
        if (by.Scopes is not null) // a token can only prepare
            return CaseProblems.StepUpNeeded;
        var ours = Published!.Cve is { } cve && !CveIsTheirs && pool.All.ContainsKey(cve) ? cve : null;
        var decision = Decision
            .Of(new AdvisoryWithdrawn(Published.DocumentRevision + 1, rejectsCve && ours is not null) { Text = reason })
            .And(new DueRow(PublishDue, Number.Text, now))
            .And(Notices.ToReporter(Number))
            .And(Notices.ToTriagers(Number));
        if (!rejectsCve || ours is null || pool.All[ours].State == CveIdState.Rejected)
            return decision;
        return pool.Reject(ours, [], reason)
            .Map(rejected =>
                decision with
                {
                    Entries = [.. decision.Entries, new CveTakenAway(ours)],
                    Elsewhere = [.. rejected.Entries.Select(entry => (CvePool.Stream, entry))],
                    Dues = [.. decision.Dues, .. rejected.Dues],
                }
            );
    }

    private void Apply(AdvisoryWithdrawn entry, DateTimeOffset at) =>
        Published = Published! with { DocumentRevision = entry.DocumentRevision, Latest = at, Withdrawn = at };
}
