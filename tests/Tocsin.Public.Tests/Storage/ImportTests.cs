using Tocsin.Advisories.Documents;
using Tocsin.Public.Storage;
using static Tocsin.Public.Tests.Storage.PublicStoreTests;

namespace Tocsin.Public.Tests.Storage;

public sealed class ImportTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task An_import_adds_changes_and_leaves_alone_and_counts_each(Provider provider)
    {
        await using var data = await Data(provider);
        var store = new PublicStore(data.Open);
        await store.Import(
            Async(ADocument("Same", minute: 5), ADocument("Older", minute: 5), ADocument("Newer", minute: 5)),
            default
        );

        var done = await store.Import(
            Async(
                ADocument("Same", minute: 5, body: "x"),
                ADocument("Older", minute: 4, body: "x"),
                ADocument("Newer", minute: 6, body: "newer"),
                ADocument("New"),
                ADocument("a space")
            ),
            default
        );

        done.ShouldBe(new ImportCount(Added: 1, Changed: 1, Unchanged: 2, Unsound: 1));
        Text(await store.Find(PublishedDocument.Advisory, "Newer", default)).ShouldBe("newer");
        (await store.Revisions(PublishedDocument.Advisory, "Newer", default)).Count.ShouldBe(2);
        Text(await store.Find(PublishedDocument.Advisory, "Same", default)).ShouldNotBe("x");
        Text(await store.Find(PublishedDocument.Advisory, "Older", default)).ShouldNotBe("x");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Of_two_records_with_one_ID_the_newer_is_in_force(Provider provider)
    {
        await using var data = await Data(provider);
        var store = new PublicStore(data.Open);

        await store.Import(
            Async(ADocument("A", body: "old", minute: 1), ADocument("A", body: "new", minute: 2)),
            default
        );
        await store.Import(
            Async(ADocument("B", body: "new", minute: 2), ADocument("B", body: "old", minute: 1)),
            default
        );

        Text(await store.Find(PublishedDocument.Advisory, "A", default)).ShouldBe("new");
        Text(await store.Find(PublishedDocument.Advisory, "B", default)).ShouldBe("new");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Repeating_an_import_moves_no_generation(Provider provider)
    {
        await using var data = await Data(provider);
        var store = new PublicStore(data.Open);
        await store.Import(Async(ADocument("A"), ADocument("B")), default);
        var before = await store.Generation(default);

        var done = await store.Import(Async(ADocument("A"), ADocument("B")), default);

        done.ShouldBe(new ImportCount(0, 0, 2, 0));
        (await store.Generation(default)).ShouldBe(before);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task An_import_that_dies_in_the_middle_leaves_nothing_and_can_be_repeated(Provider provider)
    {
        await using var data = await Data(provider);
        var store = new PublicStore(data.Open);

        await Should.ThrowAsync<IOException>(() => store.Import(Dying(), default));

        (await store.Generation(default)).ShouldBe(0);
        (await ReadSince(store, 0)).Ids.ShouldBeEmpty();
        (await store.Import(Async(ADocument("A")), default)).Added.ShouldBe(1);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Readers_go_on_reading_while_a_large_import_writes(Provider provider)
    {
        await using var data = await Data(provider);
        var store = new PublicStore(data.Open);
        await store.Publish([ADocument("A")], default);
        var middle = new TaskCompletionSource();
        var seen = new TaskCompletionSource();

        var import = Task.Run(() => store.Import(Large(), default));
        await middle.Task;
        (await ReadSince(store, 0)).Ids.ShouldBe(["A/1"]);
        seen.SetResult();

        (await import).Added.ShouldBe(40);

        // more than a page cache holds, so that the writer has to touch the file before it commits
        async IAsyncEnumerable<PublishedDocument> Large()
        {
            for (var n = 0; n < 40; n++)
            {
                if (n == 39)
                {
                    middle.SetResult();
                    await seen.Task;
                }
                yield return ADocument($"L-{n}", body: new string('x', 200_000));
            }
        }
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_reader_sees_nothing_of_an_import_until_all_of_it_is_there(Provider provider)
    {
        await using var data = await Data(provider);
        var store = new PublicStore(data.Open);
        var middle = new TaskCompletionSource();
        var seen = new TaskCompletionSource();

        var import = Task.Run(() => store.Import(Pausing(), default));
        await middle.Task;
        (await ReadSince(store, 0)).Ids.ShouldBeEmpty();
        seen.SetResult();
        await import;

        (await ReadSince(store, 0)).Ids.Count.ShouldBe(2);

        async IAsyncEnumerable<PublishedDocument> Pausing()
        {
            yield return ADocument("A");
            middle.SetResult();
            await seen.Task;
            yield return ADocument("B");
        }
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task An_import_and_a_publication_share_one_history(Provider provider)
    {
        await using var data = await Data(provider);
        var store = new PublicStore(data.Open);
        await store.Import(Async(ADocument("A", body: "imported")), default);
        await store.Publish([ADocument("A", revision: 4)], default);

        var done = await store.Import(Async(ADocument("A", body: "imported again", minute: 9)), default);

        done.Foreign.ShouldBe([new ForeignDocument("A", "A")], "what was published here is ours");
        (await store.Revisions(PublishedDocument.Advisory, "A", default)).Select(d => d.Revision).ShouldBe([1, 4]);
        Text(await store.Find(PublishedDocument.Advisory, "A", default)).ShouldNotBe("imported again");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task What_names_no_date_is_newer_when_it_says_something_else(Provider provider)
    {
        await using var data = await Data(provider);
        var store = new PublicStore(data.Open);
        var undated = ADocument("A", body: "one") with { Modified = DateTimeOffset.UnixEpoch };
        await store.Import(Async(undated), default);

        (await store.Import(Async(undated), default)).Unchanged.ShouldBe(1);
        (await store.Import(Async(undated with { Body = "two"u8.ToArray() }), default)).Changed.ShouldBe(1);

        Text(await store.Find(PublishedDocument.Advisory, "A", default)).ShouldBe("two");
    }

    private static IAsyncEnumerable<PublishedDocument> Async(params PublishedDocument[] documents) =>
        documents.ToAsyncEnumerable();

    private static async IAsyncEnumerable<PublishedDocument> Dying()
    {
        yield return ADocument("A");
        await Task.Yield();
        throw new IOException("the source is gone");
    }
}
