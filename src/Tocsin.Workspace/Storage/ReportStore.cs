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
using Tocsin.Standards.ForeignReports;
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
    private readonly LineStore line;
    private readonly KeyedHash submissions;

    internal ReportStore(
        LedgerStore ledgers,
        ProgrammeKeys keys,
        CharterInForce charter,
        Func<CaseDb> open,
        LineStore line
    )
    {
        (this.ledgers, this.keys, this.charter, this.open, this.line) = (ledgers, keys, charter, open, line);
        submissions = keys.HashFor("submission");
    }

    /// <summary>The code of the refusal of a report that was sent before.</summary>
    public const string ReceivedAlready = "report.received-already";

    /// <summary>So long the same report, sent again with the same choice of the sender, is known to be the same.</summary>
    public static readonly TimeSpan RemembersSubmissions = TimeSpan.FromHours(24);

    /// <summary>Keeps a report for good before it returns.</summary>
    public async Task<Accepted> Receive(ReportText report, CancellationToken cancel) =>
        (await Receive(report, null, Arrival.Straight, cancel)).Value;

    /// <summary>Keeps a report for good before it returns; with it its files, which waited until now.</summary>
    /// <param name="once">
    /// What the sender chose for this one sending: the same report with it again is refused, since its receipt is shown
    /// once. Another report with it is another report. Null: every sending counts.
    /// </param>
    /// <param name="arrival">How it came in: it may have to stand in line.</param>
    public async Task<Result<Accepted>> Receive(
        ReportText report,
        string? once,
        Arrival arrival,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(arrival);
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
                var place = await line.Enter(session, number, arrival, SizeOf(session, number), cancel);
                var received = (ReportReceived)decision.Entries[0];
                return new Accepted(number, receipt, received.AnswerBy, received.EmbargoEnds) { Line = place };
            },
            cancel
        );
    }

    /// <summary>Why a report is not kept a second time; null: it was not kept before.</summary>
    public async Task<Problem?> Repeated(ReportText report, string once, CancellationToken cancel) =>
        (
            await ledgers.InTransaction<bool>(
                async session =>
                    await Repeats(session, report, once, cancel) is { } before
                        ? IsRepeated(before)
                        : (Result<bool>)false,
                cancel
            )
        ).Problem;

    /// <summary>
    /// Keeps a report that another system had, once: the same one again is refused with <see cref="ReceivedAlready"/>, for ever, whatever has changed in it.
    /// </summary>
    public async Task<Result<Accepted>> Import(ForeignReport report, Viewer.Member by, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(by);
        var (hash, receipt) = (ImportHash(report), Receipt.Create());
        return await ledgers.InTransaction<Accepted>(
            async session =>
            {
                await charter.Look(session.Db, cancel);
                if (!Case.Import(by, report, charter.Programme, session.Now).TryGet(out var imported, out var problem))
                    return problem;
                if (await session.Db.Submissions.FindAsync([hash], cancel) is { } before)
                    return HereAlready(CaseNumber.Parse(before.Number).Value, by);
                var number = await FreeNumber.Of(session.Db, cancel);
                session.Begin(number.Stream, Case.Empty(number.Stream));
                await session.Record(number.Stream, imported.Received, Actor.Reporter, cancel);
                await session.Record(number.Stream, imported.Known, by.Actor, cancel);
                session.Db.Receipts.Add(new() { Number = number.Text, Hash = Hash(receipt) });
                session.Db.Submissions.Add(
                    new()
                    {
                        Hash = hash,
                        Number = number.Text,
                        Until = ForEver,
                    }
                );
                var received = (ReportReceived)imported.Received.Entries[0];
                return new Accepted(number, receipt, received.AnswerBy, received.EmbargoEnds);
            },
            cancel
        );
    }

    /// <summary>Why <see cref="Import"/> would refuse it now; null where it would not.</summary>
    public async Task<Problem?> LookForImport(ForeignReport report, Viewer.Member by, CancellationToken cancel)
    {
        var hash = ImportHash(report);
        await using var db = open();
        await charter.Look(db, cancel);
        if (Case.Import(by, report, charter.Programme, ledgers.Now()).Problem is { } problem)
            return problem;
        var before = await db.Submissions.AsNoTracking().FirstOrDefaultAsync(s => s.Hash == hash, cancel);
        return before is null ? null : HereAlready(CaseNumber.Parse(before.Number).Value, by);
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

    private static long SizeOf(LedgerSession session, CaseNumber number) =>
        session
            .Db.Entries.Local.Where(e => e.Name == number.Text)
            .Sum(e => (long)e.Facts.Length + (e.Text?.Length ?? 0));

    private static readonly DateTimeOffset ForEver = new(9999, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static Problem HereAlready(CaseNumber before, Viewer.Member by) =>
        Problem.Conflict(
            ReceivedAlready,
            by.MayRead(before.Text) ? $"It is here already, as {before}." : "It is here already.",
            "Nothing was changed; add what is new there in the case's conversation."
        );

    // no text in it: what changed there since is the same report
    private byte[] ImportHash(ForeignReport report) =>
        submissions.Of(Encoding.UTF8.GetBytes($"import {report.Source} {report.Id}"));

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
public sealed record Accepted(CaseNumber Number, Receipt Receipt, DateTimeOffset AnswerBy, DateTimeOffset EmbargoEnds)
{
    /// <summary>Where it stands in line; null: it does not, and the team has been told.</summary>
    public LinePlace? Line { get; init; }
}
