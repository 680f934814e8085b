using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Tocsin.Cases;
using Tocsin.Cases.Access;
using Tocsin.Cases.Identifiers;
using Tocsin.Cases.Maintainers;
using Tocsin.Governance.People;
using Tocsin.Ledger.Sealing;
using Tocsin.Standards.Problems;
using Tocsin.Workspace.Storage;
using Tocsin.Workspace.Vault;

namespace Tocsin.Workspace.Maintainers;

/// <summary>
/// Knows maintainers by what they hold: the code of an invitation, and from the signature on a receipt in its place. Only the newest of
/// each works, and only while they may take part.
/// </summary>
public sealed class MaintainerStore
{
    private const int TokenCharacters = 16;

    private readonly LedgerStore ledgers;
    private readonly CharterInForce charter;
    private readonly KeyedHash hash;
    private readonly ReadableRandom random = new(RandomNumberGenerator.Fill);

    internal MaintainerStore(LedgerStore ledgers, MasterKey master, CharterInForce charter)
    {
        // under the master key: a process that may only accept reports must not be able to make a code
        (this.ledgers, this.charter, hash) = (ledgers, charter, new(master.Derive("maintainer"), "code"));
    }

    /// <summary>What a maintainer can put into their repository: it tells nothing, and nobody guesses it.</summary>
    public string Token() => $"tocsin-{random.Characters(TokenCharacters)}";

    /// <summary>A new code, or for who has signed a new receipt; the one before works no more. Not found for who takes no part.</summary>
    internal Task<Result<(Case Case, Maintainer Maintainer, Receipt Code)>> NewCode(
        CaseNumber number,
        int maintainer,
        CancellationToken cancel
    ) =>
        ledgers.InTransaction<(Case, Maintainer, Receipt)>(
            async session =>
            {
                if (!await session.Db.Cases.AnyAsync(row => row.Number == number.Text, cancel))
                    return Problem.NotFound;
                var found = await session.Load<Case>(number.Stream, cancel);
                if (One(found, maintainer, session.Now) is not { } me)
                    return Problem.NotFound;
                return (found, me, await Replace(session, number, maintainer, cancel));
            },
            cancel
        );

    /// <summary>Whose code or receipt this is; not found for any that is malformed, unknown, replaced or no longer good for anything.</summary>
    public async Task<Result<Viewer.Maintainer>> Recognise(string? typed, CancellationToken cancel)
    {
        // what is malformed is looked up too, so that it takes as long as what is unknown
        var sought = Hash(Receipt.Parse(typed) ?? Receipt.Create());
        return await ledgers.InTransaction<Viewer.Maintainer>(
            async session =>
            {
                var row = await session
                    .Db.MaintainerPasses.AsNoTracking()
                    .FirstOrDefaultAsync(pass => pass.Hash == sought, cancel);
                if (row is null || !CryptographicOperations.FixedTimeEquals(row.Hash, sought))
                    return Problem.NotFound;
                var number = CaseNumber.Parse(row.Number).Value;
                var found = await session.Load<Case>(number.Stream, cancel);
                return One(found, row.Maintainer, session.Now) is null
                    ? Problem.NotFound
                    : new Viewer.Maintainer(number, row.Maintainer);
            },
            cancel
        );
    }

    /// <summary>Signs what was before their eyes; the receipt takes the place of the code.</summary>
    /// <param name="terms">The hash of the terms that were read.</param>
    internal Task<Result<Receipt>> Sign(Viewer.Maintainer by, string name, string terms, CancellationToken cancel) =>
        ledgers.InTransaction<Receipt>(
            async session =>
            {
                await charter.Look(session.Db, cancel);
                var found = await session.Load<Case>(by.Number.Stream, cancel);
                if (
                    !found
                        .SignTerms(by, name, terms, charter.Programme, session.Now)
                        .TryGet(out var decision, out var refused)
                )
                    return refused;
                await session.Record(by.Number.Stream, decision, by.Actor, cancel);
                return await Replace(session, by.Number, by.Person, cancel);
            },
            cancel
        );

    /// <summary>A maintainer who takes part or may yet; null for everybody else.</summary>
    internal static Maintainer? One(Case found, int number, DateTimeOffset now) =>
        found.Maintainers.FirstOrDefault(one => one.Number == number) is { } me && (me.TakesPart || me.MaySign(now))
            ? me
            : null;

    internal async Task<Receipt> Replace(
        LedgerSession session,
        CaseNumber number,
        int maintainer,
        CancellationToken cancel
    )
    {
        await session
            .Db.MaintainerPasses.Where(pass => pass.Number == number.Text && pass.Maintainer == maintainer)
            .ExecuteDeleteAsync(cancel);
        var code = Receipt.Create();
        session.Db.MaintainerPasses.Add(
            new()
            {
                Hash = Hash(code),
                Number = number.Text,
                Maintainer = maintainer,
            }
        );
        return code;
    }

    private byte[] Hash(Receipt code) => hash.Of(Encoding.ASCII.GetBytes(code.Digits));
}
