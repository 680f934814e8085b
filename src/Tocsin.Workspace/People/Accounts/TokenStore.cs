using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Tocsin.Governance.People;
using Tocsin.Ledger;
using Tocsin.Standards.Problems;
using Tocsin.Workspace.Storage;

namespace Tocsin.Workspace.People.Accounts;

/// <summary>API tokens: the entry that one was made is in its owner's stream, the hash of its secret in a row.</summary>
public sealed class TokenStore
{
    /// <summary>So long a token works at most.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(366);

    /// <summary>So many that still work a member has at most.</summary>
    public const int Most = 50;

    private readonly LedgerStore ledgers;
    private readonly Func<CaseDb> open;
    private readonly TimeProvider time;

    internal TokenStore(LedgerStore ledgers, Func<CaseDb> open, TimeProvider time) =>
        (this.ledgers, this.open, this.time) = (ledgers, open, time);

    /// <summary>Makes a token. Its secret is in the answer and nowhere else.</summary>
    /// <param name="label">What it is for, in its owner's words.</param>
    /// <param name="by"><see cref="Actor.Tocsin"/> for the operator's shell.</param>
    public Task<Result<MintedToken>> Mint(
        PersonId person,
        string label,
        IReadOnlyList<TokenScope> scopes,
        DateTimeOffset expires,
        Actor by,
        CancellationToken cancel
    ) =>
        ledgers.InTransaction<MintedToken>(
            async session =>
            {
                if (expires <= session.Now || expires > session.Now + Longest)
                    return Problem.Faulty([new("expires", "A token lasts a year at most.")]);
                var member = await session.Load<Member>(Member.Stream(person), cancel);
                if (member.Tokens.Values.Count(token => token.Expires > session.Now) >= Most)
                    return Problem.Conflict("token.too-many", $"{Most} tokens are enough.", "Revoke one first.");
                var id = "t-" + new ReadableRandom(RandomNumberGenerator.Fill).Characters(16);
                if (!member.MintToken(id, label, scopes, expires).TryGet(out var decision, out var problem))
                    return problem;
                await session.Record(Member.Stream(person), decision, by, cancel);
                var secret = TokenSecret.Create();
                session.Db.Tokens.Add(
                    new()
                    {
                        Hash = secret.Hash,
                        TokenId = id,
                        Person = person.Text,
                        Scopes = string.Join(',', scopes.Distinct().Order()),
                        Expires = expires,
                    }
                );
                return new MintedToken(id, secret.Text, expires);
            },
            cancel
        );

    /// <summary>The token works no more from the moment this returns.</summary>
    public Task<Result<Member>> Revoke(PersonId person, string tokenId, CancellationToken cancel) =>
        ledgers.InTransaction<Member>(
            async session =>
            {
                var member = await session.Load<Member>(Member.Stream(person), cancel);
                if (!member.RevokeToken(tokenId).TryGet(out var decision, out var problem))
                    return problem;
                await session.Record(Member.Stream(person), decision, person.Actor, cancel);
                var rows = session.Db.Tokens.Where(t => t.TokenId == tokenId && t.Person == person.Text);
                session.Db.Tokens.RemoveRange(await rows.ToListAsync(cancel));
                return member;
            },
            cancel
        );

    /// <summary>Whose token this is and what it may do; null for one that is unknown, revoked or expired.</summary>
    public async Task<(PersonId Person, IReadOnlyList<TokenScope> Scopes)?> Recognise(
        TokenSecret secret,
        CancellationToken cancel
    )
    {
        var (hash, now) = (secret.Hash, time.GetUtcNow());
        await using var db = open();
        var row = await db.Tokens.FirstOrDefaultAsync(t => t.Hash == hash && t.Expires > now, cancel);
        if (row is null)
            return null;
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        if (row.LastUsed != today)
            await db
                .Tokens.Where(t => t.Hash == hash)
                .ExecuteUpdateAsync(set => set.SetProperty(t => t.LastUsed, today), cancel);
        return (PersonId.Parse(row.Person).Value, [.. row.Scopes.Split(',').Select(Enum.Parse<TokenScope>)]);
    }

    /// <summary>The day, UTC, on which each of a person's tokens was used last; without those that never were.</summary>
    public async Task<IReadOnlyDictionary<string, DateOnly>> LastUsed(PersonId person, CancellationToken cancel)
    {
        await using var db = open();
        var rows = await db
            .Tokens.AsNoTracking()
            .Where(t => t.Person == person.Text && t.LastUsed != null)
            .ToListAsync(cancel);
        return rows.ToDictionary(t => t.TokenId, t => t.LastUsed!.Value, StringComparer.Ordinal);
    }
}

/// <summary>A new token.</summary>
/// <param name="Secret">Shown once.</param>
/// <param name="Expires">UTC.</param>
public sealed record MintedToken(string TokenId, string Secret, DateTimeOffset Expires);
