using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Tocsin.Governance.Charters;
using Tocsin.Governance.People;
using Tocsin.Governance.RollCalls;
using Tocsin.Governance.Standings;
using Tocsin.Governance.Teams;
using Tocsin.Workspace.Storage;

namespace Tocsin.Workspace.People.Standings;

/// <summary>
/// What members may at this moment, computed from what is recorded. A standing is kept for as long as no entry was added to what it was
/// computed from and its own time has not come: whoever else wrote, in whichever process, the next request knows.
/// </summary>
public sealed class StandingStore
{
    private readonly LedgerStore ledgers;
    private readonly ConcurrentDictionary<PersonId, Kept> kept = [];

    private readonly CharterInForce charter;

    internal StandingStore(LedgerStore ledgers, CharterInForce charter) =>
        (this.ledgers, this.charter) = (ledgers, charter);

    /// <summary>The teams of the programme in force, as it was when a standing was last asked for.</summary>
    public TeamChart Chart => charter.Chart;

    /// <summary>How members are asked whether they are still there, by the programme in force.</summary>
    public RollCallRules RollCalls => charter.Charter.RollCall;

    public async Task<Standing> Of(PersonId person, CancellationToken cancel)
    {
        var (now, seen) = (ledgers.Now(), await ledgers.Look(db => Seen(db, person, cancel)));
        if (
            kept.TryGetValue(person, out var known)
            && known.Seen == seen
            && known.Standing.At <= now
            && (known.Standing.NextChange is not { } next || now < next)
        )
            return known.Standing;
        var computed = await ledgers.InTransaction<Standing>(
            async session =>
                Of(await session.Load<Member>(Member.Stream(person), cancel), await Given(session, charter, cancel)),
            cancel
        );
        // what was added after looking is in it already: then it is computed once more than needed
        kept[person] = new(seen, computed.Value);
        return computed.Value;
    }

    /// <summary>Everybody who was ever asked in.</summary>
    public async Task<IReadOnlyList<(Member Member, Standing Standing)>> All(CancellationToken cancel)
    {
        var all = await ledgers.InTransaction<IReadOnlyList<(Member, Standing)>>(
            async session =>
            {
                var given = await Given(session, charter, cancel);
                var people = await session.Db.Members.AsNoTracking().Select(row => row.Person).ToListAsync(cancel);
                var found = new List<(Member, Standing)>();
                foreach (var person in people)
                {
                    var stream = Member.Stream(PersonId.Parse(person).Value);
                    var member = await session.Load<Member>(stream, cancel);
                    found.Add((member, Of(member, given)));
                }
                return found;
            },
            cancel
        );
        return all.Value;
    }

    /// <summary>What everybody who was ever asked in might from one instant to another, see <see cref="StandingHistory"/>.</summary>
    public async Task<IReadOnlyList<(PersonId Person, IReadOnlyList<Standing> Standings)>> Over(
        DateTimeOffset from,
        DateTimeOffset until,
        CancellationToken cancel
    )
    {
        var all = await ledgers.InTransaction<List<(PersonId, IReadOnlyList<Standing>)>>(
            async session =>
            {
                var agreements = await AgreementStore.Load(session, cancel);
                var rules = await Rules(session, cancel);
                List<(PersonId, IReadOnlyList<Standing>)> found = [];
                foreach (
                    var row in await session.Db.Members.AsNoTracking().Select(row => row.Person).ToListAsync(cancel)
                )
                {
                    var person = PersonId.Parse(row).Value;
                    var recorded = await session.Entries(Member.Stream(person), cancel);
                    found.Add((person, StandingHistory.Of(person, recorded, rules, agreements, from, until)));
                }
                return found;
            },
            cancel
        );
        return all.Value;
    }

    /// <summary>Those who have a duty at this moment.</summary>
    public async Task<IReadOnlyList<PersonId>> Having(Duty duty, CancellationToken cancel) =>
        [.. (await All(cancel)).Where(one => one.Standing.Rights.Has(duty)).Select(one => one.Member.Id)];

    /// <summary>Whether somebody may read a case at this moment: asked before they are told that there is anything to read.</summary>
    /// <param name="number">Of the case.</param>
    public async Task<bool> MayRead(PersonId person, string number, CancellationToken cancel)
    {
        var rights = (await Of(person, cancel)).Rights;
        return !rights.IsRecusedFrom(number)
            && (rights.Has(Duty.Triager) || rights.OpenCases.Contains(number, StringComparer.Ordinal));
    }

    private async Task<IReadOnlyList<RulesInForce>> Rules(LedgerSession session, CancellationToken cancel)
    {
        List<RulesInForce> rules = [];
        foreach (var recorded in await session.Entries(CharterHistory.Stream, cancel))
        {
            if (recorded.Entry is CharterChanged entry && CharterDocument.Restore(entry.Document) is { } charter)
                rules.Add(new(recorded.At, TeamChart.Of(charter.Teams).Value, charter.RollCall));
        }
        return rules.Count > 0
            ? rules
            : [new(DateTimeOffset.MinValue, (await charter.Look(cancel)).Chart, charter.Charter.RollCall)];
    }

    private static Standing Of(Member member, Circumstances given) =>
        Standing.Of(member, given.Chart, given.Agreements, given.RollCalls, given.Now);

    private static async Task<Circumstances> Given(
        LedgerSession session,
        CharterInForce charter,
        CancellationToken cancel
    )
    {
        await charter.Look(session.Db, cancel);
        return new(await AgreementStore.Load(session, cancel), charter.Chart, charter.Charter.RollCall, session.Now);
    }

    // how long the streams are that a standing is computed from
    private static async Task<string> Seen(CaseDb db, PersonId person, CancellationToken cancel)
    {
        var rows = await db
            .Streams.AsNoTracking()
            .Where(row =>
                row.Kind == "agreement" || row.Kind == "programme" || (row.Kind == "person" && row.Name == person.Text)
            )
            .OrderBy(row => row.Kind)
            .ThenBy(row => row.Name)
            .Select(row => row.Sequence)
            .ToListAsync(cancel);
        return string.Join(' ', rows);
    }

    private sealed record Kept(string Seen, Standing Standing);

    private sealed record Circumstances(
        IReadOnlyDictionary<Governance.Agreements.AgreementKind, Governance.Agreements.Agreement> Agreements,
        TeamChart Chart,
        RollCallRules RollCalls,
        DateTimeOffset Now
    );
}
