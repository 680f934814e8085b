using Tocsin.Cases;
using Tocsin.Cases.Access;
using Tocsin.Cases.Identifiers;
using Tocsin.Cases.Publishing;
using Tocsin.Governance.Programmes;
using Tocsin.Workspace.Storage;

namespace Tocsin.Workspace.Due;

/// <summary>
/// The instant of a publication. The case decides, which allots the ID; then the documents are carried over. Killed between
/// the two it runs again, decides nothing, and carries the same documents over: exactly once, never half.
/// </summary>
public sealed class PublishAdvisory(CaseStore store, Programme programme, CarryAdvisory advisory)
{
    public DueJob Job => new(Case.PublishDue, LeavesTheHouse: true, Work, DueLane.Publications);

    private async Task<DateTimeOffset?> Work(string key, CancellationToken cancel)
    {
        var now = store.Now;
        var decided = await store.Decide<AdvisoryIds>(
            CaseNumber.Parse(key).Value,
            new Viewer.Clock(),
            AdvisoryIds.Stream(programme.AdvisoryPrefix, now.Year),
            (found, ids) => found.Publish(ids, programme.AdvisoryPrefix, now),
            cancel
        );
        var found = decided.Value;
        await advisory.Carry(found, asks: true, cancel);
        return found.Plan?.At;
    }
}
