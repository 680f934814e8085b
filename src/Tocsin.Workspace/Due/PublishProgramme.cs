using Tocsin.Advisories.Documents;
using Tocsin.Governance.Charters;
using Tocsin.Governance.Programmes;
using Tocsin.Workspace.Programmes;

namespace Tocsin.Workspace.Due;

/// <summary>Tells strangers what of the programme is for them, as it is in force. Harmless to repeat.</summary>
public sealed class PublishProgramme(ProgrammeStore programmes, Publish publish)
{
    public DueJob Job => new(CharterHistory.PublishDue, LeavesTheHouse: true, Work);

    private async Task<DateTimeOffset?> Work(string key, CancellationToken cancel)
    {
        var history = await programmes.History(cancel);
        if (history.Versions is [.., var newest])
            await publish([Told(history.Charter.Programme).ToDocument(newest.Number, newest.At)], cancel);
        return null;
    }

    private static ProgrammeDocument Told(Programme programme) =>
        new(
            programme.Name,
            programme.AdvisoryPrefix,
            [
                .. programme.Products.Select(product => new ProgrammeDocument.Product(
                    product.Name,
                    product.Ecosystem,
                    [
                        .. product.ReleaseLines.Select(line => new ProgrammeDocument.ReleaseLine(
                            line.Name,
                            line.EndOfLife
                        )),
                    ]
                )),
            ],
            programme.Scope,
            programme.SafeHarbour,
            programme.FirstAnswerBusinessDays,
            programme.EmbargoDays
        );
}
