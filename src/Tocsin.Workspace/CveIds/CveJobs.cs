using Tocsin.Cases.CveIds;
using Tocsin.Governance.People;
using Tocsin.Ledger;
using Tocsin.Standards.Identifiers;
using Tocsin.Standards.Problems;
using Tocsin.Workspace.Due;
using Tocsin.Workspace.Outside.CveServices;
using Tocsin.Workspace.People.Standings;

namespace Tocsin.Workspace.CveIds;

/// <summary>
/// What is owed to CVE Services: records after their advisories, rejections, and more IDs before the last is gone. Each is tried
/// until it is done, and reads first what was done already; without an account the operators are asked to do it by hand.
/// </summary>
public sealed class CveJobs(
    CvePoolStore pool,
    SendCveRecord send,
    TellRejection tell,
    ReserveCveIds reserve,
    StandingStore standings,
    AskMember ask
)
{
    /// <summary>After what may be over in a moment.</summary>
    public static readonly TimeSpan Soon = TimeSpan.FromMinutes(1);

    /// <summary>After what a person has to mend: several times in the hour in which a record should be out.</summary>
    public static readonly TimeSpan Later = TimeSpan.FromMinutes(10);

    public DueJob Records => new(CvePool.SendDue, LeavesTheHouse: true, SendOne);

    public DueJob Rejections => new(CvePool.RejectDue, LeavesTheHouse: true, TellOne);

    public DueJob TopUps => new(CvePool.TopUpDue, LeavesTheHouse: true, (_, cancel) => TopUp(cancel));

    // a new year begins without an ID, whatever is left of the old one
    private DateTimeOffset NextYear => new(pool.Now.Year + 1, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private async Task<DateTimeOffset?> SendOne(string key, CancellationToken cancel)
    {
        var id = CveId.Known(key);
        var before = (await pool.Load(cancel)).All.GetValueOrDefault(id);
        if (before is not { IsOwed: true })
            return null;
        var sent = await send.Send(id, Actor.Tocsin, cancel);
        if (sent.Problem is not { } problem)
            return null;
        if (problem != CveServicesProblems.NoAccount)
            return await Again(before, problem, $"The record of {id} could not be sent", cancel);
        await AskOperators(
            $"{id} {before.Disclosed!.Revision}",
            $"{id} is public: its record is owed",
            "Its advisory is out, and this programme has no account at CVE Services: the record has to be published there by hand, within 24 hours. Say here when it is:",
            $"/cve-ids/{id}",
            cancel
        );
        // corrections have no clock
        DateTimeOffset?[] clocks = [before.OwedBy, before.OwedAtTheLatest];
        return clocks.FirstOrDefault(at => at > pool.Now);
    }

    private async Task<DateTimeOffset?> TellOne(string key, CancellationToken cancel)
    {
        var id = CveId.Known(key);
        var before = (await pool.Load(cancel)).All.GetValueOrDefault(id);
        if (before is null)
            return null;
        var told = await tell.Tell(id, Actor.Tocsin, cancel);
        if (told.Problem is not { } problem)
            return null;
        if (problem != CveServicesProblems.NoAccount)
            return await Again(before, problem, $"CVE Services could not be told about {id}", cancel);
        await AskOperators(
            $"{id} rejection",
            $"{id} was rejected",
            "This programme has no account at CVE Services: please tell it by hand there.",
            $"/cve-ids/{id}",
            cancel
        );
        return null;
    }

    private async Task<DateTimeOffset?> TopUp(CancellationToken cancel)
    {
        var (known, access) = (await pool.Load(cancel), (await pool.Account(cancel)).Access);
        var year = access is { IsPractice: true } ? CvePool.PracticeYear : pool.Now.Year;
        var isLow = known.FreeOf(year) < CvePool.LowWater;
        if (access is null)
        {
            if (known.All.Count == 0)
                return null;
            if (isLow)
                await AskForMore(known.FreeOf(year), year, cancel);
            return NextYear;
        }
        if (!isLow && known.Reservation is null)
            return NextYear;
        var reserved = await reserve.Reserve(year, CvePool.TopUp, sequential: true, Actor.Tocsin, cancel);
        if (reserved.Problem is not { } problem)
            return NextYear;
        if (IsPassing(problem))
            return pool.Now + Soon;
        if (known.Refused != problem.Code)
            await AskForMore(known.FreeOf(year), year, cancel);
        return pool.Now + Later;
    }

    private Task AskForMore(int free, int year, CancellationToken cancel) =>
        AskOperators(
            $"low water {year} {free}",
            free == 0 ? "No CVE ID is left" : "Only one CVE ID is left",
            $"Of {year} {(free == 0 ? "no CVE ID is" : "one CVE ID is")} left to assign, and more could not be reserved without you:",
            ShowPool.Path,
            cancel
        );

    private async Task<DateTimeOffset?> Again(
        ReservedCve before,
        Problem problem,
        string subject,
        CancellationToken cancel
    )
    {
        if (IsPassing(problem))
            return pool.Now + Soon;
        // once for each reason: it stands on the page until it is mended
        if (before.Held != problem.Code)
            await AskOperators(
                $"{before.Id} {problem.Code}",
                subject,
                "Somebody has to look at it:",
                $"/cve-ids/{before.Id}",
                cancel
            );
        return pool.Now + Later;
    }

    private static bool IsPassing(Problem problem) =>
        CveServicesProblems.EffectUnknown(problem)
        || CveServicesProblems.DidNothing(problem)
        || problem == CveServicesProblems.OutOfReach
        || problem == CveProblems.ReservationOpen;

    private async Task AskOperators(string about, string subject, string text, string path, CancellationToken cancel)
    {
        foreach (var person in await standings.Having(Duty.Operator, cancel))
            await ask.Send(person, about, subject, text, path, cancel);
    }
}
