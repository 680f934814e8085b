using System.Text;
using Tocsin.Advisories.Documents;
using Tocsin.Public.Storage;
using Tocsin.Storage;

namespace Tocsin.Public.Tests.Storage;

public sealed class PublicStoreTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task What_was_published_is_read_back(Provider provider)
    {
        await using var data = await Data(provider);
        var store = new PublicStore(data.Open);
        var document = ADocument("TCS-2026-1");

        await store.Publish([document], default);

        var found = (await store.Find(PublishedDocument.Advisory, "TCS-2026-1", default)).ShouldNotBeNull();
        found.Modified.ShouldBe(document.Modified);
        found.Body.ToArray().ShouldBe(document.Body.ToArray());
        (await store.Find("statement", "TCS-2026-1", default)).ShouldBeNull();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Publishing_the_same_revision_again_changes_nothing(Provider provider)
    {
        await using var data = await Data(provider);
        var store = new PublicStore(data.Open);
        await store.Publish([ADocument("A")], default);
        var before = await store.Generation(default);

        await store.Publish([ADocument("A", body: """{"id":"A","changed":true}""")], default);

        (await store.Generation(default)).ShouldBe(before);
        Text(await store.Find(PublishedDocument.Advisory, "A", default)).ShouldNotContain("changed");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Every_revision_is_kept_and_the_greatest_is_in_force(Provider provider)
    {
        await using var data = await Data(provider);
        var store = new PublicStore(data.Open);

        await store.Publish([ADocument("A", revision: 2, body: "2")], default);
        await store.Publish([ADocument("A", revision: 1, body: "1")], default);
        await store.Publish([ADocument("A", revision: 3, body: "3"), ADocument("B")], default);

        (await store.Revisions(PublishedDocument.Advisory, "A", default))
            .Select(d => (d.Revision, Text(d)))
            .ShouldBe([(1, "1"), (2, "2"), (3, "3")]);
        Text(await store.Find(PublishedDocument.Advisory, "A", default)).ShouldBe("3");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_follower_reads_what_came_into_force_since_its_generation(Provider provider)
    {
        await using var data = await Data(provider);
        var store = new PublicStore(data.Open);
        await store.Publish([ADocument("A"), ADocument("B")], default);
        var (first, all) = await ReadSince(store, 0);
        await store.Publish([ADocument("B", revision: 2), ADocument("C")], default);

        var (second, changed) = await ReadSince(store, first);

        all.ShouldBe(["A/1", "B/1"], ignoreOrder: true);
        changed.ShouldBe(["B/2", "C/1"], ignoreOrder: true);
        second.ShouldBeGreaterThan(first);
        (await ReadSince(store, second)).Ids.ShouldBeEmpty();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Publishing_at_once_loses_nothing_and_counts_every_transaction(Provider provider)
    {
        await using var data = await Data(provider);
        var store = new PublicStore(data.Open);

        await Task.WhenAll(
            Enumerable.Range(0, 20).Select(n => Task.Run(() => store.Publish([ADocument($"A-{n}")], default)))
        );

        var (generation, ids) = await ReadSince(store, 0);
        ids.Count.ShouldBe(20);
        generation.ShouldBe(20);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_document_whose_ID_could_not_stand_in_a_URL_is_refused(Provider provider)
    {
        await using var data = await Data(provider);
        var store = new PublicStore(data.Open);

        foreach (var id in (string[])["", "a b", "a\n", "é", new string('a', 201)])
            await Should.ThrowAsync<ArgumentException>(() => store.Publish([ADocument("A"), ADocument(id)], default));

        (await store.Generation(default)).ShouldBe(0);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Whoever_watches_is_told_of_a_change_made_by_somebody_else(Provider provider)
    {
        await using var data = await Data(provider);
        await using var signal = await new PublicStore(data.Open).Watch(TimeProvider.System, default);
        var told = signal.Wait(default);

        await new PublicStore(data.Open).Publish([ADocument("A")], default);

        await told.WaitAsync(TimeSpan.FromSeconds(30));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Two_processes_may_migrate_at_once(Provider provider)
    {
        await using var data = await TestDatabase.Create<PublicDb, PublicOnSqlite, PublicOnPostgres>(provider);

        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => Databases.Migrate(data.Open(), default))));

        (await new PublicStore(data.Open).Generation(default)).ShouldBe(0);
    }

    internal static Task<TestDatabase<PublicDb>> Data(Provider provider) =>
        TestDatabase.Migrated<PublicDb, PublicOnSqlite, PublicOnPostgres>(provider);

    internal static PublishedDocument ADocument(string id, int revision = 1, string? body = null, int minute = 0) =>
        new(
            PublishedDocument.Advisory,
            id,
            revision,
            new DateTimeOffset(2026, 3, 1, 12, minute, 0, TimeSpan.Zero).AddTicks(1_234_560),
            Encoding.UTF8.GetBytes(body ?? $$"""{"id":"{{id}}"}""")
        );

    internal static string Text(PublishedDocument? document) =>
        Encoding.UTF8.GetString(document.ShouldNotBeNull().Body.Span);

    internal static async Task<(long Generation, List<string> Ids)> ReadSince(PublicStore store, long since)
    {
        var ids = new List<string>();
        var reached = await store.ReadSince(
            since,
            PublishedDocument.Advisory,
            d =>
            {
                ids.Add($"{d.Id}/{d.Revision}");
                return default;
            },
            default
        );
        return (reached.Generation, ids);
    }
}
