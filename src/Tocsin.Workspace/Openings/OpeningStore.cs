using Microsoft.EntityFrameworkCore;
using Tocsin.Advisories.Documents;
using Tocsin.Cases;
using Tocsin.Cases.Openings;
using Tocsin.Cases.Reports;
using Tocsin.Ledger;
using Tocsin.Workspace.Audit;
using Tocsin.Workspace.Cases;
using Tocsin.Workspace.Storage;
using Tocsin.Workspace.Storage.Rows;

namespace Tocsin.Workspace.Openings;

/// <summary>Makes the document of a case that is opened: to be looked at before, and to be published.</summary>
public sealed class OpeningStore
{
    private readonly LedgerStore ledgers;
    private readonly KeyStore keys;
    private readonly ProgrammeKeys programme;
    private readonly HeadStore heads;

    internal OpeningStore(LedgerStore ledgers, KeyStore keys, ProgrammeKeys programme, HeadStore heads) =>
        (this.ledgers, this.keys, this.programme, this.heads) = (ledgers, keys, programme, heads);

    /// <summary>The case as everybody will see it. Whoever asks has been let in before.</summary>
    /// <param name="found">The case, with the entries that the choices are about.</param>
    /// <param name="choices">One for each entry from the first on; what is beyond them stays sealed.</param>
    /// <param name="covers">Up to which entry.</param>
    public async Task<OpenedCaseDocument> Document(
        Case found,
        IReadOnlyList<DisclosureChoice> choices,
        long covers,
        DateTimeOffset at,
        CancellationToken cancel
    )
    {
        var id = found.Number.Stream;
        var rows = await ledgers.Look(db =>
            db.Entries.AsNoTracking()
                .Where(e => e.Kind == id.Kind && e.Name == id.Name && e.Sequence <= covers)
                .OrderBy(e => e.Sequence)
                .ToListAsync(cancel)
        );
        var wrapped =
            await keys.OfStream(id, cancel) ?? throw StoreFault.Broken(id, "the key of the stream is missing");
        using var key = StreamKey.Unwrap(programme.Private!, wrapped);
        var parts = await keys.OfParts(id, cancel);
        var inclusion = await heads.Prove(found.Number, [.. rows.Select(r => r.Hash)], cancel);
        return new(
            found.Number.Text,
            programme.Public.Programme,
            id.ToString(),
            found.Published?.Content?.Summary ?? found.Number.Text,
            found.Published?.Id.ToString(),
            at,
            [
                .. rows.Select(
                    (row, i) =>
                        Entry(
                            key,
                            parts,
                            row,
                            i < choices.Count ? choices[i].Shows : Disclosure.Withheld,
                            found.History[i]
                        )
                ),
            ],
            inclusion is null
                ? null
                : new(
                    $"{inclusion.Head.Day:yyyy-MM-dd}",
                    inclusion.Head.Root,
                    inclusion.Sequence,
                    inclusion.Blinding,
                    inclusion.Proof.Place,
                    inclusion.Proof.Beside
                )
        );
    }

    private static OpenedCaseDocument.Entry Entry(
        StreamKey key,
        IReadOnlyList<WrappedKey> parts,
        EntryRow row,
        Disclosure shows,
        Recorded recorded
    )
    {
        var stored = new SealedEntry(
            row.Format,
            row.Sequence,
            row.Facts,
            row.Text,
            row.FactsCommitment,
            row.TextCommitment,
            row.Hash
        );
        return new(
            row.Sequence,
            row.Format,
            row.FactsCommitment,
            row.TextCommitment,
            row.Hash,
            shows >= Disclosure.Facts ? Part(Ledger.Part.Facts) : null,
            shows == Disclosure.Whole && stored.HadText ? Part(Ledger.Part.Text) : null,
            shows >= Disclosure.Facts ? Words(recorded, shows) : null
        );

        OpenedCaseDocument.PartOf Part(Part part)
        {
            var disclosed = DisclosedPart.Of(key, stored, part, parts);
            return new(disclosed.Key, disclosed.Stored);
        }
    }

    private static OpenedCaseDocument.Words Words(Recorded recorded, Disclosure shows) =>
        new(
            recorded.At,
            recorded.By == Actor.Reporter ? "Reporter"
                : recorded.By == Actor.Tocsin ? "Tocsin"
                : "Team",
            HistoryWords.Of(recorded.Entry),
            shows >= Disclosure.Extract ? Body(recorded.Entry) : null
        );

    private static string? Body(Entry entry) =>
        entry switch
        {
            Entry<MessageText> { Text: { } message } => message.Body,
            Entry<ReportText> { Text: { } report } => Prose(report),
            _ => null,
        };

    // what is about the vulnerability; not who knows of it, who is named and how they are reached
    private static string Prose(ReportText report)
    {
        (string Name, string? Text)[] parts =
        [
            ("What", report.What),
            ("Where", report.Where),
            ("Versions", report.Versions),
            ("How to see it", report.HowToReproduce),
            ("Impact", report.Impact),
            ("Proof of concept", report.ProofOfConcept),
            ("Patch", report.Patch),
        ];
        return string.Join(
            "\n\n",
            parts.Where(part => !string.IsNullOrWhiteSpace(part.Text)).Select(part => $"**{part.Name}**\n\n{part.Text}")
        );
    }
}
