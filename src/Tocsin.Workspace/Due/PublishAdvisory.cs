using Tocsin.Advisories.Documents;
using Tocsin.Advisories.Documents;
using Tocsin.Advisories.Drafts;
using Tocsin.Cases;
using Tocsin.Cases.Access;
using Tocsin.Cases.Identifiers;
using Tocsin.Cases.Publishing;
using Tocsin.Governance.Programmes;
using Tocsin.Workspace.Settings;
using Tocsin.Workspace.Storage;

namespace Tocsin.Workspace.Due;

/// <summary>
/// The instant of a publication. The case decides, which allots the ID; then the document is carried over. Killed between
/// the two it runs again, decides nothing, and carries the same document over: exactly once, never half.
/// </summary>
public sealed class PublishAdvisory(CaseStore store, Programme programme, Origins origins, Publish publish)
{
    public DueJob Job => new(Case.PublishDue, LeavesTheHouse: true, Work);

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
        if (found.Published is { Content: { } content } published)
            await publish([Document(found, published, content)], cancel);
        return found.Plan?.At;
    }

    private PublishedDocument Document(Case found, PublishedAdvisory published, AdvisoryContent content) =>
        AdvisoryDocument
            .Publish(
                content,
                new(
                    published.Id,
                    published.Cve,
                    published.First,
                    published.Latest,
                    published.DocumentRevision,
                    new Uri(origins.Public, $"/advisories/{published.Id}")
                )
            )
            .Value;
}
