using Microsoft.Extensions.Logging.Abstractions;
using Tocsin.Advisories.Imports;
using Tocsin.Advisories.Matching;
using Tocsin.Public.Live;
using Tocsin.Public.Sources;
using Tocsin.Public.Storage;
using Tocsin.Public.Tests.Storage;

namespace Tocsin.Public.Tests.Live;

public sealed class IndexHandoverTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("tocsin-handover-");

    private string IndexFile => Path.Combine(folder.FullName, "index");

    [DataTheory("osv/npm/all.zip"), OnSqlite, OnPostgres]
    public async Task A_large_import_into_an_empty_store_leaves_the_index_that_reading_it_would_make(Provider provider)
    {
        await using var data = await PublicStoreTests.Data(provider);
        var store = new PublicStore(data.Open);
        var waiting = new LiveIndex();
        using var follower = Follower(store, waiting);
        await follower.CatchUp(default);

        await Import(data, "osv/npm/all.zip");

        var handed = AdvisoryIndex.Open(IndexFile).ShouldNotBeNull();
        // a file written anew would not have it; its time will not do, for whether it is on disk is noted in it later
        const UnixFileMode marked = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
        File.SetUnixFileMode(IndexFile, marked);
        await follower.CatchUp(default);
        waiting.Now.Index.Snapshot.ShouldBe(handed.Snapshot);
        waiting.Now.Index.Changed.ShouldBe(0);
        File.GetUnixFileMode(IndexFile).ShouldBe(marked);
        var read = new LiveIndex();
        using var alone = Follower(store, read, file: null);
        await alone.CatchUp(default);
        read.Now.Stamp.ShouldBe(waiting.Now.Stamp);
        Said(waiting.Now.Index).ShouldBe(Said(read.Now.Index));
    }

    [DataTheory("osv/npm/all.zip"), OnSqlite]
    public async Task An_import_into_a_store_that_has_something_leaves_the_file_to_who_serves(Provider provider)
    {
        await using var data = await PublicStoreTests.Data(provider);
        await new PublicStore(data.Open).Publish([PublicStoreTests.ADocument("A")], default);

        await Import(data, "osv/npm/all.zip");

        folder.GetFiles().ShouldBeEmpty();
    }

    public void Dispose() => folder.Delete(recursive: true);

    private async Task Import(TestDatabase<PublicDb> data, string path)
    {
        var store = new PublicStore(data.Open);
        var import = new Import(store, new Quarantine(data.Open, TimeProvider.System), IndexFile);
        using var source = ImportSource.Open(SharedData.At(path), new ImportRules()).Value;
        (await import.ByHand(source, _ => { }, default)).Count.Added.ShouldBeGreaterThan(25_000);
    }

    private IndexFollower Follower(PublicStore store, LiveIndex live) => Follower(store, live, IndexFile);

    private static IndexFollower Follower(PublicStore store, LiveIndex live, string? file) =>
        new(
            store,
            live,
            new WriteIndex(store, NullLogger<WriteIndex>.Instance),
            TimeProvider.System,
            NullLogger<IndexFollower>.Instance,
            file
        );

    private static string Said(AdvisoryIndex index) =>
        string.Join(
            '\n',
            index.Newest.Select(record =>
                $"{record.Id} {record.Revision} {record.Modified:O} {record.Title} {string.Join(' ', record.Affected.Select(p => $"{p.Name} {p.NpmId} {p.Versions}"))}"
            )
        );
}
