using System.Text.Json;
using Tocsin.Tests.Hosting;

namespace Tocsin.Server.Tests.Commands;

public sealed class SourceCommandTests
{
    private const string Record = """{"id": "SAMPLE-2026-9", "modified": "2026-01-01T00:00:00Z"}""";

    [Fact]
    public async Task A_source_is_added_imported_listed_tried_again_and_removed()
    {
        using var home = TocsinHome.New();
        var folder = Directory.CreateDirectory(Path.Combine(home.Folder, "records")).FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "good.json"), Record);
        await File.WriteAllTextAsync(Path.Combine(folder, "bad.json"), "{");

        (await home.Command("source", "list")).Output.ShouldContain("There are no sources");
        (await home.Command("source", "add", "mine", folder, "--prefix", "SAMPLE")).Output.ShouldContain(
            "./run source import mine"
        );
        var imported = await home.Command("source", "import", "mine");
        imported.Code.ShouldBe(0);
        imported.Output.ShouldContain("mine: 1 added, 0 changed, 0 unchanged, 1 refused");
        imported.Output.ShouldContain("bad.json: ");
        var listed = await home.Command("source", "list");
        listed.Output.ShouldContain("owns SAMPLE; when asked; last ");
        listed.Output.ShouldContain("1 records, 1 refused");
        var byHand = await home.Command("import", folder);
        byHand.Output.ShouldContain("SAMPLE-2026-9 belongs to another source");
        (await home.Command("source", "retry", "mine")).Output.ShouldContain(
            "0 added, 0 changed, 0 unchanged, 1 refused"
        );
        (await home.Command("source", "remove", "mine")).Code.ShouldBe(0);

        (await home.Command("source", "import", "mine")).Output.ShouldContain("There is no source mine.");
    }

    [Fact]
    public async Task Everything_that_is_wrong_with_a_source_is_said_at_once()
    {
        using var home = TocsinHome.New();

        var outcome = await home.Command(
            "source",
            "add",
            "Mine",
            "http://osv.example/npm",
            "--prefix",
            "GHSA",
            "--prefix",
            "a_b"
        );

        outcome.Code.ShouldBe(64);
        outcome.Output.Trim().Split('\n').Length.ShouldBe(3);
        outcome.Output.ShouldContain("NAME: 'Mine' is no name for a source");
        outcome.Output.ShouldContain("PLACE: Only https addresses are read.");
        outcome.Output.ShouldContain("--prefix: 'a_b' is no prefix");
        (await home.Command("source", "add", "mine", "/x", "--prefix", "TCS")).Output.ShouldContain(
            "TCS is the programme's own."
        );
    }

    [Fact]
    public async Task A_running_server_imports_what_is_due_and_shows_it()
    {
        await using var tocsin = await TocsinProcess.Start("--samples", "no");
        var folder = Directory.CreateDirectory(Path.Combine(tocsin.Home.Folder, "records")).FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "good.json"), Record);

        (await tocsin.Command("source", "add", "mine", folder, "--prefix", "SAMPLE", "--every", "24")).Code.ShouldBe(0);

        // the index follows what the store has
        await Eventually(tocsin, "/v1/vulns/SAMPLE-2026-9");
        var listed = await Eventually(tocsin, "/sources.json");
        var source = listed.GetProperty("sources")[0];
        source.GetProperty("records").GetInt32().ShouldBe(1);
        source.GetProperty("everyHours").GetInt32().ShouldBe(24);
    }

    private static async Task<JsonElement> Eventually(TocsinProcess tocsin, string path)
    {
        var deadline = TimeProvider.System.GetUtcNow().AddMinutes(2);
        while (true)
        {
            using var answer = await tocsin.Public.GetAsync(path);
            if (answer.IsSuccessStatusCode)
                return JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
            if (TimeProvider.System.GetUtcNow() > deadline)
                throw new TimeoutException($"{path} is still {answer.StatusCode}");
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System);
        }
    }
}
