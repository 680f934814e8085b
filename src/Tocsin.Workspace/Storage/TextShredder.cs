using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Tocsin.Cases;
using Tocsin.Cases.Identifiers;
using Tocsin.Ledger;

namespace Tocsin.Workspace.Storage;

/// <summary>
/// Destroys texts: the key first, which is the text's end wherever a copy of it lies, then what it opened. Only a text that the case
/// itself says is destroyed; again and again does no harm, so a crash in between is made good by the next attempt.
/// </summary>
public sealed class TextShredder
{
    private readonly LedgerStore ledgers;
    private readonly Func<CaseDb> open;
    private readonly Func<KeyDb> openKeys;

    internal TextShredder(LedgerStore ledgers, Func<CaseDb> open, Func<KeyDb> openKeys) =>
        (this.ledgers, this.open, this.openKeys) = (ledgers, open, openKeys);

    /// <param name="key">The case number, a colon and the sequence of the entry.</param>
    public async Task<DateTimeOffset?> Work(string key, CancellationToken cancel)
    {
        if (
            key.Split(':') is not [var number, var typed]
            || !CaseNumber.Parse(number).TryGet(out var parsed, out _)
            || !long.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var sequence)
            || !await SaysSo(parsed, sequence, cancel)
        )
            return null;
        var stream = parsed.Stream;
        await using (var keys = openKeys())
        {
            await keys
                .PartKeys.Where(k =>
                    k.Kind == stream.Kind && k.Name == stream.Name && k.Sequence == sequence && k.Part == Part.Text
                )
                .ExecuteDeleteAsync(cancel);
        }
        await using var db = open();
        await db
            .Entries.Where(e => e.Kind == stream.Kind && e.Name == stream.Name && e.Sequence == sequence)
            .ExecuteUpdateAsync(set => set.SetProperty(e => e.Text, (byte[]?)null), cancel);
        return null;
    }

    private async Task<bool> SaysSo(CaseNumber number, long sequence, CancellationToken cancel)
    {
        var found = await ledgers.InTransaction<bool>(
            async session =>
                (await session.Load<Case>(number.Stream, cancel)).History.Any(h =>
                    h.Entry is IRedaction redaction && redaction.RedactedSequence == sequence && sequence < h.Sequence
                ),
            cancel
        );
        return found.TryGet(out var says, out _) && says;
    }
}
