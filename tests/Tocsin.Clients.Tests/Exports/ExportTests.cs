using System.Net;
using System.Text;
using System.Text.Json;
using Tocsin.Clients.Tests.Actors;
using Tocsin.Clients.Tests.Audits;
using Tocsin.Clients.Tests.Signing;

namespace Tocsin.Clients.Tests.Exports;

/// <summary><c>./run export</c> by the real program, compared with what the real server answers.</summary>
public sealed class ExportTests
{
    private const string Advisory = """
        {"id":"SAMPLE-2026-9","modified":"2026-03-01T12:00:00Z","summary":"Says too much",
         "severity":[{"type":"CVSS_V3","score":"CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H"}],
         "affected":[{"package":{"ecosystem":"NuGet","name":"Shouldly"},
           "ranges":[{"type":"ECOSYSTEM","events":[{"introduced":"4.0.0"},{"fixed":"4.2.2"}]}]}]}
        """;

    // what the tree has for itself
    private static readonly string[] Lists = ["tocsin-export.txt", "content-types.txt"];

    [Fact]
    public async Task Every_file_is_what_the_server_answers_and_only_what_changes_is_written_again()
    {
        await using var tocsin = await TocsinProcess.Start();
        using var path = await ACase.Approved(tocsin);
        (await path.Publish()).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await path.Published(TimeSpan.FromSeconds(60))).ShouldNotBeNull();
        var reader = new AReader(tocsin.Public);
        var (document, signature) = await reader.SignedDocument();
        // the first start signs it a moment later
        await AReader.Eventually(async () =>
            (await reader.SecurityTxt()).StartsWith("-----BEGIN PGP SIGNED", StringComparison.Ordinal)
        );
        var tree = Path.Combine(tocsin.Home.Folder, "tree");

        (await Export(tocsin, tree)).ShouldContain(" 0 unchanged, 0 removed, 0 left out");

        var files = Files(tree);
        var types = Types(tree);
        foreach (var file in files.Except(Lists, StringComparer.Ordinal))
        {
            using var answer = await tocsin.Public.GetAsync(
                "/" + string.Join('/', file.Split('/').Select(Uri.EscapeDataString))
            );
            answer.StatusCode.ShouldBe(HttpStatusCode.OK, file);
            (await File.ReadAllBytesAsync(Path.Combine(tree, file))).ShouldBe(
                await answer.Content.ReadAsByteArrayAsync(),
                file
            );
            types("/" + file).ShouldBe(answer.Content.Headers.ContentType!.ToString(), file);
            File.GetUnixFileMode(Path.Combine(tree, file)).HasFlag(UnixFileMode.OtherRead).ShouldBeTrue(file);
        }
        files.ShouldContain("ecosystems.txt");
        files.ShouldContain(".well-known/security.txt");
        files.ShouldContain("npm/all.zip");
        var at = files.Single(f => f.EndsWith(".json.asc", StringComparison.Ordinal));
        (await File.ReadAllTextAsync(Path.Combine(tree, at))).ShouldBe(signature);
        (await File.ReadAllBytesAsync(Path.Combine(tree, at[..^4]))).ShouldBe(document);

        var before = files.ToDictionary(f => f, f => File.GetLastWriteTimeUtc(Path.Combine(tree, f)));
        (await Export(tocsin, tree)).ShouldContain($" 0 written, {files.Count - 1} unchanged, 0 removed");
        Import(tocsin.Home, "SAMPLE-2026-9", Advisory);
        (
            await tocsin.Command("import", "--data", tocsin.Home.Data, Path.Combine(tocsin.Home.Folder, "in"))
        ).Code.ShouldBe(0);
        // NuGet's pages have other addresses as soon as they say something else: the old ones go
        (await Export(tocsin, tree)).ShouldContain(" 2 removed, 0 left out");
        before[at].ShouldBe(File.GetLastWriteTimeUtc(Path.Combine(tree, at)));
        Files(tree).ShouldContain("NuGet/SAMPLE-2026-9.json");
    }

    [Fact]
    public async Task A_folder_that_holds_something_else_is_left_alone()
    {
        using var home = TocsinHome.New();
        var folder = Directory.CreateDirectory(Path.Combine(home.Folder, "mine")).FullName;
        var letter = Path.Combine(folder, "letter.txt");
        await File.WriteAllTextAsync(letter, "Dear Ann");

        var refused = await home.Command("export", folder);

        refused.Code.ShouldBe(69);
        refused.Output.ShouldContain("holds something that no export wrote");
        Directory.GetFileSystemEntries(folder).ShouldBe([letter]);
    }

    [Fact]
    public async Task Programs_that_read_files_are_answered_by_any_web_server()
    {
        using var home = TocsinHome.New();
        var tree = Directory.CreateDirectory(Path.Combine(home.Folder, "tree")).FullName;
        await using var server = await AStaticServer.Start(tree);
        Import(home, "SAMPLE-2026-9", Advisory);
        (await home.Command("import", Path.Combine(home.Folder, "in"))).Code.ShouldBe(0);
        // whose advisories they are is a setting: these become documents of a provider
        string[] whose = ["--public", server.Origin, "--advisory-prefix", "SAMPLE"];

        var exported = await home.Command(["export", tree, .. whose]);

        exported.Code.ShouldBe(0, exported.Output);
        var affected = ADotNet.Project(home, server.Origin, "Shouldly", "4.2.1");
        (await ADotNet.Run(affected, "restore")).ShouldContain("NU1904");
        var clean = ADotNet.Project(home, server.Origin, "xunit.abstractions", "2.0.3");
        (await ADotNet.Run(clean, "restore")).ShouldNotContain("NU19");
        using var http = new HttpClient { BaseAddress = new(server.Origin) };
        var (body, signature) = await new AReader(http).Document();
        signature.ShouldBeNull("this installation never had a key");
        if (Path.Exists(CsafValidator.Library))
            (await CsafValidator.Faults([OnOneLine(body)])).Single().ShouldBeEmpty();
    }

    private static async Task<string> Export(TocsinProcess tocsin, string tree)
    {
        var exported = await tocsin.Command([
            "export",
            tree,
            "--public",
            tocsin.Origin("public"),
            "--intake",
            tocsin.Origin("intake"),
        ]);
        exported.Code.ShouldBe(0, exported.Output);
        return exported.Output;
    }

    private static void Import(TocsinHome home, string id, string record)
    {
        var folder = Directory.CreateDirectory(Path.Combine(home.Folder, "in")).FullName;
        File.WriteAllText(Path.Combine(folder, id + ".json"), record);
    }

    private static List<string> Files(string tree) =>
        [
            .. Directory
                .EnumerateFiles(tree, "*", SearchOption.AllDirectories)
                .Select(f => Path.GetRelativePath(tree, f))
                .Order(StringComparer.Ordinal),
        ];

    // the first pattern that fits holds
    private static Func<string, string> Types(string tree)
    {
        var rules = File.ReadLines(Path.Combine(tree, "content-types.txt")).Select(line => line.Split('\t')).ToList();
        return path =>
            rules.First(rule =>
                rule[0] == path || (rule[0][0] == '*' && path.EndsWith(rule[0][1..], StringComparison.Ordinal))
            )[1];
    }

    private static byte[] OnOneLine(byte[] json) =>
        Encoding.UTF8.GetBytes(JsonSerializer.Serialize(JsonDocument.Parse(json).RootElement));
}
