using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Tocsin.Advisories.Imports;
using Tocsin.Public.Sources;
using Tocsin.Public.Storage;

namespace Tocsin.Public.Tests.Pages;

public sealed class SourcePagesTests : IDisposable
{
    private const string Secret = "never to be seen";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("tocsin-pages-");

    [Fact]
    public async Task Sources_are_shown_with_what_was_refused_and_never_with_its_bytes_or_paths_of_the_machine()
    {
        await using var host = await PublicHost.With();
        await Import(host, bad: 60);

        var list = (await host.Get("/sources.json")).Body.GetProperty("sources")[0];
        list.GetProperty("name").GetString().ShouldBe("broken-one");
        list.GetProperty("refused").GetInt32().ShouldBe(60);
        list.GetProperty("from").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
        var (status, first) = await host.Get("/sources/broken-one.json");
        status.ShouldBe(HttpStatusCode.OK);
        first.GetProperty("quarantined").GetArrayLength().ShouldBe(50);
        first.GetProperty("quarantined")[0].GetProperty("path").GetString().ShouldBe("00.json");
        var (_, second) = await host.Get($"/sources/broken-one?page={first.GetProperty("next").GetInt32()}");
        second.GetProperty("quarantined").GetArrayLength().ShouldBe(10);
        second.GetProperty("next").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);

        foreach (var path in (string[])["/sources", "/sources/broken-one", "/sources/broken-one?page=2"])
        {
            var page = await host.GetPage(path);
            page.StatusCode.ShouldBe(HttpStatusCode.OK, path);
            var text = await page.Content.ReadAsStringAsync() + await host.Http.GetStringAsync(path);
            text.ShouldContain("broken-one");
            text.ShouldNotContain(Secret);
            text.ShouldNotContain(folder.FullName);
            text.ShouldNotContain(folder.Name);
        }
    }

    [Theory]
    [InlineData("/sources/none")]
    [InlineData("/sources/none.json")]
    [InlineData("/sources/by-hand")]
    [InlineData("/sources/own")]
    [InlineData("/sources/broken-one?page=0")]
    [InlineData("/sources/broken-one?page=2")]
    [InlineData("/sources/broken-one?page=x")]
    [InlineData("/sources/broken-one?page=999999999")]
    public async Task What_is_no_source_or_no_page_of_one_is_not_there(string path)
    {
        await using var host = await PublicHost.With();
        await Import(host, bad: 1);

        (await host.Http.GetAsync(path)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await host.GetPage(path)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Of_what_was_refused_by_hand_the_public_sees_only_how_much()
    {
        await using var host = await PublicHost.With();
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "bad.json"), Secret);
        var import = host.Services.GetRequiredService<Import>();
        using var source = ImportSource.Open(Path.Combine(folder.FullName, "bad.json"), new()).Value;
        await import.ByHand(source, _ => { }, default);

        var (_, listed) = await host.Get("/sources.json");
        listed.GetProperty("sources")[0].GetProperty("refused").GetInt32().ShouldBe(1);
        var page = await (await host.GetPage("/sources")).Content.ReadAsStringAsync();
        page.ShouldContain("imported by hand");
        foreach (var shown in (string[])[page, listed.ToString()])
        {
            shown.ShouldNotContain("bad");
            shown.ShouldNotContain(folder.Name);
        }
        foreach (var path in (string[])[$"/sources/{Origins.ByHand}", $"/sources/{Origins.ByHand}.json"])
            (await host.Http.GetAsync(path)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    public void Dispose() => folder.Delete(recursive: true);

    private async Task Import(PublicHost host, int bad)
    {
        foreach (var n in Enumerable.Range(0, bad))
            await File.WriteAllTextAsync(
                Path.Combine(folder.FullName, $"{n:00}.json"),
                $"{{\"id\":1,\"x\":\"{Secret}\"}}"
            );
        var db = host.Services.GetRequiredService<Func<PublicDb>>();
        await host
            .Services.GetRequiredService<SourceStore>()
            .Add(Sources.ASourcedStore.ASource("broken-one", folder.FullName, "GHSA"), "TCS", default);
        using var fetch = new Tocsin.Web.Outbound.Fetch(
            Tocsin.Web.Outbound.OutboundHandler.Make(Tocsin.Web.Outbound.AddressRule.Internet),
            TimeProvider.System
        );
        var run = new RunSource(
            db,
            new Import(new PublicStore(db), new Quarantine(db, TimeProvider.System)),
            fetch,
            _ => Task.FromResult("TCS"),
            folder.FullName,
            TimeProvider.System
        );
        (await run.Now(SourceName.Parse("broken-one").Value, (_, _) => { }, default)).Succeeded.ShouldBeTrue();
    }
}
