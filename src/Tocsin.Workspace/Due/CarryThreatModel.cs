using Tocsin.Advisories.Documents;
using Tocsin.Governance.ThreatModels;
using Tocsin.Workspace.ThreatModels;

namespace Tocsin.Workspace.Due;

/// <summary>
/// Carries a threat model to where strangers read, after each change. The document has everything that was ever in force, so doing it
/// again, or once for two changes, is harmless. Its key is the product.
/// </summary>
public sealed class CarryThreatModel(ThreatModelStore models, Publish publish)
{
    public DueJob Job => new(ThreatModel.CarryDue, LeavesTheHouse: true, Work);

    private async Task<DateTimeOffset?> Work(string key, CancellationToken cancel)
    {
        var found = await models.Find(key, cancel);
        if (found.TryGet(out var product, out _) && product.Model is { Exists: true, ChangedAt: { } at } model)
            await publish([StatementWords.Document(product).ToDocument(model.Revision, at)], cancel);
        return null;
    }
}
