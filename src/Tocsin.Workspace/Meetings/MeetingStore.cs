using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Tocsin.Governance.Consultations;
using Tocsin.Governance.Meetings;
using Tocsin.Governance.People;
using Tocsin.Ledger;
using Tocsin.Standards.Problems;
using Tocsin.Workspace.Storage;

namespace Tocsin.Workspace.Meetings;

/// <summary>
/// Meetings, actions and consultations as they are recorded: for members with standing. An agenda holds references, of which
/// <see cref="AgendaView"/> shows what is there for whoever asks; nothing else here names a case.
/// </summary>
public sealed class MeetingStore
{
    /// <summary>So many that are over are listed, the last first.</summary>
    public const int MostListed = 50;

    private readonly LedgerStore ledgers;
    private readonly ReadableRandom random = new(RandomNumberGenerator.Fill);

    internal MeetingStore(LedgerStore ledgers) => this.ledgers = ledgers;

    /// <summary>Now, in the whole microseconds that are stored.</summary>
    public DateTimeOffset Now => ledgers.Now();

    /// <summary>The last <see cref="MostListed"/> that have begun, and all that have not; the earliest first.</summary>
    public async Task<IReadOnlyList<Meeting>> All(CancellationToken cancel)
    {
        var all = await ledgers.InTransaction<IReadOnlyList<Meeting>>(
            async session =>
            {
                var now = session.Now;
                var rows = await session
                    .Db.Meetings.AsNoTracking()
                    .OrderByDescending(row => row.At)
                    .ToListAsync(cancel);
                var shown = rows.Where(row => row.At > now).Concat(rows.Where(row => row.At <= now).Take(MostListed));
                var meetings = new List<Meeting>();
                foreach (var row in shown)
                    meetings.Add(await session.Load<Meeting>(MeetingId.Parse(row.Id).Value.Stream, cancel));
                return meetings;
            },
            cancel
        );
        return [.. all.Value.OrderBy(meeting => meeting.Plan!.At)];
    }

    /// <summary>Not found for an ID that is malformed or absent.</summary>
    public Task<Result<Meeting>> Find(string? id, CancellationToken cancel) =>
        ledgers.InTransaction<Meeting>(
            async session =>
                MeetingId.Parse(id).TryGet(out var parsed, out var problem)
                    ? await Known(session, parsed, cancel)
                    : problem,
            cancel
        );

    /// <summary>Plans a meeting. A team meets once a day: its minutes are named by that.</summary>
    public async Task<Result<Meeting>> Plan(MeetingPlan plan, Actor by, CancellationToken cancel)
    {
        if (await Clash(plan, null, cancel) is { } clash)
            return clash;
        var id = MeetingId.From(random);
        return await ledgers.InTransaction<Meeting>(
            async session =>
            {
                var fresh = await session.Load<Meeting>(id.Stream, cancel);
                return await Record(session, id.Stream, fresh, fresh.Schedule(plan, session.Now), by, cancel);
            },
            cancel
        );
    }

    /// <summary>Loads it, lets it decide, and writes what it decided.</summary>
    public Task<Result<Meeting>> Decide(
        MeetingId id,
        Func<Meeting, DateTimeOffset, Result<Decision>> decide,
        Actor by,
        CancellationToken cancel
    ) =>
        ledgers.InTransaction<Meeting>(
            async session =>
                (await Known(session, id, cancel)).TryGet(out var found, out var problem)
                    ? await Record(session, id.Stream, found, decide(found, session.Now), by, cancel)
                    : problem,
            cancel
        );

    /// <summary>Whether the team has another meeting on the day of this plan.</summary>
    /// <param name="but">The meeting that is moved; null for a new one.</param>
    public async Task<Problem?> Clash(MeetingPlan plan, MeetingId? but, CancellationToken cancel)
    {
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(plan.Zone, out _))
            return null; // a fault of the plan itself
        var others = await All(cancel);
        return others.Any(one =>
            one.Id != but && !one.IsCalledOff && one.Plan!.Team == plan.Team && one.Plan.Day == plan.Day
        )
            ? Problem.Faulty([new("at", "This team meets on that day already.")])
            : null;
    }

    public Task<ActionList> Actions(CancellationToken cancel) => Load<ActionList>(ActionList.Stream, cancel);

    public Task<Result<ActionList>> DecideActions(
        Func<ActionList, DateTimeOffset, Result<Decision>> decide,
        Actor by,
        CancellationToken cancel
    ) => Decide(ActionList.Stream, decide, by, cancel);

    public Task<ConsultationList> Consultations(CancellationToken cancel) =>
        Load<ConsultationList>(ConsultationList.Stream, cancel);

    public Task<Result<ConsultationList>> DecideConsultations(
        Func<ConsultationList, DateTimeOffset, Result<Decision>> decide,
        Actor by,
        CancellationToken cancel
    ) => Decide(ConsultationList.Stream, decide, by, cancel);

    private async Task<T> Load<T>(StreamId stream, CancellationToken cancel)
        where T : class, IFolded<T>
    {
        var loaded = await ledgers.InTransaction<T>(
            async session =>
                // asked of the rows first: loading a stream that is not there makes a key for it
                await session.Db.Streams.AnyAsync(row => row.Kind == stream.Kind && row.Name == stream.Name, cancel)
                    ? await session.Load<T>(stream, cancel)
                    : T.Empty(stream),
            cancel
        );
        return loaded.Value;
    }

    private Task<Result<T>> Decide<T>(
        StreamId stream,
        Func<T, DateTimeOffset, Result<Decision>> decide,
        Actor by,
        CancellationToken cancel
    )
        where T : class, IFolded<T> =>
        ledgers.InTransaction<T>(
            async session =>
            {
                var state = await session.Load<T>(stream, cancel);
                return await Record(session, stream, state, decide(state, session.Now), by, cancel);
            },
            cancel
        );

    private static async Task<Result<Meeting>> Known(LedgerSession session, MeetingId id, CancellationToken cancel) =>
        await session.Db.Meetings.AnyAsync(row => row.Id == id.Text, cancel)
            ? await session.Load<Meeting>(id.Stream, cancel)
            : Problem.NotFound;

    private static async Task<Result<T>> Record<T>(
        LedgerSession session,
        StreamId stream,
        T state,
        Result<Decision> decided,
        Actor by,
        CancellationToken cancel
    )
        where T : notnull
    {
        if (!decided.TryGet(out var decision, out var problem))
            return problem;
        await session.Record(stream, decision, by, cancel);
        return state;
    }
}
