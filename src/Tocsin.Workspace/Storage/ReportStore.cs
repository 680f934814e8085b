using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Tocsin.Cases;
using Tocsin.Cases.Access;
using Tocsin.Cases.Reports;
using Tocsin.Governance.People;
using Tocsin.Governance.Programmes;
using Tocsin.Ledger;
using Tocsin.Standards.Problems;

namespace Tocsin.Workspace.Storage;

/// <summary>
/// Takes reports in and knows their receipts. It needs no private key to accept: what it wrote, it cannot read.
/// </summary>
public sealed class ReportStore
{
    private readonly LedgerStore ledgers;
    private readonly ProgrammeKeys keys;
    private readonly Programme programme;
    private readonly Func<CaseDb> open;
    private readonly ReadableRandom random = new(RandomNumberGenerator.Fill);

    internal ReportStore(LedgerStore ledgers, ProgrammeKeys keys, Programme programme, Func<CaseDb> open) =>
        (this.ledgers, this.keys, this.programme, this.open) = (ledgers, keys, programme, open);

    /// <summary>Keeps a report for good before it returns; with it its files, which waited until now.</summary>
    public async Task<Accepted> Receive(ReportText report, CancellationToken cancel)
    {
        var receipt = Receipt.Create();
        var accepted = await ledgers.InTransaction<Accepted>(
            async session =>
            {
                var number = await Free(session.Db, cancel);
                // loading would need the private key; an empty case is what a new number has
                session.Begin(number.Stream, Case.Empty(number.Stream));
                var decision = Case.Receive(number, report, programme, session.Now);
                await session.Record(number.Stream, decision, Actor.Reporter, cancel);
                session.Db.Receipts.Add(new() { Number = number.Text, Hash = Hash(receipt) });
                await FileStore.Claim(session.Db, number, report.Attachments, cancel);
                var received = (ReportReceived)decision.Entries[0];
                return new Accepted(number, receipt, received.AnswerBy, received.EmbargoEnds);
            },
            cancel
        );
        return accepted.Value;
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
        ledgers.InTransaction<Receipt>(
            async session =>
            {
                if (await session.Db.Receipts.FindAsync([number.Text], cancel) is not { } row)
                    return Problem.NotFound;
                var receipt = Receipt.Create();
                row.Hash = Hash(receipt);
                await session.Load<Case>(number.Stream, cancel);
                await session.Record(number.Stream, Case.ReplaceReceipt(), viewer.Actor, cancel);
                return receipt;
            },
            cancel
        );

    private async Task<CaseNumber> Free(CaseDb db, CancellationToken cancel)
    {
        while (true)
        {
            var number = CaseNumber.From(random);
            if (!await db.Cases.AnyAsync(c => c.Number == number.Text, cancel))
                return number;
        }
    }

    private byte[] Hash(Receipt receipt) => keys.Receipts.Of(Encoding.ASCII.GetBytes(receipt.Digits));
}

/// <summary>What a reporter is told once their report is safe.</summary>
/// <param name="AnswerBy">By when they will have a first answer, UTC.</param>
/// <param name="EmbargoEnds">The end of the embargo that is proposed to them, UTC.</param>
public sealed record Accepted(CaseNumber Number, Receipt Receipt, DateTimeOffset AnswerBy, DateTimeOffset EmbargoEnds);
