using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Tocsin.Governance.People;
using Tocsin.Workspace.Storage;

namespace Tocsin.Workspace.Meetings;

/// <summary>
/// The addresses at which members subscribe to the calendar. Programs that do so send nothing but the address, so it is 256 random bits,
/// kept as a hash, one for each member, and dead as soon as there is another, or none.
/// </summary>
public sealed class FeedStore
{
    private const int Bytes = 32;

    private readonly LedgerStore ledgers;

    internal FeedStore(LedgerStore ledgers) => this.ledgers = ledgers;

    /// <summary>A new address; the one before works no more. Shown once.</summary>
    public async Task<string> Make(PersonId person, CancellationToken cancel)
    {
        var secret = RandomNumberGenerator.GetBytes(Bytes);
        await ledgers.InTransaction<bool>(
            async session =>
            {
                var row = await session.Db.Feeds.FindAsync([person.Text], cancel);
                if (row is null)
                    session.Db.Feeds.Add(row = new() { Person = person.Text, Hash = [] });
                (row.Hash, row.CreatedAt) = (SHA256.HashData(secret), session.Now);
                return true;
            },
            cancel
        );
        return Base64Url.EncodeToString(secret);
    }

    /// <summary>From now on no address of theirs works.</summary>
    public Task Revoke(PersonId person, CancellationToken cancel) =>
        ledgers.Look(async db => await db.Feeds.Where(row => row.Person == person.Text).ExecuteDeleteAsync(cancel));

    /// <summary>When the address was made that works, UTC; null: there is none.</summary>
    public Task<DateTimeOffset?> Since(PersonId person, CancellationToken cancel) =>
        ledgers.Look(async db =>
            (await db.Feeds.AsNoTracking().FirstOrDefaultAsync(row => row.Person == person.Text, cancel))?.CreatedAt
        );

    /// <summary>Whose address this is; null for any other.</summary>
    public async Task<PersonId?> Recognise(string secret, CancellationToken cancel)
    {
        // what cannot be one is looked up too, so that it takes as long as another
        var bytes = new byte[Bytes];
        if (!Base64Url.IsValid(secret, out var length) || length != Bytes)
            RandomNumberGenerator.Fill(bytes);
        else
            Base64Url.DecodeFromChars(secret, bytes);
        var hash = SHA256.HashData(bytes);
        var row = await ledgers.Look(db => db.Feeds.AsNoTracking().FirstOrDefaultAsync(r => r.Hash == hash, cancel));
        return row is not null && CryptographicOperations.FixedTimeEquals(row.Hash, hash)
            ? PersonId.Parse(row.Person).Value
            : null;
    }
}
