using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Tocsin.Cases;
using Tocsin.Cases.Access;
using Tocsin.Cases.Identifiers;
using Tocsin.Governance.People;
using Tocsin.Ledger;
using Tocsin.Ledger.Sealing;
using Tocsin.Standards.Problems;
using Tocsin.Workspace.Vault;

namespace Tocsin.Workspace.Storage;

/// <summary>
/// How a reporter who lost the receipt comes to a new one: what they claim is only put down, whoever they are; later, out
/// of sight, it is compared, and the contact of the report is sent a link that works once.
/// </summary>
public sealed class ReceiptLinks
{
    /// <summary>The due row that looks at one request; its key is the request's ID.</summary>
    public const string RequestDue = "receipt-request";

    /// <summary>So long a link works.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    /// <summary>So long after one link no other is sent for the same case: nobody's mailbox is to be flooded.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromMinutes(10);

    private const string Purpose = "receipt request";
    private const int Characters = 26;

    private readonly LedgerStore ledgers;
    private readonly ReportStore reports;
    private readonly MasterKey master;
    private readonly KeyedHash hash;
    private readonly KeyedHash secrets;
    private readonly ReadableRandom random = new(RandomNumberGenerator.Fill);

    internal ReceiptLinks(LedgerStore ledgers, ReportStore reports, MasterKey master)
    {
        (this.ledgers, this.reports, this.master) = (ledgers, reports, master);
        // under the master key: a process that may only accept reports must not be able to make a link
        (hash, secrets) = (new(master.Derive(Purpose), "hash"), new(master.Derive(Purpose), "secret"));
    }

    /// <summary>Puts down a claim, sealed; nothing is looked up, so that every claim takes the same way.</summary>
    public Task Ask(ReceiptClaim claim, CancellationToken cancel) =>
        ledgers.InTransaction<bool>(
            async session =>
            {
                var id = random.Characters(Characters);
                var bytes = JsonSerializer.SerializeToUtf8Bytes(claim);
                session.Db.ReceiptRequests.Add(new() { Id = id, Claim = master.Protect(Purpose, bytes) });
                var due = new DueRow(RequestDue, id, session.Now);
                await session.Record(new("receipt-request", id), Decision.Nothing.And(due), Actor.Reporter, cancel);
                return true;
            },
            cancel
        );

    /// <summary>What was claimed; null once it was dealt with.</summary>
    public async Task<ReceiptClaim?> Claimed(string id, CancellationToken cancel)
    {
        var found = await ledgers.InTransaction<ReceiptClaim?>(
            async session =>
                await session.Db.ReceiptRequests.FindAsync([id], cancel) is { } row
                    ? JsonSerializer.Deserialize<ReceiptClaim>(master.Unprotect(Purpose, row.Claim))
                    : null,
            cancel
        );
        return found.Value;
    }

    public Task Forget(string id, CancellationToken cancel) =>
        ledgers.InTransaction<int>(
            async session => await session.Db.ReceiptRequests.Where(r => r.Id == id).ExecuteDeleteAsync(cancel),
            cancel
        );

    /// <summary>
    /// The secret of the link that answers a request, which kills the one before; null where another was made a moment
    /// ago. For the same request it is the same again: sending it may have failed half-way.
    /// </summary>
    public async Task<string?> Make(CaseNumber number, string request, CancellationToken cancel)
    {
        var secret = SecretOf(request);
        var hashed = Hash(secret);
        var made = await ledgers.InTransaction<bool>(
            async session =>
            {
                var (db, expires) = (session.Db, session.Now + Lifetime);
                await db.ReceiptLinks.Where(l => l.Expires <= session.Now).ExecuteDeleteAsync(cancel);
                var row = await db.ReceiptLinks.FindAsync([number.Text], cancel);
                if (row is not null && row.Hash.AsSpan().SequenceEqual(hashed))
                    return true;
                if (row is not null && row.Expires > expires - Pause)
                    return false;
                if (row is null)
                {
                    db.ReceiptLinks.Add(
                        new()
                        {
                            Number = number.Text,
                            Hash = hashed,
                            Expires = expires,
                        }
                    );
                }
                else
                    (row.Hash, row.Expires) = (hashed, expires);
                return true;
            },
            cancel
        );
        return made.Value ? secret : null;
    }

    /// <summary>The new receipt that a link stands for; not found for any that is unknown, used or too old.</summary>
    public Task<Result<Replaced>> Use(string? secret, CancellationToken cancel)
    {
        var sought = Hash(ReadableRandom.Corrected((secret ?? "").Trim()));
        return ledgers.InTransaction<Replaced>(
            async session =>
            {
                var row = await session.Db.ReceiptLinks.FirstOrDefaultAsync(l => l.Hash == sought, cancel);
                if (row is null || row.Expires <= session.Now)
                    return Problem.NotFound;
                session.Db.ReceiptLinks.Remove(row);
                var number = CaseNumber.Parse(row.Number).Value;
                var receipt = await reports.Replace(session, number, new Viewer.Reporter(number), cancel);
                return receipt.Map(fresh => new Replaced(number, fresh));
            },
            cancel
        );
    }

    private string SecretOf(string request)
    {
        var derived = secrets.Of(Encoding.ASCII.GetBytes(request));
        return new ReadableRandom(bytes => derived.AsSpan(0, bytes.Length).CopyTo(bytes)).Characters(Characters);
    }

    private byte[] Hash(string secret) => hash.Of(Encoding.UTF8.GetBytes(secret));
}

/// <summary>What somebody who lost a receipt typed.</summary>
public sealed record ReceiptClaim(string Number, string Contact);

/// <summary>A new receipt, and of which case.</summary>
public sealed record Replaced(CaseNumber Number, Receipt Receipt);
