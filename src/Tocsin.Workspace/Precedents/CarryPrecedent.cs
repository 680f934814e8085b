using Tocsin.Advisories.Documents;
using Tocsin.Cases.Precedents;
using Tocsin.Workspace.Due;

namespace Tocsin.Workspace.Precedents;

/// <summary>Carries a precedent that two people agreed on to where strangers read; harmless to repeat. Its key is the ID.</summary>
public sealed class CarryPrecedent(PrecedentStore precedents, Publish publish)
{
    public DueJob Job => new(Precedent.CarryDue, LeavesTheHouse: true, Work);

    private async Task<DateTimeOffset?> Work(string key, CancellationToken cancel)
    {
        if (await precedents.Find(key, cancel) is { PublishedAt: { } at, Text: not null } one)
            await publish([PrecedentDocuments.Of(one).ToDocument(at)], cancel);
        return null;
    }
}
