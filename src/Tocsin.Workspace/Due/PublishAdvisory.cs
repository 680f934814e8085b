using Tocsin.Cases;
using Tocsin.Cases.Access;
using Tocsin.Cases.Identifiers;
using Tocsin.Cases.Publishing;
using Tocsin.Workspace.Storage;

namespace Tocsin.Workspace.Due;

/// <summary>
/// The instant of a publication. The case decides, which allots the ID; then the documents are carried over. Killed between
/// the two it runs again, decides nothing, and carries the same documents over: exactly once, never half.
/// </summary>
public sealed class PublishAdvisory(CaseStore store, CharterInForce charter, CarryAdvisory advisory)
{
    public DueJob Job => new(Case.PublishDue, LeavesTheHouse: true, Work, DueLane.Publications);

    private async Task<DateTimeOffset?> Work(string key, CancellationToken cancel)
    {
        var now = store.Now;
        var prefix = (await charter.Look(cancel)).Programme.AdvisoryPrefix;
        var decided = await store.Decide<AdvisoryIds>(
            CaseNumber.Parse(key).Value,
            new Viewer.Clock(),
            AdvisoryIds.Stream(prefix, now.Year),
            (found, ids) => found.Publish(ids, prefix, now),
            cancel
        );
        var found = decided.Value;
        await advisory.Carry(found, asks: true, cancel);
        return found.Plan?.At;
    }
}
