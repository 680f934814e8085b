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
        return new(true, turn.OnDuty((await There(today, cancel)).Contains));
    }

    /// <summary>
    /// Has whoever is on duty told so who has not been: today, or at the beginning of the week that begins tomorrow. Gives back when to look
    /// again, UTC; null: there is no rota.
    /// </summary>
    public async Task<DateTimeOffset?> Tell(CancellationToken cancel)
    {
        var calendar = (await charter.Look(cancel)).Programme.Calendar;
        var now = ledgers.Now();
        var today = calendar.DayOf(now);
        var rota = await Load(cancel);
        if (rota.Plan is null && rota.TurnOn(today) is null)
            return null;
        await TellOf(rota, TriageRota.MondayOf(today), today, now, cancel);
        var tomorrow = today.AddDays(1);
        if (
            TriageRota.MondayOf(tomorrow) == tomorrow
            && now >= calendar.Next(TriageRota.TellHour, calendar.StartOf(today))
        )
            await TellOf(rota, tomorrow, tomorrow, now, cancel);
        return calendar.Next(TriageRota.TellHour, now);
    }

    private async Task TellOf(
        TriageRota rota,
        DateOnly week,
        DateOnly day,
        DateTimeOffset now,
        CancellationToken cancel
    )
    {
        if (rota.TurnOn(week) is not { } turn)
            return;
        var onDuty = turn.OnDuty((await There(day, cancel)).Contains);
        var eve = week.AddDays(-1);
        var before = rota.TurnOn(eve)?.OnDuty((await There(eve, cancel)).Contains);
        await Decide(found => found.TellTurn(week, onDuty, before, now), Actor.Tocsin, cancel);
    }

    private async Task<IReadOnlySet<PersonId>> There(DateOnly day, CancellationToken cancel) =>
        (await standings.All(cancel))
            .Where(one => one.Standing.Rights.Has(Duty.Triager) && !one.Member.Profile.IsAwayOn(day))
            .Select(one => one.Member.Id)
            .ToHashSet();
}

/// <summary>Who is on duty on a day.</summary>
/// <param name="HasRota">Whether anybody is planned for it.</param>
/// <param name="Person">Null: nobody who takes turns is there.</param>
public sealed record OnDuty(bool HasRota, PersonId? Person)
{
    public static OnDuty NoRota { get; } = new(false, null);
}
