using Microsoft.EntityFrameworkCore;
using Tocsin.Governance.People;
using Tocsin.Governance.Rota;
using Tocsin.Ledger;
using Tocsin.Standards.Problems;
using Tocsin.Workspace.People.Standings;
using Tocsin.Workspace.Storage;

namespace Tocsin.Workspace.Rota;

/// <summary>The rota as it is recorded, and who is on duty by it.</summary>
public sealed class RotaStore
{
    private readonly LedgerStore ledgers;
    private readonly StandingStore standings;
    private readonly CharterInForce charter;

    internal RotaStore(LedgerStore ledgers, StandingStore standings, CharterInForce charter) =>
        (this.ledgers, this.standings, this.charter) = (ledgers, standings, charter);

    public async Task<TriageRota> Load(CancellationToken cancel)
    {
        var stream = TriageRota.Stream;
        var loaded = await ledgers.InTransaction<TriageRota>(
            async session =>
                // asked of the rows first: loading a stream that is not there makes a key for it
                await session.Db.Streams.AnyAsync(row => row.Kind == stream.Kind && row.Name == stream.Name, cancel)
                    ? await session.Load<TriageRota>(stream, cancel)
                    : TriageRota.Empty(stream),
            cancel
        );
        return loaded.Value;
    }

    public Task<Result<TriageRota>> Decide(
        Func<TriageRota, Result<Decision>> decide,
        Actor by,
        CancellationToken cancel
    ) =>
        ledgers.InTransaction<TriageRota>(
            async session =>
            {
                var rota = await session.Load<TriageRota>(TriageRota.Stream, cancel);
                if (!decide(rota).TryGet(out var decision, out var problem))
                    return problem;
                await session.Record(TriageRota.Stream, decision, by, cancel);
                return rota;
            },
            cancel
        );

    /// <summary>When the weeks begin that are this person's, of the six from this one on: the first days to come, as instants in UTC.</summary>
    public async Task<IReadOnlyList<DateTimeOffset>> Coming(PersonId person, CancellationToken cancel)
    {
        var calendar = (await charter.Look(cancel)).Programme.Calendar;
        var (rota, now) = (await Load(cancel), ledgers.Now());
        var monday = TriageRota.MondayOf(calendar.DayOf(now));
        return
        [
            .. Enumerable
                .Range(0, RotaView.ShownWeeks)
                .Select(week => rota.TurnOn(monday.AddDays(7 * week)))
                .OfType<Turn>()
                .Where(turn => turn.Whose == person)
                .Select(turn => calendar.StartOf(turn.Monday))
                .Where(at => at > now),
        ];
    }

    /// <summary>Who is on duty at this moment.</summary>
    public async Task<OnDuty> Now(CancellationToken cancel)
    {
        var today = (await charter.Look(cancel)).Programme.Calendar.DayOf(ledgers.Now());
        if ((await Load(cancel)).TurnOn(today) is not { } turn)
            return OnDuty.NoRota;
        var there = (await standings.All(cancel))
            .Where(one => one.Standing.Rights.Has(Duty.Triager) && !one.Member.Profile.IsAwayOn(today))
            .Select(one => one.Member.Id)
            .ToHashSet();
        return new(true, turn.OnDuty(there.Contains));
    }
}

/// <summary>Who is on duty on a day.</summary>
/// <param name="HasRota">Whether anybody is planned for it.</param>
/// <param name="Person">Null: nobody who takes turns is there.</param>
public sealed record OnDuty(bool HasRota, PersonId? Person)
{
    public static OnDuty NoRota { get; } = new(false, null);
}
