using System.Globalization;
using System.IO.Compression;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace Tocsin.Clients.Tests.Crashes;

/// <summary>kill -9 in the middle of an import, several times: readers never notice, and the next import makes up for it.</summary>
public sealed class ImportKillTests
{
    private const int Records = 12_000;

    // How much has been written into the log when the kill comes, in bytes: before anything, a little, a lot.
    private static readonly long[] Moments = [0, 2_000_000, 40_000_000];

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    [Fact]
    public async Task A_killed_import_leaves_the_old_state_and_repeated_gives_the_new_one()
    {
        await using var tocsin = await TocsinProcess.Start("--samples", "no");
        using var undisturbed = TocsinHome.New();
        var (old, young) = (Path.Combine(tocsin.Home.Folder, "old.zip"), Path.Combine(tocsin.Home.Folder, "new.zip"));
        WriteDump(old, day: 1, padding: 200);
        WriteDump(young, day: 2, padding: 10_000);
        (await tocsin.Command("import", old)).Code.ShouldBe(0);
        await Eventually(async () => await Seen(tocsin) == "2026-01-01");
        using var stop = new CancellationTokenSource();
        var reading = Read(tocsin, stop.Token);

        foreach (var moment in Moments)
        {
            var before = LogSize(tocsin);
            var import = Launched.Start(tocsin.Home, ["import", young]);
            await Eventually(() =>
                Task.FromResult(import.Process.HasExited || moment == 0 || LogSize(tocsin) >= before + moment)
            );
            import.Process.HasExited.ShouldBeFalse($"the import was over before {moment:N0} bytes:\n{import.Output}");
            import.Signal(Signal.Kill);
            (await import.Ended()).ShouldNotBe(0);
            (await Seen(tocsin)).ShouldBe("2026-01-01");
        }
        (await tocsin.Command("import", young)).Output.ShouldContain($"{Records} changed");

        await Eventually(async () => await Seen(tocsin) == "2026-01-02");
        await stop.CancelAsync();
        (await reading).ShouldBe(["2026-01-01", "2026-01-02"], "old, then new, and nothing between");
        (await undisturbed.Command("import", old)).Code.ShouldBe(0);
        (await undisturbed.Command("import", young)).Code.ShouldBe(0);
        (await Kept(tocsin.Home)).ShouldBe(await Kept(undisturbed));
    }

    // Asks again and again for many packages at once, and returns what there was to be seen, in order; once more after the end.
    private static async Task<List<string>> Read(TocsinProcess tocsin, CancellationToken stop)
    {
        var seen = new List<string>();
        while (true)
        {
            var last = stop.IsCancellationRequested;
            var now = await Seen(tocsin);
            if (seen.Count == 0 || seen[^1] != now)
                seen.Add(now);
            if (last)
                return seen;
            // without a pause it would take a processor for itself
            await Task.Delay(Pause, TimeProvider.System, CancellationToken.None);
        }
    }

    /// <summary>The day that all of a batch has; several are a mixture.</summary>
    private static async Task<string> Seen(TocsinProcess tocsin)
    {
        var queries = Enumerable
            .Range(0, 200)
            .Select(n => new
            {
                package = new { ecosystem = "npm", name = $"killed-{n * (Records / 200)}" },
                version = "1.0.0",
            });
        var answer = await tocsin.Public.PostAsJsonAsync("/v1/querybatch", new { queries });
        var results = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("results");
        var days = results
            .EnumerateArray()
            .Select(r =>
                r.TryGetProperty("vulns", out var found) ? found[0].GetProperty("modified").GetString()![..10] : ""
            )
            .Distinct(StringComparer.Ordinal);
        return string.Join(" and ", days);
    }

    private static void WriteDump(string path, int day, int padding)
    {
        using var zip = ZipFile.Open(path, ZipArchiveMode.Create);
        for (var n = 0; n < Records; n++)
        {
            using var entry = new StreamWriter(zip.CreateEntry($"KILL-{n}.json", CompressionLevel.Fastest).Open());
            entry.Write(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $$"""
                    {"id":"KILL-{{n}}","modified":"2026-01-{{day:00}}T00:00:00Z","details":"{{new string(
                        'x',
                        padding
                    )}}",
                    "affected":[{"package":{"ecosystem":"npm","name":"killed-{{n}}"},"versions":["1.0.0"]}]}
                    """
                )
            );
        }
    }

    private static long LogSize(TocsinProcess tocsin) =>
        new FileInfo(Path.Combine(tocsin.Home.Data, "public", "public.db-wal")) is { Exists: true } log
            ? log.Length
            : 0;

    /// <summary>Every advisory of a home, in order.</summary>
    private static async Task<List<string>> Kept(TocsinHome home)
    {
        var file = Path.Combine(home.Data, "public", "public.db");
        await using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = """
            SELECT d.id || '/' || d.revision || '/' || d.modified || '/' || length(d.body) || '/' || f.revision || '/' || f.source
            FROM documents d JOIN in_force f ON f.kind = d.kind AND f.id = d.id
            WHERE d.kind = 'advisory' ORDER BY d.id, d.revision
            """;
        var kept = new List<string>();
        await using var rows = await command.ExecuteReaderAsync();
        while (await rows.ReadAsync())
            kept.Add(rows.GetString(0));
        kept.Count.ShouldBe(2 * Records);
        return kept;
    }

    private static async Task Eventually(Func<Task<bool>> look)
    {
        var deadline = TimeProvider.System.GetUtcNow().AddMinutes(2);
        while (!await look())
        {
            if (TimeProvider.System.GetUtcNow() > deadline)
                throw new TimeoutException("It did not happen.");
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System);
        }
    }
}
