using Tocsin.Cases.CveIds;
using Tocsin.Ledger;
using Tocsin.Standards.Identifiers;
using Tocsin.Standards.Problems;
using Tocsin.Workspace.Outside.CveServices;

namespace Tocsin.Workspace.CveIds;

/// <summary>
/// Tells the service that an ID is rejected, or is not after all. Which of its three ways is right depends on what is there: an
/// unused ID changes its state, one that was of a case gets a record that says why, and a record that is out is replaced by one.
/// </summary>
public sealed class TellRejection(CvePoolStore pool, CveServicesClient client)
{
    private const int Rounds = 3;

    /// <summary>Nothing where the service knows already.</summary>
    public async Task<Result<CvePool>> Tell(CveId id, Actor by, CancellationToken cancel)
    {
        var known = await pool.Load(cancel);
        if (!known.All.TryGetValue(id, out var found))
            return Problem.NotFound;
        if (found.Rejection is { Told: true } || found.State is CveIdState.Assigned or CveIdState.Published)
            return known;
        if (found.IsPractice)
            return found.Rejection is null ? known : await Told(id, by, cancel);
        if ((await pool.Account(cancel)).Access is not { } access)
            return CveServicesProblems.NoAccount;
        if (access.IsPractice)
            return CveServicesProblems.Practice;
        var done = found.Rejection is null
            ? await Restore(access, id, cancel)
            : await Reject(access, found, found.Rejection, cancel);
        if (done.Problem is not { } problem)
            return found.Rejection is null ? known : await Told(id, by, cancel);
        await pool.Decide(p => p.Hold(id, problem.Code), by, cancel);
        return problem;
    }

    private async Task<Result<CveId>> Reject(
        CveAccess access,
        ReservedCve found,
        CveRejection rejection,
        CancellationToken cancel
    )
    {
        for (var round = 1; round <= Rounds; round++)
        {
            if (!(await client.Show(access, found.Id, cancel)).TryGet(out var there, out var problem))
                return problem;
            var record = await client.Record(access, found.Id, cancel);
            if (record.Problem is { } unread)
                return unread;
            if (there.State == "REJECTED" && record.Value is null or { Rejected: true })
                return found.Id;
            if (await WasChanged(found, record.Value, cancel))
                return SendCveRecord.ChangedElsewhere(found.Id);
            var asked =
                found.Case is null && record.Value is null && rejection.ReplacedBy.Count == 0
                    ? await client.SetState(access, found.Id, rejected: true, cancel)
                    : await client.Reject(
                        access,
                        found.Id,
                        rejection.Reason ?? "This ID was rejected by its CNA.",
                        rejection.ReplacedBy,
                        record.Value is not null,
                        cancel
                    );
            if (asked.Problem is not { } refused)
                return found.Id;
            if (refused != CveServicesProblems.RecordExists && refused != CveServicesProblems.NoRecord)
                return refused;
        }
        return CveServicesProblems.NoAnswer;
    }

    private async Task<bool> WasChanged(ReservedCve found, CveRecordThere? there, CancellationToken cancel)
    {
        // what an operator published by other means is not known word for word
        if (there is null or { Rejected: true })
            return false;
        var sent = await pool.Record(found.Id, cancel);
        var text = CveRecordJson.Canonical(there.Cna);
        return found.Sent is null
            || (sent.Known is { } known && text != known && !sent.Tried.Contains(text, StringComparer.Ordinal));
    }

    private async Task<Result<CveId>> Restore(CveAccess access, CveId id, CancellationToken cancel)
    {
        if (!(await client.Show(access, id, cancel)).TryGet(out var there, out var problem))
            return problem;
        return there.State == "REJECTED"
            ? (await client.SetState(access, id, rejected: false, cancel)).Map(_ => id)
            : id;
    }

    private Task<Result<CvePool>> Told(CveId id, Actor by, CancellationToken cancel) =>
        pool.Decide(
            p => p.All[id].Rejection is { Told: false } ? Decision.Of(new CveRejectionTold(id)) : Decision.Nothing,
            by,
            cancel
        );
}
