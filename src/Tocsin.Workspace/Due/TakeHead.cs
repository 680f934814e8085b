using Microsoft.Extensions.Hosting;
using Tocsin.Advisories.Documents;
using Tocsin.Cases.Heads;
using Tocsin.Workspace.Audit;
using Tocsin.Workspace.Signing;

namespace Tocsin.Workspace.Due;

/// <summary>Takes the head of each day at its beginning (UTC), has it signed, and tells strangers. One row, for good.</summary>
public sealed class TakeHead(
    HeadStore heads,
    Publish publish,
    FindPublished find,
    DueStore due,
    TimeProvider time,
    Signatory? signatory = null
) : IHostedService
{
    public const string Kind = "take-head";

    public const string Key = "programme";

    public DueJob Job => new(Kind, LeavesTheHouse: true, Work);

    /// <summary>Sees to it that there is the row: a day that began while nothing ran has its head as soon as something does.</summary>
    public Task StartAsync(CancellationToken cancellationToken) => due.Ensure(Kind, Key, Tomorrow(), cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private DateTimeOffset Tomorrow() => new(time.GetUtcNow().UtcDateTime.Date.AddDays(1), TimeSpan.Zero);

    private async Task<DateTimeOffset?> Work(string key, CancellationToken cancel)
    {
        var ledger = await heads.Take(cancel);
        var complete = true;
        // the oldest first: whoever reads one finds the one before
        foreach (var head in await Untold(ledger, cancel))
            complete &= await Tell(head, cancel);
        return complete ? Tomorrow() : time.GetUtcNow() + SignAdvisory.Pause;
    }

    private async Task<IReadOnlyList<DailyHead>> Untold(HeadLedger ledger, CancellationToken cancel)
    {
        List<DailyHead> untold = [];
        foreach (var head in ledger.Heads.Reverse())
        {
            var there = await find(HeadDocument.Kind, IdOf(head), cancel);
            if (there is not null && (signatory is null || there.Revision > 1))
                break;
            untold.Insert(0, head);
        }
        return untold;
    }

    // false where it could not be signed: it is public all the same, and signed later
    private async Task<bool> Tell(DailyHead head, CancellationToken cancel)
    {
        var plain = Document(head, null, null);
        if (signatory is null)
        {
            await publish([plain.ToDocument()], cancel);
            return true;
        }
        var signed = await signatory.Statement(head.Statement, time.GetUtcNow(), cancel);
        if (!signed.TryGet(out var made, out _))
        {
            await publish([plain.ToDocument()], cancel);
            return false;
        }
        await publish([made.Key, Document(head, made.Text, made.Fingerprint).ToDocument()], cancel);
        return true;
    }

    private static string IdOf(DailyHead head) => $"{head.Day:yyyy-MM-dd}";

    private static HeadDocument Document(DailyHead head, string? signed, string? fingerprint) =>
        new(IdOf(head), head.At, head.Root, head.Previous, head.AfterRestore, head.Statement, signed, fingerprint);
}
