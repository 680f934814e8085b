using System.Text.Json.Nodes;
using Tocsin.Advisories.Documents;
using Tocsin.Advisories.Exports;
using Tocsin.Cases.CveBatches;
using Tocsin.Cases.CveIds;
using Tocsin.Ledger;
using Tocsin.Standards.Identifiers;
using Tocsin.Standards.Osv;
using Tocsin.Standards.Problems;
using Tocsin.Workspace.CveIds;
using Tocsin.Workspace.Due;
using Tocsin.Workspace.Settings;

namespace Tocsin.Workspace.CveBatches;

/// <summary>
/// Gives the rows of a table their IDs, one after the other: the ledger first, then the advisory that names it, then the record that
/// is owed. Each step looks whether it was done already, so that a kill anywhere between them is gone on from.
/// </summary>
public sealed class ApplyCveBatch(
    CveBatchStore batches,
    CvePoolStore pool,
    ReserveCveIds reserve,
    FindPublished find,
    Publish publish,
    CheckCveRecord check,
    Origins origins
)
{
    /// <summary>So many rows are done before others' errands have their turn.</summary>
    private const int AtOnce = 10;

    /// <summary>So many IDs are reserved at once for the rows that wait.</summary>
    private const int MostReserved = 100;

    public DueJob Job => new(CveBatch.ApplyDue, LeavesTheHouse: true, (_, cancel) => Work(cancel));

    private async Task<DateTimeOffset?> Work(CancellationToken cancel)
    {
        for (var i = 0; i < AtOnce; i++)
        {
            var batch = await batches.Load(cancel);
            if (batch.Next is not { } row)
                return null;
            if (await Give(row, batch.AppliedBy ?? Actor.Tocsin, cancel) is not { } problem)
                continue;
            if (problem == CveProblems.PoolEmpty)
                return await Reserve(batch.Rows.Count(r => r is { Taken: true, Cve: null, Held: null }), cancel);
            await batches.Decide(b => b.Hold(row.Advisory, problem.Code), Actor.Tocsin, cancel);
        }
        return pool.Now;
    }

    private async Task<Problem?> Give(CveBatchRow row, Actor by, CancellationToken cancel)
    {
        var document = await find(PublishedDocument.Advisory, row.Advisory, cancel);
        var given = (await pool.Load(cancel)).GivenTo(row.Advisory);
        if (given is null)
        {
            if (document is null || document.Revision != row.Revision)
                return CveBatchProblems.Changed;
            if (Faults(document, check, origins).FirstOrDefault(f => f.Severity == FaultSeverity.Error) is { } fault)
                return Problem.Faulty([fault]);
            var decided = await pool.Decide(p => p.Give(row.Advisory, pool.Now.Year), by, cancel);
            if (!decided.TryGet(out var known, out var problem))
                return problem;
            given = known.GivenTo(row.Advisory)!;
        }
        if (document is null)
            return CveBatchProblems.Changed;
        var revision = await Name(document, given.Id, cancel);
        await pool.Decide(p => p.Disclose(given.Id, revision, pool.Now), by, cancel);
        await batches.Decide(b => b.Done(row.Advisory, given.Id), Actor.Tocsin, cancel);
        return null;
    }

    /// <summary>What the record of a public document would be refused for.</summary>
    internal static IReadOnlyList<Fault> Faults(PublishedDocument document, CheckCveRecord check, Origins origins) =>
        CveRecordOf
            .OfDocument(document, origins, "cna")
            .Match(
                record => check(record),
                problem => problem.Faults.Count > 0 ? problem.Faults : [new("", problem.Title)]
            );

    // the advisory says which ID it has; whatever else its database says of it stays as it is
    private async Task<int> Name(PublishedDocument document, CveId id, CancellationToken cancel)
    {
        if (Names(document, id))
            return document.Revision;
        var now = pool.Now;
        var record = JsonNode.Parse(document.Body.Span)!.AsObject();
        record["aliases"] = new JsonArray([
            id.Text,
            .. (record["aliases"] as JsonArray ?? []).Select(alias => alias?.DeepClone()),
        ]);
        record["modified"] = OsvInstant.Write(now);
        var named = new PublishedDocument(
            PublishedDocument.Advisory,
            document.Id,
            document.Revision + 1,
            now,
            System.Text.Encoding.UTF8.GetBytes(record.ToJsonString())
        );
        await publish([named], cancel);
        // an import may have taken the number of this revision meanwhile
        return await find(PublishedDocument.Advisory, document.Id, cancel) is { } there && Names(there, id)
            ? there.Revision
            : throw new InvalidOperationException("the revision was taken; it is tried again");
    }

    private static bool Names(PublishedDocument document, CveId id) =>
        OsvReader.Read(document.Body).TryGet(out var record, out _) && CveExport.Ids(record).Contains(id);

    private async Task<DateTimeOffset?> Reserve(int waiting, CancellationToken cancel)
    {
        var amount = Math.Min(waiting, MostReserved);
        var reserved = await reserve.Reserve(pool.Now.Year, amount, sequential: true, Actor.Tocsin, cancel);
        return reserved.Succeeded ? pool.Now : pool.Now + CveJobs.Soon;
    }
}
