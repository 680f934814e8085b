using Microsoft.EntityFrameworkCore;
using Tocsin.Cases.Channels;
using Tocsin.Cases.Identifiers;
using Tocsin.Ledger;

namespace Tocsin.Workspace.Tests.Storage;

/// <summary>Somebody has the databases open and changes what is in them: it is noticed when the case is read.</summary>
public sealed class TamperingTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task A_changed_byte_in_any_column_of_an_entry_is_noticed(Provider provider)
    {
        await using var store = await AStore.Create(provider);
        var number = (await store.Report()).Number;
        string[] columns = ["Facts", "Text", "FactsCommitment", "TextCommitment", "Hash"];

        foreach (var column in columns)
        {
            var before = await Cell(store, number, column);
            var changed = before.ToArray();
            changed[changed.Length / 2] ^= 1;
            await Put(store, number, column, changed);
            await ShouldBeNoticed(store, number);
            await Put(store, number, column, before);
        }
        (await Read(store, number)).ShouldBeTrue();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_dropped_last_entry_is_noticed(Provider provider)
    {
        await using var store = await AStore.Create(provider);
        var number = await TwoEntries(store);
        await Sql(store, $"""DELETE FROM entries WHERE "Name" = '{number}' AND "Kind" = 'case' AND "Sequence" = 2""");
        await ShouldBeNoticed(store, number);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Entries_that_changed_places_are_noticed(Provider provider)
    {
        await using var store = await AStore.Create(provider);
        var number = await TwoEntries(store);
        var mine = $""" "Name" = '{number}' AND "Kind" = 'case' AND "Sequence" = """;
        await Sql(store, $"""UPDATE entries SET "Sequence" = 9 WHERE {mine} 1""");
        await Sql(store, $"""UPDATE entries SET "Sequence" = 1 WHERE {mine} 2""");
        await Sql(store, $"""UPDATE entries SET "Sequence" = 2 WHERE {mine} 9""");
        await ShouldBeNoticed(store, number);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Entries_of_two_cases_that_were_exchanged_are_noticed(Provider provider)
    {
        await using var store = await AStore.Create(provider);
        var (one, other) = ((await store.Report()).Number, (await store.Report()).Number);
        foreach (var table in new[] { "entries", "streams" })
        {
            await Sql(store, $"""UPDATE {table} SET "Name" = 'x' WHERE "Name" = '{one}'""");
            await Sql(store, $"""UPDATE {table} SET "Name" = '{one}' WHERE "Name" = '{other}'""");
            await Sql(store, $"""UPDATE {table} SET "Name" = '{other}' WHERE "Name" = 'x'""");
        }
        await ShouldBeNoticed(store, one);
        await ShouldBeNoticed(store, other);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_changed_key_is_noticed(Provider provider)
    {
        await using var store = await AStore.Create(provider);
        var number = (await store.Report()).Number;
        await using (var keys = store.Start.OpenKeys())
        {
            var row = await keys.PartKeys.AsNoTracking().FirstAsync(k => k.Name == number.Text);
            row.Wrapped[20] ^= 1;
            await keys
                .PartKeys.Where(k => k.Commitment == row.Commitment)
                .ExecuteUpdateAsync(set => set.SetProperty(k => k.Wrapped, row.Wrapped));
        }
        await ShouldBeNoticed(store, number);
    }

    private static async Task<CaseNumber> TwoEntries(AStore store)
    {
        var number = (await store.Report()).Number;
        var triager = AStore.ATriager();
        await store.Cases.Decide(number, triager, c => c.Write(triager, Audience.Team, new("Looks real")), default);
        return number;
    }

    private static async Task ShouldBeNoticed(AStore store, CaseNumber number) =>
        await Should.ThrowAsync<LedgerBrokenException>(() => Read(store, number));

    private static async Task<bool> Read(AStore store, CaseNumber number) =>
        (await store.Cases.Read(number, AStore.ATriager(), "case", default)).Succeeded;

    private static async Task Sql(AStore store, string sql)
    {
        await using var db = store.Start.OpenCases();
        (await db.Database.ExecuteSqlRawAsync(sql)).ShouldBe(1);
    }

    private static async Task<byte[]> Cell(AStore store, CaseNumber number, string column)
    {
        await using var db = store.Start.OpenCases();
        return await db
            .Entries.Where(e => e.Name == number.Text && e.Kind == "case")
            .Select(e => EF.Property<byte[]>(e, column))
            .SingleAsync();
    }

    private static async Task Put(AStore store, CaseNumber number, string column, byte[] bytes)
    {
        await using var db = store.Start.OpenCases();
        var sql = $$"""UPDATE entries SET "{{column}}" = {0} WHERE "Name" = {1} AND "Kind" = 'case'""";
        (await db.Database.ExecuteSqlRawAsync(sql, bytes, number.Text)).ShouldBe(1);
    }
}
