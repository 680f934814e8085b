using Microsoft.EntityFrameworkCore;
using Tocsin.Workspace.Due;
using Tocsin.Workspace.Tests.Storage;

namespace Tocsin.Workspace.Tests.Due;

public sealed class DueStoreTests
{
    private static readonly string[] Kinds = ["ring"];

    [Theory, OnSqlite, OnPostgres]
    public async Task A_row_is_given_to_one_worker_of_many(Provider provider)
    {
        await using var store = await AStore.Create(provider);
        await Ask(store, "bell", store.Clock.GetUtcNow());
        var due = new DueStore(store.Start.OpenCases, store.Clock);

        var claims = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => due.Claim(Kinds, default))));

        claims.Count(c => c is not null).ShouldBe(1);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Nothing_is_due_before_its_instant(Provider provider)
    {
        await using var store = await AStore.Create(provider);
        await Ask(store, "bell", store.Clock.GetUtcNow().AddMinutes(5));
        var due = new DueStore(store.Start.OpenCases, store.Clock);

        (await due.Claim(Kinds, default)).ShouldBeNull();
        store.Clock.Advance(TimeSpan.FromMinutes(5));
        (await due.Claim(Kinds, default)).ShouldNotBeNull().Key.ShouldBe("bell");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task What_a_worker_that_died_had_is_given_out_again(Provider provider)
    {
        await using var store = await AStore.Create(provider);
        await Ask(store, "bell", store.Clock.GetUtcNow());
        var due = new DueStore(store.Start.OpenCases, store.Clock);
        await due.Claim(Kinds, default);

        (await due.Claim(Kinds, default)).ShouldBeNull();
        store.Clock.Advance(DueStore.Lease + TimeSpan.FromSeconds(1));
        (await due.Claim(Kinds, default)).ShouldNotBeNull().Attempts.ShouldBe(2);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task What_was_asked_for_again_meanwhile_is_done_again(Provider provider)
    {
        await using var store = await AStore.Create(provider);
        await Ask(store, "bell", store.Clock.GetUtcNow());
        var due = new DueStore(store.Start.OpenCases, store.Clock);
        var first = (await due.Claim(Kinds, default)).ShouldNotBeNull();
        await using (var db = store.Start.OpenCases())
        {
            var row = await db.Dues.SingleAsync(d => d.Kind == "ring");
            (row.LeasedUntil, row.Asked) = (null, row.Asked + 1);
            await db.SaveChangesAsync();
        }

        await due.Done(first, default);

        (await due.Claim(Kinds, default)).ShouldNotBeNull();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task What_failed_comes_back_later_and_later(Provider provider)
    {
        await using var store = await AStore.Create(provider);
        await Ask(store, "bell", store.Clock.GetUtcNow());
        var due = new DueStore(store.Start.OpenCases, store.Clock);

        await due.Failed((await due.Claim(Kinds, default)).ShouldNotBeNull(), default);
        (await due.Claim(Kinds, default)).ShouldBeNull();
        store.Clock.Advance(TimeSpan.FromSeconds(2));
        await due.Failed((await due.Claim(Kinds, default)).ShouldNotBeNull(), default);
        store.Clock.Advance(TimeSpan.FromSeconds(2));
        (await due.Claim(Kinds, default)).ShouldBeNull();
        store.Clock.Advance(TimeSpan.FromSeconds(2));
        (await due.Claim(Kinds, default)).ShouldNotBeNull().Attempts.ShouldBe(3);
    }

    private static async Task Ask(AStore store, string key, DateTimeOffset at)
    {
        await using var db = store.Start.OpenCases();
        db.Dues.Add(
            new()
            {
                Kind = "ring",
                Key = key,
                At = at,
                Asked = 1,
            }
        );
        await db.SaveChangesAsync();
    }
}
