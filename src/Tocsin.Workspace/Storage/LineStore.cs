using Microsoft.EntityFrameworkCore;
using Tocsin.Cases;
using Tocsin.Cases.Identifiers;
using Tocsin.Ledger;
using Tocsin.Standards.Problems;
using Tocsin.Workspace.Settings;
using Tocsin.Workspace.Storage.Rows;

namespace Tocsin.Workspace.Storage;

/// <summary>
/// The line that reports stand in while very many come in. They are cases like all others, sealed and durable; only the team is not told
/// of them yet. Networks take turns: one that sends a thousand reports makes nobody else wait for more than one of them.
/// </summary>
public sealed class LineStore
{
    /// <summary>The due row that moves the line.</summary>
    public const string Due = "line";

    /// <summary>So long it is known that a report came in.</summary>
    public static readonly TimeSpan Remembers = TimeSpan.FromHours(25);

    private readonly LedgerStore ledgers;
    private readonly FloodLimits limits;

    internal LineStore(LedgerStore ledgers, FloodLimits limits) => (this.ledgers, this.limits) = (ledgers, limits);

    /// <summary>What comes in and what stands in line, of all processes together.</summary>
    public Task<LineLoad> Load(CancellationToken cancel)
    {
        var since = ledgers.Now() - FloodLimits.Window;
        return ledgers.Look(async db => new LineLoad(
            await db.Arrivals.CountAsync(a => a.At > since, cancel),
            await db.Arrivals.CountAsync(a => a.Waits, cancel),
            await db.Arrivals.Where(a => a.Waits).SumAsync(a => a.Size, cancel)
        ));
    }

    /// <summary>How many of one network stand in line.</summary>
    public Task<int> CountOf(byte[] network, CancellationToken cancel) =>
        ledgers.Look(db => db.Arrivals.CountAsync(a => a.Waits && a.Network == network, cancel));

    /// <summary>Whether the case stands in line.</summary>
    public Task<bool> Holds(string number, CancellationToken cancel) =>
        ledgers.Look(db => db.Arrivals.AnyAsync(a => a.Number == number && a.Waits, cancel));

    /// <summary>Where the case stands in line; null where it does not.</summary>
    public Task<LinePlace?> PlaceOf(CaseNumber number, CancellationToken cancel) =>
        ledgers.Look(db => PlaceOf(db, number.Text, cancel));

    /// <summary>Takes a case out of the line; harmless where it does not stand in it.</summary>
    /// <param name="decide">Says so in the case, or refuses.</param>
    internal Task<Result<Case>> Admit(
        CaseNumber number,
        Actor by,
        Func<Case, Result<Decision>> decide,
        CancellationToken cancel
    ) =>
        ledgers.InTransaction<Case>(
            async session =>
            {
                // the case first: whoever else is at it waits here
                var found = await session.Load<Case>(number.Stream, cancel);
                if (!decide(found).TryGet(out var decision, out var refused))
                    return refused;
                if (await session.Db.Arrivals.FindAsync([number.Text], cancel) is not { Waits: true } row)
                    return found;
                Leave(row, session.Now);
                await session.Record(number.Stream, decision, by, cancel);
                return found;
            },
            cancel
        );

    /// <summary>
    /// Moves the line by one step: at the stated rate while it is busy, and by far more once it is calm. Counted by what is written down, so
    /// that a process that is killed half-way and one that begins anew keep to it.
    /// </summary>
    internal async Task Step(CancellationToken cancel)
    {
        var load = await Load(cancel);
        if (load.InLine == 0)
            return;
        var now = ledgers.Now();
        var most = load.Recent < limits.BusyInAll ? FloodLimits.AdmittedWhenCalm : limits.AdmittedAStep;
        var next = await ledgers.Look(async db =>
        {
            var since = now - FloodLimits.Step;
            var before = await db.Arrivals.CountAsync(a => !a.Waits && a.AdmittedAt > since, cancel);
            return await InOrder(db).Take(Math.Max(0, most - before)).Select(a => a.Number).ToListAsync(cancel);
        });
        foreach (var number in next)
            await Admit(CaseNumber.Parse(number).Value, Actor.Tocsin, _ => Case.Admit(), cancel);
    }

