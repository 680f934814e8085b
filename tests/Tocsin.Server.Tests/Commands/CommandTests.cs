using Tocsin.Tests.Hosting;

namespace Tocsin.Server.Tests.Commands;

public sealed class CommandTests
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    [Fact]
    public async Task Help_lists_every_setting()
    {
        using var home = TocsinHome.New();

        var help = await home.Command("--help");

        help.Code.ShouldBe(0);
        foreach (var setting in Server.Settings.Setting.All)
            help.Output.ShouldContain(setting.Secret ? setting.Environment : setting.Option);
        help.Output.ShouldNotContain("serve-child");
    }

    [Fact]
    public async Task Wrong_settings_stop_the_boot_with_a_sentence_each()
    {
        using var home = TocsinHome.New();

        var outcome = await home.Command("--public", "http://security.example.org", "--embargo-days", "never");

        outcome.Code.ShouldBe(64);
        outcome.Output.Trim().Split('\n').Length.ShouldBe(2);
        outcome.Output.ShouldContain("public: http://security.example.org would send secrets in the clear");
        outcome.Output.ShouldContain("embargo-days: 'never' is no number");
        Directory.Exists(home.Data).ShouldBeFalse();
    }

    [Fact]
    public async Task A_data_directory_that_others_can_read_is_refused_with_the_command_that_mends_it()
    {
        using var home = TocsinHome.New();
        Directory.CreateDirectory(home.Data, OwnerOnly | UnixFileMode.OtherRead);
        await File.WriteAllTextAsync(Path.Combine(home.Data, "something"), "");

        var outcome = await home.Command();

        outcome.Code.ShouldBe(64);
        outcome.Output.ShouldContain($"chmod 700 {home.Data}");
    }

    [Fact]
    public async Task Everything_that_is_kept_is_for_its_owner_alone()
    {
        await using var tocsin = await TocsinProcess.Start();

        File.GetUnixFileMode(tocsin.Home.Data).ShouldBe(OwnerOnly);
        foreach (var entry in Directory.EnumerateFileSystemEntries(tocsin.Home.Data, "*", SearchOption.AllDirectories))
            (File.GetUnixFileMode(entry) & ~OwnerOnly).ShouldBe(UnixFileMode.None, entry);
        File.GetUnixFileMode(tocsin.Home.MasterKey).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        Path.GetRelativePath(tocsin.Home.Data, tocsin.Home.MasterKey).ShouldStartWith("..");
    }

    [Fact]
    public async Task Whoever_has_the_machine_can_ask_somebody_in()
    {
        await using var tocsin = await TocsinProcess.Start();

        var invited = await tocsin.Command("admin", "invite", "Ann", "--workspace", tocsin.Origin("workspace"));

        invited.Code.ShouldBe(0);
        var link = new Uri(invited.Output.Trim().Split('\n')[^1].Trim());
        (await tocsin.Workspace.GetAsync(link)).StatusCode.ShouldBe(System.Net.HttpStatusCode.OK);
        link.AbsoluteUri.ShouldStartWith(tocsin.Origin("workspace"));
    }

    [Fact]
    public async Task What_an_administrator_asks_for_in_vain_is_said()
    {
        using var home = TocsinHome.New();

        (await home.Command("admin", "invite", "Ann", "--duty", "captain")).Code.ShouldBe(64);
        var token = await home.Command("admin", "token", "Nobody", "--scope", "cases-read");

        token.Code.ShouldBe(69);
        token.Output.ShouldContain("There is no member Nobody.");
    }

    [Fact]
    public async Task Without_its_master_key_the_data_is_not_opened_and_no_other_key_is_made()
    {
        await using var tocsin = await TocsinProcess.Start();
        (await tocsin.Stop()).ShouldBe(0);
        File.Delete(tocsin.Home.MasterKey);

        var outcome = await tocsin.Command("admin", "take-over");

        outcome.Code.ShouldBe(69);
        outcome.Output.ShouldContain("The master key is missing");
        File.Exists(tocsin.Home.MasterKey).ShouldBeFalse();
    }

    [Fact]
    public async Task An_import_counts_and_may_be_repeated()
    {
        using var home = TocsinHome.New();
        var samples = Path.Combine(AppContext.BaseDirectory, "samples", "advisories");
        var count = Directory.GetFiles(samples, "*.json").Length;

        var first = await home.Command("import", samples);
        var second = await home.Command("import", samples);

        first.Code.ShouldBe(0);
        first.Output.ShouldContain($"{count} added, 0 changed, 0 unchanged, 0 refused");
        second.Output.ShouldContain($"0 added, 0 changed, {count} unchanged, 0 refused");
    }

    [Fact]
    public async Task An_import_says_what_it_refuses_and_why_and_takes_the_rest()
    {
        using var home = TocsinHome.New();
        var folder = Directory.CreateDirectory(Path.Combine(home.Folder, "records")).FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "broken.json"), "{");
        await File.WriteAllTextAsync(
            Path.Combine(folder, "ours.json"),
            """{"id": "TCS-2026-1", "modified": "2026-01-01T00:00:00Z"}"""
        );
        await File.WriteAllTextAsync(
            Path.Combine(folder, "theirs.json"),
            """{"id": "SAMPLE-2026-9", "modified": "2026-01-01T00:00:00Z"}"""
        );

        var outcome = await home.Command("import", folder, Path.Combine(home.Folder, "missing"));

        outcome.Code.ShouldBe(64);
        outcome.Output.ShouldContain("1 added, 0 changed, 0 unchanged, 2 refused");
        outcome.Output.ShouldContain("broken.json: ");
        outcome.Output.ShouldContain("ours.json: TCS-2026-1 would be an advisory of this programme");
        outcome.Output.ShouldContain("missing: There is no such file or folder.");
    }

    [DataFact("nswg/npm/index.json")]
    public async Task The_working_groups_folder_is_imported_while_tocsin_runs()
    {
        await using var tocsin = await TocsinProcess.Start();

        var outcome = await tocsin.Command("import", SharedData.At("nswg"));

        outcome.Output.ShouldContain("644 added");
    }
}
