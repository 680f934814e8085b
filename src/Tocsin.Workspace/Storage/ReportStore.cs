using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Tocsin.Cases;
using Tocsin.Cases.Access;
using Tocsin.Cases.Identifiers;
using Tocsin.Cases.Reports;
using Tocsin.Ledger;
using Tocsin.Ledger.Sealing;
using Tocsin.Standards.Problems;

namespace Tocsin.Workspace.Storage;

/// <summary>
/// Takes reports in and knows their receipts. It needs no private key to accept: what it wrote, it cannot read.
/// </summary>
public sealed class ReportStore
{
    private readonly LedgerStore ledgers;
    private readonly ProgrammeKeys keys;
    private readonly CharterInForce charter;
    private readonly Func<CaseDb> open;
    private readonly KeyedHash submissions;

    internal ReportStore(LedgerStore ledgers, ProgrammeKeys keys, CharterInForce charter, Func<CaseDb> open)
    {
        (this.ledgers, this.keys, this.charter, this.open) = (ledgers, keys, charter, open);
        submissions = keys.HashFor("submission");
    }

    /// <summary>The code of the refusal of a report that was sent before.</summary>
    public const string ReceivedAlready = "report.received-already";

    /// <summary>So long the same report, sent again with the same choice of the sender, is known to be the same.</summary>
    public static readonly TimeSpan RemembersSubmissions = TimeSpan.FromHours(24);

    /// <summary>Keeps a report for good before it returns.</summary>
    public async Task<Accepted> Receive(ReportText report, CancellationToken cancel) =>
        (await Receive(report, null, cancel)).Value;

    /// <summary>Keeps a report for good before it returns; with it its files, which waited until now.</summary>
    /// <param name="once">
    /// What the sender chose for this one sending: the same report with it again is refused, since its receipt is shown
    /// once. Another report with it is another report. Null: every sending counts.
    /// </param>
    public async Task<Result<Accepted>> Receive(ReportText report, string? once, CancellationToken cancel)
    {
        var receipt = Receipt.Create();
        return await ledgers.InTransaction<Accepted>(
            async session =>
            {
                if (once is not null && await Repeats(session, report, once, cancel) is { } before)
                    return IsRepeated(before);
                var number = await FreeNumber.Of(session.Db, cancel);
                if (once is not null)
                    Remember(session, report, once, number);
                // loading would need the private key; an empty case is what a new number has
                session.Begin(number.Stream, Case.Empty(number.Stream));
                await charter.Look(session.Db, cancel);
                var decision = Case.Receive(number, report, charter.Programme, session.Now);
                await session.Record(number.Stream, decision, Actor.Reporter, cancel);
                session.Db.Receipts.Add(new() { Number = number.Text, Hash = Hash(receipt) });
                if (await FileStore.Claim(session.Db, number, report.Attachments, cancel) is { } gone)
                    return gone;
                var received = (ReportReceived)decision.Entries[0];
                return new Accepted(number, receipt, received.AnswerBy, received.EmbargoEnds);
            },
            cancel
        );
    }

    /// <summary>Whose receipt this is; not found for any that is malformed, unknown or replaced.</summary>
    public async Task<Result<Viewer.Reporter>> Recognise(string? typed, CancellationToken cancel)
    {
        // a malformed receipt is looked up too, so that it takes as long as an unknown one
        var hash = Hash(Receipt.Parse(typed) ?? Receipt.Create());
        await using var db = open();
        var row = await db.Receipts.AsNoTracking().FirstOrDefaultAsync(r => r.Hash == hash, cancel);
        return row is not null && CryptographicOperations.FixedTimeEquals(row.Hash, hash)
            ? new Viewer.Reporter(CaseNumber.Parse(row.Number).Value)
            : Problem.NotFound;
    }

    /// <summary>A new receipt for the case; the one before works no more from the moment this returns.</summary>
    public Task<Result<Receipt>> Replace(CaseNumber number, Viewer viewer, CancellationToken cancel) =>
        ledgers.InTransaction(session => Replace(session, number, viewer, cancel), cancel);

    internal async Task<Result<Receipt>> Replace(
        LedgerSession session,
        CaseNumber number,
        Viewer viewer,
        CancellationToken cancel
    )
    {
        if (await session.Db.Receipts.FindAsync([number.Text], cancel) is not { } row)
            return Problem.NotFound;
        var receipt = Receipt.Create();
        row.Hash = Hash(receipt);
        await session.Load<Case>(number.Stream, cancel);
        await session.Record(number.Stream, Case.ReplaceReceipt(), viewer.Actor, cancel);
        return receipt;
    }

    private static Problem IsRepeated(CaseNumber before) =>
        Problem.Conflict(
            ReceivedAlready,
            $"This report was received already, as {before}.",
            "Its receipt was shown then, once; if it was lost and you left a contact, you can ask for a new one."
        );

    private async Task<CaseNumber?> Repeats(
        LedgerSession session,
        ReportText report,
        string once,
        CancellationToken cancel
    )
    {
        await session.Db.Submissions.Where(s => s.Until <= session.Now).ExecuteDeleteAsync(cancel);
        return await session.Db.Submissions.FindAsync([SubmissionHash(report, once)], cancel) is { } row
            ? CaseNumber.Parse(row.Number).Value
            : null;
    }

    private void Remember(LedgerSession session, ReportText report, string once, CaseNumber number) =>
        session.Db.Submissions.Add(
            new()
            {
                Hash = SubmissionHash(report, once),
                Number = number.Text,
                Until = session.Now + RemembersSubmissions,
            }
        );

    // files count by name and size: a browser that sends a form again sends them under new IDs and keys
    private byte[] SubmissionHash(ReportText report, string once)
    {
        var files = report.Attachments.Select(a => new { a.Name, a.Size });
        var sent = JsonSerializer.SerializeToUtf8Bytes(
            new
            {
                once,
                text = report with
                {
                    Attachments = [],
                },
                files,
            }
        );
        return submissions.Of(sent);
    }

    private byte[] Hash(Receipt receipt) => keys.Receipts.Of(Encoding.ASCII.GetBytes(receipt.Digits));
}

/// <summary>What a reporter is told once their report is safe.</summary>
/// <param name="AnswerBy">By when they will have a first answer, UTC.</param>
/// <param name="EmbargoEnds">The end of the embargo that is proposed to them, UTC.</param>
public sealed record Accepted(CaseNumber Number, Receipt Receipt, DateTimeOffset AnswerBy, DateTimeOffset EmbargoEnds);
