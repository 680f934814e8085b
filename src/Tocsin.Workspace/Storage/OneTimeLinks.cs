using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Tocsin.Governance.People;
using Tocsin.Ledger;
using Tocsin.Ledger.Sealing;
using Tocsin.Workspace.Vault;

namespace Tocsin.Workspace.Storage;

/// <summary>
/// Links that work once, for who lost what opens their page: what they claim is only put down, whoever they are; later, out of sight, it
/// is compared, and a link goes where mail went before.
/// </summary>
internal sealed class OneTimeLinks
{
    /// <summary>So long a link works.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    /// <summary>So long after one link no other is sent for the same: nobody's mailbox is to be flooded.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromMinutes(10);

    private const int Characters = 26;

    private readonly LedgerStore ledgers;
    private readonly MasterKey master;
    private readonly string purpose;
    private readonly string due;
    private readonly KeyedHash hash;
    private readonly KeyedHash secrets;
    private readonly ReadableRandom random = new(RandomNumberGenerator.Fill);

    /// <param name="purpose">Of the keys: a link of one purpose is none of another.</param>
    /// <param name="due">The due row that looks at one request; its key is the request's ID.</param>
    public OneTimeLinks(LedgerStore ledgers, MasterKey master, string purpose, string due)
    {
        (this.ledgers, this.master, this.purpose, this.due) = (ledgers, master, purpose, due);
        // under the master key: a process that may only accept reports must not be able to make a link
        (hash, secrets) = (new(master.Derive(purpose), "hash"), new(master.Derive(purpose), "secret"));
    }

    /// <summary>Puts down a claim, sealed; nothing is looked up, so that every claim takes the same way.</summary>
    public Task Ask<TClaim>(TClaim claim, CancellationToken cancel) =>
        ledgers.InTransaction<bool>(
            async session =>
            {
                var id = random.Characters(Characters);
                var bytes = JsonSerializer.SerializeToUtf8Bytes(claim);
                session.Db.ReceiptRequests.Add(new() { Id = id, Claim = master.Protect(purpose, bytes) });
                var row = new DueRow(due, id, session.Now);
                await session.Record(new("receipt-request", id), Decision.Nothing.And(row), Actor.Reporter, cancel);
                return true;
            },
            cancel
        );

    /// <summary>What was claimed; null once it was dealt with.</summary>
    public async Task<TClaim?> Claimed<TClaim>(string id, CancellationToken cancel)
        where TClaim : class
    {
        var found = await ledgers.InTransaction<TClaim?>(
            async session =>
                await session.Db.ReceiptRequests.FindAsync([id], cancel) is { } row
                    ? JsonSerializer.Deserialize<TClaim>(master.Unprotect(purpose, row.Claim))
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
    /// <param name="about">What the link is for; there is one link for each.</param>
    public async Task<string?> Make(string about, string request, CancellationToken cancel)
    {
        var secret = SecretOf(request);
        var hashed = Hash(secret);
        var made = await ledgers.InTransaction<bool>(
            async session =>
            {
                var (db, expires) = (session.Db, session.Now + Lifetime);
                await db.ReceiptLinks.Where(l => l.Expires <= session.Now).ExecuteDeleteAsync(cancel);
                var row = await db.ReceiptLinks.FindAsync([about], cancel);
                if (row is not null && row.Hash.AsSpan().SequenceEqual(hashed))
                    return true;
                if (row is not null && row.Expires > expires - Pause)
                    return false;
                if (row is null)
                {
                    db.ReceiptLinks.Add(
                        new()
                        {
                            Number = about,
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

    /// <summary>Uses a link up: what it was for; null for any that is unknown, used or too old.</summary>
    public async Task<string?> Spend(LedgerSession session, string? secret, CancellationToken cancel)
    {
        var sought = Hash(ReadableRandom.Corrected((secret ?? "").Trim()));
        var row = await session.Db.ReceiptLinks.FirstOrDefaultAsync(l => l.Hash == sought, cancel);
        if (row is null || row.Expires <= session.Now)
            return null;
        session.Db.ReceiptLinks.Remove(row);
        return row.Number;
    }

    private string SecretOf(string request)
    {
        var derived = secrets.Of(Encoding.ASCII.GetBytes(request));
        return new ReadableRandom(bytes => derived.AsSpan(0, bytes.Length).CopyTo(bytes)).Characters(Characters);
    }

    private byte[] Hash(string secret) => hash.Of(Encoding.UTF8.GetBytes(secret));
}
