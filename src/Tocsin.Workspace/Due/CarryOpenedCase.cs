using Tocsin.Advisories.Documents;
using Tocsin.Cases;
using Tocsin.Cases.Access;
using Tocsin.Cases.Identifiers;
using Tocsin.Ledger;
using Tocsin.Workspace.Openings;
using Tocsin.Workspace.Storage;

namespace Tocsin.Workspace.Due;

/// <summary>Carries a case that was opened to where strangers read; harmless to repeat. Its key is the case.</summary>
public sealed class CarryOpenedCase(CaseStore cases, OpeningStore openings, Publish publish)
{
    public DueJob Job => new(Case.CarryOpeningDue, LeavesTheHouse: true, Work);

    private async Task<DateTimeOffset?> Work(string key, CancellationToken cancel)
    {
        var read = await cases.Decide(CaseNumber.Parse(key).Value, new Viewer.Clock(), _ => Decision.Nothing, cancel);
        if (!read.TryGet(out var found, out _) || found.Opening is not { ConfirmedAt: { } at } opening)
            return null;
        var document = await openings.Document(found, opening.Choices, opening.Covers, at, cancel);
        await publish([document.ToDocument(opening.Revision)], cancel);
        return null;
    }
}
