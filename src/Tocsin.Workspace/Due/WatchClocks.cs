using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Tocsin.Cases;
using Tocsin.Cases.Access;
using Tocsin.Cases.Identifiers;
using Tocsin.Cases.Reports;
using Tocsin.Workspace.Storage;

namespace Tocsin.Workspace.Due;

/// <summary>
/// Watches what the team owes in one case, and has those told who are told by rule when it is overdue. What was told is in the case's
/// ledger, so that nothing is told twice; the key is the case. Every change of a case asks anew (<see cref="LedgerSession.Save"/>).
/// </summary>
public sealed class WatchClocks(
    CaseStore cases,
    CharterInForce charter,
    Func<CaseDb> open,
    DueStore due,
    TimeProvider time
) : IHostedService
{
    /// <summary>So often it looks at the least while anything is owed: rules and calendar may have changed.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    public DueJob Job => new(Case.WatchDue, LeavesTheHouse: true, Work);

    /// <summary>Sees to it that each case which owes something has its row: those of before there were such rows have none.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await using var db = open();
        var missing = await db
            .Cases.Where(c => c.AnswerBy != null || (c.PublishBy != null && c.State != ReportState.Closed))
            .Where(c => !db.Dues.Any(d => d.Kind == Case.WatchDue && d.Key == c.Number))
            .Select(c => c.Number)
            .ToListAsync(cancellationToken);
        foreach (var number in missing)
            await due.Ask(Case.WatchDue, number, cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task<DateTimeOffset?> Work(string key, CancellationToken cancel)
    {
        var inForce = (await charter.Look(cancel)).Charter;
        var now = time.GetUtcNow();
        var decided = await cases.Decide(
            CaseNumber.Parse(key).Value,
            new Viewer.Clock(),
            found => found.TellOverdue(inForce.Clocks, inForce.Programme, now),
            cancel
        );
        if (!decided.TryGet(out var watched, out _) || watched.Owes.Count == 0)
            return null;
        var latest = now + Longest;
        return watched.NextStep(inForce.Clocks, inForce.Programme) is { } next && next < latest ? next : latest;
    }
}
