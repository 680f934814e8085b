using System.Net;
using Microsoft.Extensions.Logging.Abstractions;
using Tocsin.Advisories.Documents;
using Tocsin.Public.Live;
using Tocsin.Public.Settings;
using Tocsin.Public.Storage;
using Tocsin.Public.Tests.Storage;

namespace Tocsin.Public.Tests.Live;

public sealed class IndexFollowerTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task What_is_published_is_in_the_index_soon_after_and_stays_through_changes(Provider provider)
    {
        await using var data = await PublicStoreTests.Data(provider);
        var store = new PublicStore(data.Open);
        await store.Publish([Document(AnAdvisory.LeftPad("A"))], default);
        var live = new LiveIndex();
        using var follower = Follower(new PublicStore(data.Open), live);
        await follower.StartAsync(default);
        await Until(live, 1);

        await store.Publish([Document(AnAdvisory.LeftPad("B"))], default);
        await Until(live, 2);

        live.Now.Index.Newest.Select(record => record.Id).ShouldBe(["A", "B"], ignoreOrder: true);
        await follower.StopAsync(default);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Without_a_change_the_edition_stays_the_same(Provider provider)
    {
        await using var data = await PublicStoreTests.Data(provider);
        var live = new LiveIndex();
        using var follower = Follower(new PublicStore(data.Open), live);

        live.IsReady.ShouldBeFalse();
        (await follower.CatchUp(default)).ShouldBeTrue();
        live.IsReady.ShouldBeTrue();
        var edition = live.Now;
        (await follower.CatchUp(default)).ShouldBeFalse();

        live.Now.ShouldBeSameAs(edition);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_document_that_cannot_be_read_is_left_out_and_the_others_are_not(Provider provider)
    {
        await using var data = await PublicStoreTests.Data(provider);
        var store = new PublicStore(data.Open);
        var good = Document(AnAdvisory.LeftPad("A"));
        await store.Publish([good, good with { Id = "B" }, good with { Id = "C", Body = "{"u8.ToArray() }], default);
        var live = new LiveIndex();
        using var follower = Follower(new PublicStore(data.Open), live);

        await follower.CatchUp(default);

        live.Now.Index.Newest.Select(record => record.Id).ShouldBe(["A"]);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_store_that_was_put_back_to_an_earlier_day_is_read_anew(Provider provider)
    {
        await using var data = await PublicStoreTests.Data(provider);
        await using var earlier = await PublicStoreTests.Data(provider);
        var (store, restored) = (new PublicStore(data.Open), new PublicStore(earlier.Open));
        await restored.Publish([Document(AnAdvisory.LeftPad("A"))], default);
        await store.Publish([Document(AnAdvisory.LeftPad("A"))], default);
        await store.Publish([Document(AnAdvisory.LeftPad("B"))], default);
        var live = new LiveIndex();
        var current = data;
        using var follower = Follower(new PublicStore(() => current.Open()), live);
        await follower.CatchUp(default);
        live.Now.Index.Count.ShouldBe(2);

        current = earlier;
        await follower.CatchUp(default);

        live.Now.Index.Newest.Select(record => record.Id).ShouldBe(["A"]);
        live.Now.Generation.ShouldBe(1);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_large_index_is_kept_in_a_file_and_the_next_start_begins_with_it(Provider provider)
    {
        await using var data = await PublicStoreTests.Data(provider);
        using var folder = new TemporaryFolder();
        var store = new PublicStore(data.Open);
        await store.Publish([.. Documents("A", "B", "C")], default);
        var first = await Started(data.Open, folder.File);
        first.Index.Snapshot.ShouldBe(first.Stamp);
        first.Index.Changed.ShouldBe(0);

        await store.Publish([.. Documents("D")], default);
        var second = await Started(data.Open, folder.File);

        second.Index.Snapshot.ShouldBe(first.Stamp);
        second.Index.Changed.ShouldBe(1);
        second.Generation.ShouldBe(first.Generation + 1);
        second.Index.Newest.Select(record => record.Id).ShouldBe(["A", "B", "C", "D"], ignoreOrder: true);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task The_file_of_a_store_that_was_put_back_and_went_on_is_not_believed(Provider provider)
    {
        await using var data = await PublicStoreTests.Data(provider);
        await using var earlier = await PublicStoreTests.Data(provider);
        using var folder = new TemporaryFolder();
        await new PublicStore(data.Open).Publish([.. Documents("A", "B", "C")], default);
        (await Started(data.Open, folder.File)).Index.Count.ShouldBe(3);
        // as many generations as the other has, and more
        await new PublicStore(earlier.Open).Publish([.. Documents("A")], default);
        (await Started(earlier.Open, folder.File)).Index.Newest.Select(record => record.Id).ShouldBe(["A"]);
        await new PublicStore(earlier.Open).Publish([.. Documents("X")], default);

        var edition = await Started(earlier.Open, folder.File);

        edition.Index.Newest.Select(record => record.Id).ShouldBe(["A", "X"], ignoreOrder: true);
    }

    [Theory, OnSqlite]
    public async Task Where_the_file_cannot_be_written_the_index_is_in_memory(Provider provider)
    {
        await using var data = await PublicStoreTests.Data(provider);
        await new PublicStore(data.Open).Publish([.. Documents("A", "B", "C")], default);

        var edition = await Started(data.Open, Path.Combine(Path.GetTempPath(), Path.GetRandomFileName(), "index"));

        edition.Index.Snapshot.ShouldBeNull();
        edition.Index.Count.ShouldBe(3);
    }

    // full(4): every write to /dev/full fails as on a disk that has no room
    [Theory, OnSqlite]
    public async Task On_a_full_disk_the_index_is_in_memory_and_nothing_half_written_stays(Provider provider)
    {
        await using var data = await PublicStoreTests.Data(provider);
        using var folder = new TemporaryFolder();
        File.CreateSymbolicLink(folder.File + ".unfinished", "/dev/full");
        await new PublicStore(data.Open).Publish([.. Documents("A", "B", "C")], default);

        var edition = await Started(data.Open, folder.File);

        edition.Index.Snapshot.ShouldBeNull();
        edition.Index.Count.ShouldBe(3);
        Directory.EnumerateFiles(Path.GetDirectoryName(folder.File)!).ShouldBeEmpty();
    }

    [Theory, OnSqlite]
    public async Task A_document_that_cannot_be_read_is_left_out_of_the_file_too(Provider provider)
    {
        await using var data = await PublicStoreTests.Data(provider);
        using var folder = new TemporaryFolder();
        var bad = Document(AnAdvisory.LeftPad("B")) with { Body = "{"u8.ToArray() };
        await new PublicStore(data.Open).Publish([.. Documents("A", "C", "D"), bad], default);

        var edition = await Started(data.Open, folder.File);

        edition.Index.Snapshot.ShouldNotBeNull();
        edition.Index.Newest.Select(record => record.Id).ShouldBe(["A", "C", "D"], ignoreOrder: true);
    }

    [Fact]
    public async Task Health_and_readiness_are_told_apart()
    {
        await using var host = await PublicHost.With();

        (await host.Http.GetAsync("/healthz")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await host.Http.GetAsync("/readyz")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory, OnSqlite]
    public async Task Who_answers_has_a_large_index_written_by_another(Provider provider)
    {
        await using var data = await PublicStoreTests.Data(provider);
        using var folder = new TemporaryFolder();
        var store = new PublicStore(data.Open);
        var (live, sent) = (new LiveIndex(), new List<Errand>());
        using var follower = Follower(store, live, folder.File, Other);
        await store.Publish([.. Documents("A", "B", "C")], default);
        await follower.CatchUp(default);
        sent.ShouldBeEmpty("nobody is answered before the first index");
        await store.Publish([.. Documents("D", "E", "F")], default);

        await follower.CatchUp(default);

        sent.ShouldBe([Errand.Index]);
        live.Now.Index.Count.ShouldBe(6);
        live.Now.Index.Changed.ShouldBe(0);
        live.Now.Generation.ShouldBe(await store.Generation(default));

        async Task<bool> Other(Errand errand, CancellationToken cancel)
        {
            sent.Add(errand);
            await Writer(store).Run(folder.File, serving: false, cancel);
            return true;
        }
    }

    [Theory, OnSqlite]
    public async Task What_another_does_not_write_is_written_here(Provider provider)
    {
        await using var data = await PublicStoreTests.Data(provider);
        using var folder = new TemporaryFolder();
        var store = new PublicStore(data.Open);
        var live = new LiveIndex();
        using var follower = Follower(store, live, folder.File, (_, _) => Task.FromResult(false));
        await store.Publish([.. Documents("A", "B", "C")], default);
        await follower.CatchUp(default);
        await store.Publish([.. Documents("D", "E", "F")], default);

        await follower.CatchUp(default);

        live.Now.Index.Count.ShouldBe(6);
        live.Now.Index.Changed.ShouldBe(0);
    }

    // an index of more than two records lies in its file
    private static IndexFollower Follower(
        PublicStore store,
        LiveIndex live,
        string? file = null,
        SendOut? sendOut = null
    ) =>
        new(store, live, Writer(store), TimeProvider.System, NullLogger<IndexFollower>.Instance, file, sendOut)
        {
            MostChanged = 2,
        };

    private static WriteIndex Writer(PublicStore store) => new(store, NullLogger<WriteIndex>.Instance);

    private static PublishedDocument Document(string json) =>
        PublicStoreTests.ADocument(
            System.Text.Json.JsonDocument.Parse(json).RootElement.GetProperty("id").GetString()!,
            body: json
        );

    private static IEnumerable<PublishedDocument> Documents(params string[] ids) =>
        ids.Select(id => Document(AnAdvisory.LeftPad(id)));

    // what a process has that starts over this store, with an index of more than two records in a file
    private static async Task<Edition> Started(Func<PublicDb> open, string file)
    {
        var live = new LiveIndex();
        using var follower = Follower(new PublicStore(open), live, file);
        await follower.CatchUp(default);
        return live.Now;
    }

    private sealed class TemporaryFolder : IDisposable
    {
        private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("tocsin-index-");

        public string File => Path.Combine(folder.FullName, "index");

        public void Dispose() => folder.Delete(recursive: true);
    }

    private static async Task Until(LiveIndex live, int count)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (live.Now.Index.Count < count)
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, patience.Token);
    }
}
