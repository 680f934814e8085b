using System.Net.Http.Headers;
using System.Text;
using Tocsin.Clients.Tests.Actors;

namespace Tocsin.Clients.Tests.Secrecy;

/// <summary>After everything has happened once, every secret string of it is searched for wherever it could have got to.</summary>
public sealed class SealingTests
{
    [Fact]
    public async Task No_secret_string_of_the_whole_path_is_anywhere_in_clear()
    {
        using var home = AHomeWithItsOwnTemporaryFolder();
        await using var tocsin = await TocsinProcess.StartAt(home, "--samples", "no");
        using var path = await ACase.Approved(tocsin);
        await path.Publish();
        (await path.Published(within: TimeSpan.FromSeconds(20))).ShouldNotBeNull();
        // a few mistakes, since it is errors that tell
        await tocsin.Public.GetAsync($"/advisories/{path.Number}");
        await tocsin.Intake.PostAsync("/api/mailbox", Json($$"""{"receipt": "{{path.Receipt}}1"}"""));
        await path.Drafter.Ask(HttpMethod.Put, $"/api/cases/{path.Number}/draft", new { revision = 0, content = "x" });

        var @public = new List<string>();
        foreach (var page in (string[])["/", "/advisories", "/feed.atom", "/v1/vulns/CVE-2026-0001"])
            @public.Add(await tocsin.Public.GetStringAsync(page));
        ShouldNotTell(path.Secrets.All, @public, "a public answer");
        ShouldNotTell(path.Secrets.All, [tocsin.Output], "the log");
        SearchMemory(tocsin, path);
        await tocsin.Stop();

        SearchFiles(tocsin, path);
    }

    [Fact]
    public async Task An_upload_that_was_cut_off_by_a_kill_leaves_nothing_in_clear()
    {
        using var home = AHomeWithItsOwnTemporaryFolder();
        await using var tocsin = await TocsinProcess.StartAt(home, "--samples", "no");
        var secrets = new Secrets();
        var secret = secrets.New("content of an attachment");
        using var body = new UnfinishedUpload(secret);
        using var client = tocsin.Client("intake");
        var sending = client.PostAsync("/api/reports", body);
        await body.HalfSent;
        await Task.Delay(TimeSpan.FromSeconds(1), TimeProvider.System);

        var serving = tocsin.Children();
        await tocsin.Kill();
        foreach (var process in serving)
        {
            process.Kill();
            await process.WaitForExitAsync();
        }
        body.GiveUp();
        await Should.ThrowAsync<HttpRequestException>(() => sending);

        foreach (var file in Files(home))
            ShouldNotTell(secrets.All, [Text(file)], file);
        await tocsin.Restart("--samples", "no");
    }

    // Whoever breaks into the public process reads all of its memory. The other process shows that the search finds what is there.
    private static void SearchMemory(TocsinProcess tocsin, ACase path)
    {
        var master = Convert.FromBase64String(File.ReadAllText(tocsin.Home.MasterKey).Split(' ')[1]);
        byte[][] sought =
        [
            master,
            Encoding.ASCII.GetBytes(Convert.ToBase64String(master)),
            .. path.Secrets.All.SelectMany(s => (byte[][])[Encoding.UTF8.GetBytes(s), Encoding.Unicode.GetBytes(s)]),
        ];
        var secret = tocsin
            .Children()
            .Where(ProcessMemory.HasOpenBelow(Path.Combine(tocsin.Home.Data, "cases")))
            .ToList();
        var open = tocsin.Children().Single(p => secret.TrueForAll(s => s.Id != p.Id));

        ProcessMemory.Finds(secret.ShouldHaveSingleItem(), sought).ShouldBeTrue();
        ProcessMemory.Finds(open, sought).ShouldBeFalse("the memory of the public process tells");
        ProcessMemory.Finds(open, [Encoding.UTF8.GetBytes(APackage.Name)]).ShouldBeTrue("what it publishes it knows");
    }

    private static void SearchFiles(TocsinProcess tocsin, ACase path)
    {
        var mails = 0;
        foreach (var file in Files(tocsin.Home))
        {
            var text = Text(file);
            if (file.EndsWith(".eml", StringComparison.Ordinal))
            {
                mails++;
                // whom it is to, it has to say, in the mail and on its envelope (the form of a pickup directory); nothing else
                var lines = text.Split('\n').Where(l => !IsAddress(l));
                ShouldNotTell(path.Secrets.All, [string.Join('\n', lines)], file);
                ShouldNotTell(path.Secrets.All.Except(path.Secrets.Addressees), [text], file);
                // of the case, or to operators of IDs, who are not told of which case one is
                (text.Contains(path.Number, StringComparison.Ordinal) ^ IsOfIds(text)).ShouldBeTrue(text);
                text.ShouldNotContain(APackage.Name);
            }
            else
                ShouldNotTell(path.Secrets.All, [text], file);
        }
        mails.ShouldBeGreaterThan(2);
    }

    private static bool IsOfIds(string mail) => mail.Contains("/cve-ids", StringComparison.Ordinal);

    private static bool IsAddress(string line) =>
        line.StartsWith("To:", StringComparison.Ordinal) || line.StartsWith("X-Receiver:", StringComparison.Ordinal);

    private static TocsinHome AHomeWithItsOwnTemporaryFolder()
    {
        var home = TocsinHome.New();
        var temporary = Directory.CreateDirectory(Path.Combine(home.Folder, "tmp")).FullName;
        home.Environment["TMPDIR"] = temporary;
        return home;
    }

    private static IEnumerable<string> Files(TocsinHome home) =>
        Directory.EnumerateFiles(home.Folder, "*", SearchOption.AllDirectories).Where(f => !IsChannel(f));

    // a killed runtime leaves its diagnostic socket and the pipes of its debugger in the temporary folder: they hold no
    // bytes, and reading a pipe without a writer never ends
    private static bool IsChannel(string file) =>
        Path.GetFileName(file) is var name
        && (
            name.StartsWith("dotnet-diagnostic-", StringComparison.Ordinal)
            || name.StartsWith("clr-debug-pipe-", StringComparison.Ordinal)
        );

    // Latin-1 keeps every byte: a database is searched as it lies there, deleted rows and all
    private static string Text(string file) => File.ReadAllText(file, Encoding.Latin1);

    private static void ShouldNotTell(IEnumerable<string> secrets, IEnumerable<string> texts, string where)
    {
        var spellings = secrets.SelectMany(s =>
            new[]
            {
                s,
                Encoding.Latin1.GetString(Encoding.Unicode.GetBytes(s)),
                Convert.ToBase64String(Encoding.UTF8.GetBytes(s))[..8],
            }
        );
        foreach (var text in texts)
        {
            foreach (var secret in spellings)
                text.Contains(secret, StringComparison.Ordinal).ShouldBeFalse($"{where} tells {secret}");
        }
    }

    private static StringContent Json(string text) =>
        new(text, Encoding.UTF8, new MediaTypeHeaderValue("application/json"));
}
