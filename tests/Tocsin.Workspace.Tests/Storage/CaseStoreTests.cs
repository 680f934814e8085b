using Microsoft.EntityFrameworkCore;
using Tocsin.Cases.Access;
using Tocsin.Cases.CveIds;
using Tocsin.Cases.Identifiers;
using Tocsin.Cases.Reports;
using Tocsin.Governance.People;
using Tocsin.Ledger;
using Tocsin.Standards.Identifiers;
using Tocsin.Standards.Problems;

namespace Tocsin.Workspace.Tests.Storage;

public sealed class CaseStoreTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task A_report_is_a_case_that_triagers_see(Provider provider)
    {
        await using var store = await AStore.Create(provider);
        var report = await store.Report();

        var queue = await store.Cases.Queue(AStore.ATriager(), closed: false, default);

        queue.ShouldHaveSingleItem().Number.ShouldBe(report.Number);
        queue[0].Summary.Title.ShouldBe("Reading past the end");
        var found = await store.Cases.Read(report.Number, AStore.ATriager(), "case", default);
        found.Value.Report!.HowToReproduce.ShouldBe("Call it with -1");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Whoever_does_not_triage_sees_what_whoever_asks_for_nothing_sees(Provider provider)
    {
        await using var store = await AStore.Create(provider);
        var report = await store.Report();
        var stranger = new Viewer.Member(AStore.APerson(), [Duty.Operator], null, null, null);

        var hidden = await store.Cases.Read(report.Number, stranger, "case", default);
        var absent = await store.Cases.Read(CaseNumber.Parse("TC-0000-0000").Value, stranger, "case", default);

        hidden.Problem.ShouldBe(absent.Problem);
        hidden.Problem.ShouldBe(Problem.NotFound);
        (await store.Cases.Queue(stranger, closed: false, default)).ShouldBeEmpty();
        (
            await store.Cases.Decide(report.Number, stranger, _ => throw new InvalidOperationException(), default)
        ).Problem.ShouldBe(Problem.NotFound);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_receipt_opens_its_own_case_and_no_other(Provider provider)
    {
        await using var store = await AStore.Create(provider);
        var (mine, other) = (await store.Report(), await store.Report());

        var viewer = (await store.Start.Reports.Recognise(mine.Receipt.ToString(), default)).Value;

        viewer.Number.ShouldBe(mine.Number);
        (await store.Cases.Read(mine.Number, viewer, "mailbox", default)).Succeeded.ShouldBeTrue();
        (await store.Cases.Read(other.Number, viewer, "mailbox", default)).Problem.ShouldBe(Problem.NotFound);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_replaced_receipt_opens_nothing(Provider provider)
    {
        await using var store = await AStore.Create(provider);
        var report = await store.Report();

        var fresh = await store.Start.Reports.Replace(report.Number, new Viewer.Clock(), default);

        (await store.Start.Reports.Recognise(report.Receipt.ToString(), default)).Problem.ShouldBe(Problem.NotFound);
        (await store.Start.Reports.Recognise(fresh.Value.Digits, default)).Succeeded.ShouldBeTrue();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_refusal_leaves_no_trace(Provider provider)
    {
        await using var store = await AStore.Create(provider);
        var report = await store.Report();
        var before = await Rows(store);

        var refused = await store.Cases.Decide(
            report.Number,
            AStore.ATriager(),
            c => c.Close(AStore.ATriager(), store.Cases.Now),
            default
        );

        refused.Problem!.Code.ShouldBe("case.not-closable");
        (await Rows(store)).ShouldBe(before);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Whoever_opened_a_case_is_recorded_before_it_is_shown(Provider provider)
    {
        await using var store = await AStore.Create(provider);
        var report = await store.Report();

        await store.Cases.Read(report.Number, AStore.ATriager(), "case", default);
        await store.Cases.Read(report.Number, AStore.ATriager(), "attachment", default);

        await using var db = store.Start.OpenCases();
        (await db.Entries.CountAsync(e => e.Kind == "reads" && e.Name == report.Number.Text)).ShouldBe(2);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_read_that_cannot_be_recorded_shows_nothing(Provider provider)
    {
        await using var store = await AStore.Create(provider);
        var report = await store.Report();
        await store.Cases.Read(report.Number, AStore.ATriager(), "case", default);
        await using (var keys = store.Start.OpenKeys())
            await keys.StreamKeys.Where(k => k.Kind == "reads").ExecuteDeleteAsync();

        await Should.ThrowAsync<InvalidOperationException>(() =>
            store.Cases.Read(report.Number, AStore.ATriager(), "case", default)
        );
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Many_who_want_an_ID_at_once_each_get_one_and_none_is_given_twice(Provider provider)
    {
        await using var store = await AStore.Create(provider);
        var ids = Enumerable.Range(1, 8).Select(i => CveId.Known($"CVE-2026-{i:0000}")).ToList();
        await store.Start.Ledgers.InTransaction<CvePool>(
            async session =>
            {
                var pool = await session.Load<CvePool>(CvePool.Stream, default);
                await session.Record(CvePool.Stream, pool.Add(ids).Value, Actor.Tocsin, default);
                return pool;
            },
            default
        );
        var triager = AStore.ATriager();
        var reports = new List<CaseNumber>();
        for (var i = 0; i < ids.Count; i++)
        {
            var number = (await store.Report()).Number;
            await store.Cases.Decide(
                number,
                triager,
                c => c.Accept(triager, new("Thank you"), store.Start.Options.Programme, store.Cases.Now),
                default
            );
            reports.Add(number);
        }

        var assigned = await Task.WhenAll(
            reports.Select(number =>
                Task.Run(() =>
                    store.Cases.Decide<CvePool>(
                        number,
                        triager,
                        CvePool.Stream,
                        (found, pool) => found.AssignCve(triager, pool, store.Clock.GetUtcNow()),
                        default
                    )
                )
            )
        );

        assigned.Select(a => a.Value.Cve).Order().ShouldBe(ids);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_case_is_the_same_after_a_restart(Provider provider)
    {
        await using var store = await AStore.Create(provider);
        var report = await store.Report();
        var triager = AStore.ATriager();
        await store.Cases.Decide(
            report.Number,
            triager,
            c => c.Reject(triager, RejectionReason.OutOfScope, new("It is not ours")),
            default
        );

        using var again = await store.Again();

        var found = (await again.Cases.Read(report.Number, triager, "case", default)).Value;
        found.State.ShouldBe(ReportState.Invalid);
        found.RejectedAs.ShouldBe(RejectionReason.OutOfScope);
        found.Owner.ShouldBe(triager.Person);
    }

    private static async Task<string> Rows(AStore store)
    {
        await using var db = store.Start.OpenCases();
        return $"{await db.Entries.CountAsync()} {await db.Streams.CountAsync()} {await db.Dues.CountAsync()}";
    }
}
