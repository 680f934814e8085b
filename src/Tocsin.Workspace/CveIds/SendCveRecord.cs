using Tocsin.Cases.CveIds;
using Tocsin.Ledger;
using Tocsin.Standards.Identifiers;
using Tocsin.Standards.Problems;
using Tocsin.Workspace.Outside.CveServices;

namespace Tocsin.Workspace.CveIds;

/// <summary>
/// Sends the record of an ID whose advisory is public. What the service has is read first, every time: so a record that was taken
/// though the answer got lost is not sent twice, and one that somebody else changed is not overwritten.
/// </summary>
public sealed class SendCveRecord(
    CvePoolStore pool,
    CveServicesClient client,
    MakeCveRecord make,
    IEnumerable<CheckCveRecord> checks
)
{
    // what changes between reading and writing is read again
    private const int Rounds = 3;

    public static Problem ChangedElsewhere(CveId id) =>
        Problem.Conflict(
            "cve.changed-elsewhere",
            $"Somebody changed the record of {id} at CVE Services; it was left as it is.",
            $"Look at the difference on /cve-ids/{id} and decide which one stays."
        );

    /// <summary>Nothing where nothing is owed. A refusal is kept with the ID until it is mended.</summary>
    public async Task<Result<CvePool>> Send(CveId id, Actor by, CancellationToken cancel)
    {
        var known = await pool.Load(cancel);
        if (!known.All.TryGetValue(id, out var owed))
            return Problem.NotFound;
        if (!owed.IsOwed)
            return known;
        if (owed.IsPractice)
            return await pool.Decide(p => p.Published(id, owed.Disclosed!.Revision), by, cancel);
        var sent = await Send(owed, by, cancel);
        if (sent.Problem is { } problem && problem != CveServicesProblems.NoAccount)
            await pool.Decide(p => p.Hold(id, problem.Code), by, cancel);
        return sent;
    }

    private async Task<Result<CvePool>> Send(ReservedCve owed, Actor by, CancellationToken cancel)
    {
        if ((await pool.Account(cancel)).Access is not { } access)
            return CveServicesProblems.NoAccount;
        if (access.IsPractice)
            return CveServicesProblems.Practice;
        if (!(await make(owed, access, cancel)).TryGet(out var record, out var problem))
            return problem;
        var container = CveRecordJson.Sent(record.Container);
        var faults = checks.SelectMany(check => check(record with { Container = container })).ToList();
        if (faults.Exists(fault => fault.Severity == FaultSeverity.Error))
            return Problem.Faulty(faults);
        for (var round = 1; round <= Rounds; round++)
        {
            if (await Once(access, owed.Id, new(container, record.Revision), by, cancel) is { } done)
                return done;
        }
        return CveServicesProblems.NoAnswer;
    }

    // null: it changed meanwhile, look again
    private async Task<Result<CvePool>?> Once(
        CveAccess access,
        CveId id,
        DisclosedRecord record,
        Actor by,
        CancellationToken cancel
    )
    {
        var (ours, read) = (CveRecordJson.Canonical(record.Container), await client.Record(access, id, cancel));
        if (read.Problem is { } unread)
            return unread;
        var there = read.Value is { } found ? CveRecordJson.Canonical(found.Cna) : null;
        if (there == ours && read.Value is { Rejected: false })
            return await Took(id, record.Revision, ours, by, cancel);
        var sent = await pool.Record(id, cancel);
        if (there is not null && there != sent.Known && !sent.Tried.Contains(there, StringComparer.Ordinal))
            return await Found(id, there, by, cancel);
        if (!sent.Tried.Contains(ours, StringComparer.Ordinal))
            await Write(id, _ => Decision.Of(new CveRecordTried { Text = new(ours) }), by, cancel);
        var asked = there is null
            ? await client.Publish(access, id, record.Container, cancel)
            : await client.Replace(access, id, record.Container, cancel);
        if (asked.Problem is not { } problem)
            return await Took(id, record.Revision, ours, by, cancel);
        var wasChanged = problem == CveServicesProblems.RecordExists || problem == CveServicesProblems.NoRecord;
        return wasChanged ? (Result<CvePool>?)null : problem;
    }

    private Task<Result<CvePool>> Took(CveId id, int revision, string ours, Actor by, CancellationToken cancel) =>
        pool.Decide(
            id,
            (p, record) =>
                (
                    p.Published(id, revision),
                    record.Known == ours
                        ? Decision.Nothing
                        : Decision.Of(new CveRecordSent(revision) { Text = new(ours) })
                ),
            by,
            cancel
        );

    private async Task<Result<CvePool>> Found(CveId id, string there, Actor by, CancellationToken cancel)
    {
        await Write(
            id,
            record => record.Theirs == there ? Decision.Nothing : Decision.Of(new CveRecordFound { Text = new(there) }),
            by,
            cancel
        );
        return ChangedElsewhere(id);
    }

    private Task<Result<CvePool>> Write(
        CveId id,
        Func<SentCveRecord, Decision> decide,
        Actor by,
        CancellationToken cancel
    ) => pool.Decide(id, (_, record) => (Decision.Nothing, decide(record)), by, cancel);
}
