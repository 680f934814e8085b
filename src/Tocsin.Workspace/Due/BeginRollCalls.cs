using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Tocsin.Governance.People;
using Tocsin.Workspace.Storage;

namespace Tocsin.Workspace.Due;

/// <summary>
/// Sees to it at every start that each member has the row by which the clock asks whether they are still there: whoever joined before
/// there were roll calls has none. For whom none is due the row says so, and is gone.
/// </summary>
public sealed class BeginRollCalls(Func<CaseDb> open, DueStore due) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await using var db = open();
        var missing = await db
            .Members.Where(m => m.JoinedAt != null)
            .Where(m => !db.Dues.Any(d => d.Kind == Member.RollCallDue && d.Key == m.Person))
            .Select(m => m.Person)
            .ToListAsync(cancellationToken);
        foreach (var person in missing)
            await due.Ask(Member.RollCallDue, person, cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
