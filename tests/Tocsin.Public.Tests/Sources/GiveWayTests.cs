using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Tocsin.Advisories.Documents;
using Tocsin.Advisories.Imports;
using Tocsin.Public.Sources;
using Tocsin.Public.Storage;
using Tocsin.Public.Tests.Storage;
using Tocsin.Storage;

namespace Tocsin.Public.Tests.Sources;

/// <summary>Nothing here measures how fast anything is: only what waits for what.</summary>
public sealed class GiveWayTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("tocsin-traffic-");

    private string Page => Path.Combine(folder.FullName, "traffic");

    [Fact]
    public void What_one_process_says_another_sees_and_nobody_else()
    {
        using var here = Traffic.At(Page);
        using var there = Traffic.At(Page);
        (there.IsAsked, there.IsWanted).ShouldBe((false, false));

        here.Asked();
        there.IsAsked.ShouldBeFalse("one is not many");
        Many(here);
        there.IsAsked.ShouldBeTrue();

        using (here.Waits())
            there.IsWanted.ShouldBeTrue();
        there.IsWanted.ShouldBeFalse();
        File.GetUnixFileMode(Page).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [Theory]
    [InlineData(long.MaxValue)]
    [InlineData(long.MinValue + 1)]
    [InlineData(0)]
    [InlineData(-1)]
    public void Whatever_an_earlier_start_of_the_machine_left_nobody_waits_for_ever(long left)
    {
        File.WriteAllBytes(Page, [.. BitConverter.GetBytes(left), .. BitConverter.GetBytes(left)]);
        using var traffic = Traffic.At(Page);

        traffic.IsAsked.ShouldBeFalse();
        traffic.IsWanted.ShouldBeFalse();
    }

    [Fact]
    public void Where_there_can_be_no_page_nobody_is_ever_asked()
    {
        using var traffic = Traffic.At(Path.Combine(folder.FullName, "absent", "traffic"));
        Many(traffic);
        traffic.IsAsked.ShouldBeFalse();
    }

    [Fact]
    public void An_import_rests_while_somebody_asks_and_not_while_somebody_waits_to_write()
    {
        using var traffic = Traffic.At(Page);
        var way = new GiveWay(traffic, TimeProvider.System);

        Rests(way, () => Many(traffic)).ShouldBeGreaterThan(5);
        using (traffic.Waits())
        {
            Thread.Sleep(TimeSpan.FromMilliseconds(10));
            way.Pass();
            Rests(way, () => Many(traffic)).ShouldBeLessThan(3);
        }
        Thread.Sleep(Traffic.Lull * 2);
        way.Pass();
        Rests(way, () => { }).ShouldBeLessThan(3);
    }

    [Fact]
    public async Task A_publication_goes_out_while_an_import_gives_way()
    {
        await using var data = await PublicStoreTests.Data(Provider.Sqlite);
        using var traffic = Traffic.At(Page);
        var store = new PublicStore(data.Open) { Traffic = traffic };
        var import = new Import(
            store,
            new Quarantine(data.Open, TimeProvider.System),
            giveWay: new(traffic, TimeProvider.System) { Rest = TimeSpan.FromMilliseconds(200) }
        );
        using var asking = new CancellationTokenSource();
        var readers = Ask(traffic, asking.Token);
        var begun = new TaskCompletionSource();
        // at this pace they take minutes, which is longer than anybody waits for the file
        const int Many = 30_000;
        using var source = ImportSource.Held([.. Enumerable.Range(0, Many).Select(AnEntry)], new());
        var seen = 0;
        var importing = Task.Run(() =>
            import.ByHand(
                source,
                _ =>
                {
                    if (++seen == 1)
                        begun.SetResult();
                },
                default
            )
        );
        await begun.Task;

        await store.Publish([PublicStoreTests.ADocument("TCS-2026-1")], default);

        (await store.Find(PublishedDocument.Advisory, "TCS-2026-1", default)).ShouldNotBeNull();
        (await importing).Count.Added.ShouldBe(Many);
        await asking.CancelAsync();
        await readers;
    }

    [Fact]
    public async Task A_file_that_is_made_has_large_pages_and_one_that_is_there_keeps_its_own()
    {
        (await PageSizeOf("fresh.db", PublicStore.PageSize)).ShouldBe(PublicStore.PageSize);
        (await PageSizeOf("plain.db", 0)).ShouldBe(4096);
        (await PageSizeOf("plain.db", PublicStore.PageSize)).ShouldBe(4096);
    }

    public void Dispose() => folder.Delete(recursive: true);

    private static void Many(Traffic traffic)
    {
        for (var i = 0; i < 20; i++)
            traffic.Asked();
    }

    // How often a thread that does nothing is made to wait, of so many times that it might be.
    private static int Rests(GiveWay way, Action ask)
    {
        var rests = 0;
        for (var i = 0; i < 10; i++)
        {
            ask();
            var watch = Stopwatch.StartNew();
            // longer than a slice
            while (watch.Elapsed < GiveWay.Slice * 2) { }
            watch.Restart();
            way.Pass();
            if (watch.Elapsed >= way.Rest)
                rests++;
        }
        return rests;
    }

    private static async Task Ask(Traffic traffic, CancellationToken end)
    {
        while (!end.IsCancellationRequested)
        {
            Many(traffic);
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, end)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static HeldEntry AnEntry(int number) =>
        new(
            number.ToString(CultureInfo.InvariantCulture),
            new ReadOnlyMemory<byte>(System.Text.Encoding.UTF8.GetBytes(ASourcedStore.ARecord($"X-{number}"))),
            null
        );

    private async Task<long> PageSizeOf(string name, int asked)
    {
        var file = Path.Combine(folder.FullName, name);
        var options = new Microsoft.EntityFrameworkCore.DbContextOptionsBuilder<PublicOnSqlite>();
        Databases.Use(options, $"Data Source={file};Pooling=False");
        await Databases.Migrate(new PublicOnSqlite(options.Options), default, asked);
        await using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        await connection.OpenAsync();
        await using var pragma = connection.CreateCommand();
        pragma.CommandText = "PRAGMA page_size";
        return (long)(await pragma.ExecuteScalarAsync())!;
    }
}
