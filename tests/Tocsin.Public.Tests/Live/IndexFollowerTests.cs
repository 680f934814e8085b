using System.Net;
using Microsoft.Extensions.Logging.Abstractions;
using Tocsin.Advisories.Documents;
using Tocsin.Advisories.Documents;
using Tocsin.Public.Live;
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
        using var follower = new IndexFollower(
            data.Open,
            live,
            TimeProvider.System,
            NullLogger<IndexFollower>.Instance
        );
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
        using var follower = new IndexFollower(
            data.Open,
            live,
            TimeProvider.System,
            NullLogger<IndexFollower>.Instance
        );

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
        using var follower = new IndexFollower(
            data.Open,
            live,
            TimeProvider.System,
            NullLogger<IndexFollower>.Instance
        );

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
        using var follower = new IndexFollower(
            () => current.Open(),
            live,
            TimeProvider.System,
            NullLogger<IndexFollower>.Instance
        );
        await follower.CatchUp(default);
        live.Now.Index.Count.ShouldBe(2);

        current = earlier;
        await follower.CatchUp(default);

        live.Now.Index.Newest.Select(record => record.Id).ShouldBe(["A"]);
        live.Now.Generation.ShouldBe(1);
    }

    [Fact]
    public async Task Health_and_readiness_are_told_apart()
    {
        await using var host = await PublicHost.With();

        (await host.Http.GetAsync("/healthz")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await host.Http.GetAsync("/readyz")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private static PublishedDocument Document(string json) =>
        PublicStoreTests.ADocument(
            System.Text.Json.JsonDocument.Parse(json).RootElement.GetProperty("id").GetString()!,
            body: json
        );

    private static async Task Until(LiveIndex live, int count)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (live.Now.Index.Count < count)
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, patience.Token);
    }
}
