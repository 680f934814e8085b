using Microsoft.EntityFrameworkCore;
using Tocsin.Governance.Charters;
using Tocsin.Governance.People;
using Tocsin.Governance.Programmes;
using Tocsin.Governance.Standings;
using Tocsin.Ledger;
using Tocsin.Standards.Problems;
using Tocsin.Workspace.People.Standings;
using Tocsin.Workspace.Storage;

namespace Tocsin.Workspace.Programmes;

/// <summary>The programme as data: how it came to be what it is, and who changes it. A change is one transaction: the old or the new is in force.</summary>
public sealed class ProgrammeStore
{
    private readonly LedgerStore ledgers;
    private readonly CharterInForce charter;

    internal ProgrammeStore(LedgerStore ledgers, CharterInForce charter) =>
        (this.ledgers, this.charter) = (ledgers, charter);

    /// <summary>What is in force and every version before it.</summary>
    public async Task<CharterHistory> History(CancellationToken cancel)
    {
        var found = await ledgers.InTransaction<CharterHistory>(
            async session => await session.Load<CharterHistory>(CharterHistory.Stream, cancel),
            cancel
        );
        return found.Value;
    }

    /// <summary>What is set becomes the first version of an installation that has none: whoever upgrades notices nothing.</summary>
    public Task Begin(Programme settings, CancellationToken cancel) => Settle(settings, onlyFirst: true, cancel);

    /// <summary>
    /// What is set counts until a person has said otherwise. Refused where it cannot be so, as a prefix other than that of IDs that there are.
    /// </summary>
    public Task<Result<CharterHistory>> Settle(Programme settings, CancellationToken cancel) =>
        Settle(settings, onlyFirst: false, cancel);

    private async Task<Result<CharterHistory>> Settle(Programme settings, bool onlyFirst, CancellationToken cancel)
    {
        var settled = await ledgers.InTransaction<CharterHistory>(
            async session =>
            {
                var history = await session.Load<CharterHistory>(CharterHistory.Stream, cancel);
                if (history.IsSetUp || (onlyFirst && history.Version > 0))
                    return history;
                var use = await Use(session, history.Charter, cancel);
                if (!history.Settle(settings, use, session.Now).TryGet(out var decision, out var problem))
                    return problem;
                await session.Record(CharterHistory.Stream, decision, Actor.Tocsin, cancel);
                return history;
            },
            cancel
        );
        await charter.Look(cancel);
        return settled;
    }

    /// <summary>Everything for which the programme cannot become so; nothing is changed.</summary>
    public async Task<Result<CharterHistory>> Try(Charter next, CancellationToken cancel) =>
        await ledgers.InTransaction<CharterHistory>(
            async session =>
            {
                var history = await session.Load<CharterHistory>(CharterHistory.Stream, cancel);
                return history.Objections(next, await Use(session, history.Charter, cancel)) is { Count: > 0 } faults
                    ? Problem.Faulty(faults)
                    : history;
            },
            cancel
        );

    /// <summary>Puts the next version into force.</summary>
    /// <param name="after">The version that the writer saw; null: whichever is in force.</param>
    public async Task<Result<CharterHistory>> Change(
        int? after,
        Charter next,
        ReasonText why,
        Actor by,
        CancellationToken cancel
    )
    {
        var changed = await ledgers.InTransaction<CharterHistory>(
            async session =>
            {
                var history = await session.Load<CharterHistory>(CharterHistory.Stream, cancel);
                var use = await Use(session, history.Charter, cancel);
                var decided = history.Change(after ?? history.Version, next, why, use, session.Now);
                if (!decided.TryGet(out var decision, out var problem))
                    return problem;
                await session.Record(CharterHistory.Stream, decision, by, cancel);
                return history;
            },
            cancel
        );
        await charter.Look(cancel);
        return changed;
    }

    /// <summary>Says that it is right as it is: nobody is asked to set it up any more.</summary>
    public async Task Keep(Actor by, CancellationToken cancel)
    {
        await ledgers.InTransaction<bool>(
            async session =>
            {
                var history = await session.Load<CharterHistory>(CharterHistory.Stream, cancel);
                await session.Record(CharterHistory.Stream, history.Keep(), by, cancel);
                return true;
            },
            cancel
        );
        await charter.Look(cancel);
    }

    private static async Task<CharterUse> Use(LedgerSession session, Charter before, CancellationToken cancel)
    {
        var prefix = before.Programme.AdvisoryPrefix + "-";
        var hasIds = await session.Db.Streams.AnyAsync(
            row => row.Kind == "advisory-ids" && row.Name.StartsWith(prefix),
            cancel
        );
        var people = new List<Member>();
        foreach (var person in await session.Db.Members.AsNoTracking().Select(row => row.Person).ToListAsync(cancel))
            people.Add(await session.Load<Member>(Member.Stream(PersonId.Parse(person).Value), cancel));
        var agreements = await AgreementStore.Load(session, cancel);
        var now = session.Now;
        return new(
            hasIds,
            [
                .. people
                    .SelectMany(member => member.Memberships.Where(m => !m.IsOverAt(now)).Select(m => m.Team))
                    .Distinct(),
            ],
            (charter, chart, duty) =>
                people.Count(member => Standing.Of(member, chart, agreements, charter.RollCall, now).Rights.Has(duty))
        );
    }
}
