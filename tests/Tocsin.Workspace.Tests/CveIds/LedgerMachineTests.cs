using FsCheck;
using FsCheck.Fluent;
using Tocsin.Cases.CveIds;
using Tocsin.Standards.Identifiers;
using Tocsin.Tests.CveServices;
using Tocsin.Workspace.CveIds;

namespace Tocsin.Workspace.Tests.CveIds;

/// <summary>Anything in any order, with anything going wrong: once the dust has settled both sides agree on every ID.</summary>
public sealed class LedgerMachineTests
{
    private static readonly Mishap[] Faults =
    [
        Mishap.None,
        Mishap.None,
        Mishap.LostBefore,
        Mishap.LostAfter,
        Mishap.Broken,
        Mishap.TooMany,
        Mishap.Locked,
    ];

    private static readonly Gen<(int Action, int Which, int Fault, bool OnWrite)> AStep =
        from action in Gen.Choose(0, 6)
        from which in Gen.Choose(0, 999)
        from fault in Gen.Choose(0, Faults.Length - 1)
        from onWrite in Gen.Elements(true, true, false)
        select (action, which, fault, onWrite);

    [Fact]
    public async Task No_id_is_lost_or_doubled_whatever_goes_wrong()
    {
        await using var ledger = await ALedger.Open();
        // one ledger for all: what a sequence leaves behind is where the next begins
        foreach (var steps in Gen.Sample(Gen.ListOf(AStep), 12, 12))
        {
            foreach (var step in steps)
                await Do(ledger, step);
            await Settle(ledger);
            await Agree(ledger);
        }
        (await ledger.Load()).All.Count.ShouldBeGreaterThan(5);
    }

    private static async Task Do(ALedger ledger, (int Action, int Which, int Fault, bool OnWrite) step)
    {
        ledger.Service.Next(
            Faults[step.Fault],
            step.OnWrite ? request => request.Method != "GET" : request => request.Method == "GET"
        );
        var all = (await ledger.Load()).All.Values.ToList();
        CveId? Pick(Func<ReservedCve, bool> which) =>
            all.Where(which).ToList() is { Count: > 0 } some ? some[step.Which % some.Count].Id : null;
        switch (step.Action)
        {
            case 0 or 1:
                await ledger.Reserve(step.Which % 3 + 1);
                break;
            case 2 when Pick(id => id.State == CveIdState.Unassigned) is { } id:
                await ledger.Give(id);
                await ledger.Disclose(id, 1);
                break;
            case 3 when Pick(id => id.IsOwed) is { } id:
                await ledger.Send(id);
                break;
            case 4 when Pick(id => id is { Disclosed: not null, State: not CveIdState.Rejected }) is { } id:
                await ledger.Disclose(id, all.Single(i => i.Id == id).Disclosed!.Revision + 1);
                await ledger.Send(id);
                break;
            case 5 when Pick(id => id.State == CveIdState.Unassigned) is { } id:
                await ledger.Reject(id);
                await ledger.Tell(id);
                break;
            case 6:
                ledger.Clock.Advance(TimeSpan.FromMinutes(step.Which % 5));
                break;
        }
    }

    // what the jobs would do in time, with nothing going wrong any more
    private static async Task Settle(ALedger ledger)
    {
        ledger.Service.Forget();
        ledger.Clock.Advance(ReserveCveIds.Settles);
        if ((await ledger.Load()).Reservation is not null)
            (await ledger.Reserve(1)).Problem.ShouldBeNull();
        foreach (var id in (await ledger.Load()).All.Values)
        {
            if (id.IsOwed)
                (await ledger.Send(id.Id)).Problem.ShouldBeNull();
            if (id.Rejection is { Told: false })
                (await ledger.Tell(id.Id)).Problem.ShouldBeNull();
        }
    }

    private static async Task Agree(ALedger ledger)
    {
        var (pool, there) = (await ledger.Load(), ledger.Service.States);
        pool.All.Values.Select(id => $"{id.Id} {Expected(id)}")
            .ShouldBe(there.Select(id => $"{id.Key} {id.Value}"), ignoreOrder: true);
        foreach (var id in pool.All.Values.Where(id => id.State == CveIdState.Published))
            ledger.Said(id.Id).ShouldBe($"revision {id.Disclosed!.Revision}");
        var holders = pool.All.Values.Where(id => id.Case is not null).Select(id => id.Case).ToList();
        holders.Distinct().Count().ShouldBe(holders.Count);
    }

    private static string Expected(ReservedCve id) =>
        id.State switch
        {
            CveIdState.Published => "PUBLISHED",
            CveIdState.Rejected => "REJECTED",
            _ => "RESERVED",
        };
}
