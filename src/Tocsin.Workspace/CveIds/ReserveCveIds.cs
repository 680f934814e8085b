using Tocsin.Cases.CveIds;
using Tocsin.Ledger;
using Tocsin.Standards.Identifiers;
using Tocsin.Standards.Problems;
using Tocsin.Workspace.Outside.CveServices;

namespace Tocsin.Workspace.CveIds;

/// <summary>
/// Reserves IDs so that none is lost and none comes twice: what is asked for is written down first, an answer that got lost is
/// looked for, and nothing is asked for again before that.
/// </summary>
public sealed class ReserveCveIds(CvePoolStore pool, CveServicesClient client)
{
    /// <summary>The service's clocks may differ from one another, and ours from theirs, by so much.</summary>
    public static readonly TimeSpan Margin = TimeSpan.FromHours(1);

    /// <summary>A reservation that did not show after so long did not happen; one that does later is still found.</summary>
    public static readonly TimeSpan Settles = TimeSpan.FromMinutes(2);

    /// <summary>Reserves; where an earlier answer got lost, first that one is looked for, and what it brought is the answer.</summary>
    public async Task<Result<CvePool>> Reserve(
        int year,
        int amount,
        bool sequential,
        Actor by,
        CancellationToken cancel
    )
    {
        if ((await pool.Account(cancel)).Access is not { } access)
            return CveServicesProblems.NoAccount;
        if (access.IsPractice)
            return await pool.Decide(p => p.Practise(amount), by, cancel);
        var known = await pool.Load(cancel);
        if (known.Reservation is not null)
        {
            if (!(await Settle(access, by, cancel)).TryGet(out var settled, out var open))
                return open;
            if (settled.Reservation is null)
                return settled;
        }
        else if ((await Begin(access, year, amount, sequential, by, cancel)).Problem is { } problem)
        {
            return problem;
        }
        return await Try(access, by, cancel);
    }

    /// <summary>
    /// Looks what came of a reservation whose answer got lost. Where nothing did it stays open, to be tried again;
    /// <see cref="CveProblems.ReservationOpen"/> while it may still come.
    /// </summary>
    public async Task<Result<CvePool>> Settle(CveAccess access, Actor by, CancellationToken cancel)
    {
        var known = await pool.Load(cancel);
        if (known.Reservation is not { } open)
            return known;
        if (!(await Ours(access, open, cancel)).TryGet(out var there, out var problem))
            return problem;
        if (known.Found(there).Count == 0)
            return open.Tries is [.., var last] && pool.Now - last < Settles ? CveProblems.ReservationOpen : known;
        return await pool.Decide(p => p.EndReservation(open.Year, p.Found(there)), by, cancel);
    }

    private async Task<Result<CvePool>> Begin(
        CveAccess access,
        int year,
        int amount,
        bool sequential,
        Actor by,
        CancellationToken cancel
    )
    {
        // what is there now cannot come of what is asked for next, whatever any clock says
        if (!(await client.Quota(access, cancel)).TryGet(out var quota, out var problem))
            return problem;
        var since = (quota.Date ?? pool.Now) - Margin;
        var there = await client.List(access, new(year, Since: since), cancel);
        return await there.Then(ids =>
            pool.Decide(p => p.BeginReservation(year, amount, sequential, since, Ids(ids)), by, cancel)
        );
    }

    private async Task<Result<CvePool>> Try(CveAccess access, Actor by, CancellationToken cancel)
    {
        var begun = await pool.Decide(
            p => p.Reservation is { } r ? Decision.Of(new CveReservationTried(r.Year)) : Decision.Nothing,
            by,
            cancel
        );
        if (!begun.TryGet(out var known, out var problem))
            return problem;
        // somebody else has just ended it
        if (known.Reservation is not { } open)
            return known;
        var asked = await client.Reserve(access, open.Year, open.Amount, open.Sequential, cancel);
        if (asked.TryGet(out var got, out problem))
        {
            // an earlier try may have come through late
            var late = open.Tries.Count > 1 ? await Ours(access, open, cancel) : Result.Of<IReadOnlyList<CveId>>([]);
            return await pool.Decide(
                p => p.EndReservation(open.Year, [.. got.Ids, .. p.Found(late.Succeeded ? late.Value : [])]),
                by,
                cancel
            );
        }
        // what was surely not done is over; of what is in doubt nobody says so
        if (!CveServicesProblems.EffectUnknown(problem) && open.Tries.Count == 1)
            await pool.Decide(p => p.RefuseReservation(open.Year, problem.Code), by, cancel);
        return problem;
    }

    private async Task<Result<IReadOnlyList<CveId>>> Ours(
        CveAccess access,
        OpenReservation open,
        CancellationToken cancel
    ) =>
        (await client.List(access, new(open.Year, "RESERVED", open.Since), cancel)).Map(ids =>
            Ids(ids.Where(id => id.User is null || id.User.Equals(access.User, StringComparison.OrdinalIgnoreCase)))
        );

    private static IReadOnlyList<CveId> Ids(IEnumerable<CveIdThere> there) => [.. there.Select(id => id.Id)];
}