    /// <summary>Writes down that a report comes in, within the transaction that keeps it.</summary>
    /// <param name="size">Of what is sealed of it.</param>
    /// <returns>Where it stands in line; null: it does not.</returns>
    internal async Task<LinePlace?> Enter(
        LedgerSession session,
        CaseNumber number,
        Arrival arrival,
        long size,
        CancellationToken cancel
    )
    {
        var (db, old) = (session.Db, session.Now - Remembers);
        await db.Arrivals.Where(a => !a.Waits && a.At <= old).ExecuteDeleteAsync(cancel);
        var waits = arrival.Waits || !await Spend(db, number, arrival.Proof, cancel);
        var row = new ArrivalRow
        {
            Number = number.Text,
            At = session.Now,
            Waits = waits,
            Turn = waits ? await NextTurn(db, arrival.Network, cancel) : 0,
            Network = waits ? arrival.Network : [],
            Size = size,
        };
        db.Arrivals.Add(row);
        if (!waits)
            return null;
        if (!await db.Arrivals.AnyAsync(a => a.Waits, cancel))
            await session.Ask(Notices.LineBegan, cancel);
        // the row stays for good, and is never put off: reports that keep coming must not keep the line from moving
        if (await db.Dues.FindAsync([Due, ""], cancel) is null)
        {
            db.Dues.Add(
                new()
                {
                    Kind = Due,
                    Key = "",
                    At = session.Now + FloodLimits.Step,
                    Asked = 1,
                }
            );
        }
        var before = await db.Arrivals.CountAsync(a => a.Waits && a.Turn <= row.Turn, cancel);
        return Place(before + 1, session.Now);
    }

    /// <summary>A case that somebody has begun to work on stands in line no more.</summary>
    internal static async Task Leave(CaseDb db, CaseNumber number, DateTimeOffset now, CancellationToken cancel)
    {
        if (await db.Arrivals.FindAsync([number.Text], cancel) is { Waits: true } row)
            Leave(row, now);
    }

    /// <summary>What stands in line, in the order in which it leaves.</summary>
    internal static IQueryable<ArrivalRow> InOrder(CaseDb db) =>
        db.Arrivals.Where(a => a.Waits).OrderBy(a => a.Turn).ThenBy(a => a.At).ThenBy(a => a.Number);

    private static void Leave(ArrivalRow row, DateTimeOffset now) =>
        (row.Waits, row.Network, row.AdmittedAt) = (false, [], now);

    // start-time fair queueing: whoever comes anew has the turn that is served now, whoever stands there already the one after their own last
    private static async Task<long> NextTurn(CaseDb db, byte[] network, CancellationToken cancel)
    {
        var served = await db.Arrivals.Where(a => a.Waits).MinAsync(a => (long?)a.Turn, cancel) ?? 0;
        var own = await db.Arrivals.Where(a => a.Waits && a.Network == network).MaxAsync(a => (long?)a.Turn, cancel);
        return Math.Max(served, own + 1 ?? 0);
    }

    // a proof lets one report pass: who sends it again stands in line
    private static async Task<bool> Spend(CaseDb db, CaseNumber number, SpentProof? proof, CancellationToken cancel)
    {
        if (proof is null)
            return true;
        if (await db.Submissions.FindAsync([proof.Hash], cancel) is not null)
            return false;
        db.Submissions.Add(
            new()
            {
                Hash = proof.Hash,
                Number = number.Text,
                Until = proof.Until,
            }
        );
        return true;
    }

    private async Task<LinePlace?> PlaceOf(CaseDb db, string number, CancellationToken cancel)
    {
        var row = await db.Arrivals.AsNoTracking().FirstOrDefaultAsync(a => a.Number == number && a.Waits, cancel);
        if (row is null)
            return null;
        var before = await db.Arrivals.CountAsync(
            a => a.Waits && (a.Turn < row.Turn || (a.Turn == row.Turn && a.At < row.At)),
            cancel
        );
        return Place(before + 1, ledgers.Now());
    }

    private LinePlace Place(int place, DateTimeOffset now)
    {
        var within = Rounded(place);
        var steps = (within + limits.AdmittedAStep - 1) / limits.AdmittedAStep;
        return new(within, now + (steps * FloodLimits.Step));
    }

    // 10, 20, 50, 100, 200, 500, …
    private static int Rounded(int place)
    {
        for (var ten = 10; ; ten *= 10)
        {
            foreach (var step in (ReadOnlySpan<int>)[ten, 2 * ten, 5 * ten])
            {
                if (place <= step)
                    return step;
            }
        }
    }
}
