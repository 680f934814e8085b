using Microsoft.Extensions.DependencyInjection;
using Tocsin.Advisories.Documents;
using Tocsin.Advisories.Imports;
using Tocsin.Advisories.Matching;
using Tocsin.Public.Settings;
using Tocsin.Public.Sources;
using Tocsin.Server.Hosting;
using Tocsin.Server.Settings;
using Tocsin.Server.Supervision;
using Tocsin.Tests.Hosting;

namespace Tocsin.Server.Tests.Supervision;

/// <summary>What a process that serves has done by another: that process is real.</summary>
public sealed class ErrandsTests : IDisposable
{
    private readonly TocsinHome home = TocsinHome.New();

    [Fact]
    public async Task An_index_is_written_by_another_process()
    {
        var options = Options();
        await using var process = new ProcessParts(options);
        var store = await process.PublicStore(default);
        await store.Publish([Document("A"), Document("B")], default);

        (await AtOnce(options).SendOut(Errand.Index, default)).ShouldBeTrue();

        var written = AdvisoryIndex.Open(options.IndexFile).ShouldNotBeNull();
        written.Newest.Select(record => record.Id).ShouldBe(["A", "B"], ignoreOrder: true);
        written.Snapshot!.Value.Generation.ShouldBe(await store.Generation(default));
    }

    [Fact]
    public async Task An_index_that_cannot_be_written_is_said_to_be_not_done()
    {
        var options = Options();
        await using var process = new ProcessParts(options);
        await (await process.PublicStore(default)).Publish([Document("A")], default);
        Directory.CreateDirectory(options.IndexFile + ".unfinished");

        (await AtOnce(options).SendOut(Errand.Index, default)).ShouldBeFalse();
    }

    [Fact]
    public async Task The_source_that_is_due_is_imported_by_another_process()
    {
        var options = Options();
        var dump = Path.Combine(home.Folder, "dump");
        Directory.CreateDirectory(dump);
        await File.WriteAllBytesAsync(Path.Combine(dump, "GHSA-1.json"), Document("GHSA-1").Body);
        await using var process = new ProcessParts(options);
        var parts = await process.PublicParts(default);
        var name = SourceName.Parse("friends").Value;
        var place = SourcePlace.Parse(dump).Value;
        var source = new Source(name, place, [IdPrefix.Parse("GHSA").Value], EveryHours: 1);
        (await parts.GetRequiredService<SourceStore>().Add(source, "TCS", default)).Succeeded.ShouldBeTrue();

        (await AtOnce(options).SendOut(Errand.Source, default)).ShouldBeTrue();

        (await parts.GetRequiredService<RunSource>().IsDue(default)).ShouldBeFalse();
        (
            await (await process.PublicStore(default)).Find(PublishedDocument.Advisory, "GHSA-1", default)
        ).ShouldNotBeNull();
    }

    public void Dispose() => home.Dispose();

    // a machine that runs every test at once leaves nothing for who steps back
    private static Errands AtOnce(ServerOptions options) => new(options) { StepBack = false };

    private ServerOptions Options()
    {
        var values = SettingValues.None.With("data", home.Data).With("role", "public").With("samples", "no");
        var options = ServerOptions.Read(values).Value;
        DataFolder.Prepare(options.Data).Problem.ShouldBeNull();
        return options;
    }

    private static PublishedDocument Document(string id) =>
        new(
            PublishedDocument.Advisory,
            id,
            1,
            new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero),
            System.Text.Encoding.UTF8.GetBytes(
                $$"""
                {"id":"{{id}}","modified":"2026-01-01T00:00:00Z","affected":[{"package":{"ecosystem":"npm","name":"left-pad"},"versions":["1.0.0"]}]}
                """
            )
        );
}
