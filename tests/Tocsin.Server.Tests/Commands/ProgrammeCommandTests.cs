using Tocsin.Tests.Hosting;

namespace Tocsin.Server.Tests.Commands;

public sealed class ProgrammeCommandTests
{
    [Fact]
    public async Task The_programme_goes_out_as_a_file_and_comes_in_whole_or_not_at_all()
    {
        using var home = await Configured();
        var file = Path.Combine(home.Folder, "programme.yaml");

        var written = await home.Command("programme", "export", file);

        written.Code.ShouldBe(0, written.Output);
        var text = await File.ReadAllTextAsync(file);
        text.ShouldContain("name: \"Old foundation\"");
        await File.WriteAllTextAsync(
            file,
            text.Replace("embargoDays: 30", "embargoDays: soon", StringComparison.Ordinal)
                .Replace("everyMonths: 6", "everyMonths: 60", StringComparison.Ordinal)
                .Replace("rollCall:", "colour: blue\nrollCall:", StringComparison.Ordinal)
        );
        var refused = await home.Command("programme", "import", file);
        refused.Code.ShouldBe(64);
        refused.Output.Trim().Split('\n').Length.ShouldBe(3, refused.Output);
        refused.Output.ShouldContain("promises.embargoDays: Line ");
        refused.Output.ShouldContain("rollCall.everyMonths: ");
        refused.Output.ShouldContain("'colour' is not known here");

        await File.WriteAllTextAsync(
            file,
            text.Replace("embargoDays: 30", "embargoDays: 60", StringComparison.Ordinal)
        );
        var checkedOnly = await home.Command("programme", "import", file, "--check");
        var taken = await home.Command("programme", "import", file, "--reason", "The board has decided it.");
        var again = await home.Command("programme", "import", file);

        checkedOnly.Code.ShouldBe(0, checkedOnly.Output);
        checkedOnly.Output.ShouldContain("-   embargoDays: 30\n+   embargoDays: 60");
        checkedOnly.Output.ShouldContain("This would be version 2; nothing was changed.");
        taken.Code.ShouldBe(0, taken.Output);
        taken.Output.ShouldContain("Version 2 is in force.");
        // what was imported counts, whatever the settings still say
        again.Output.ShouldContain("Nothing to change: version 2 is in force.");
    }

    [Fact]
    public async Task What_is_imported_while_tocsin_runs_is_what_everybody_sees_without_a_restart()
    {
        await using var tocsin = await TocsinProcess.StartAt(await Configured());
        (await tocsin.Intake.GetStringAsync("/")).ShouldContain("Old foundation");
        var file = Path.Combine(tocsin.Home.Folder, "programme.yaml");
        await tocsin.Command("programme", "export", file);
        var text = await File.ReadAllTextAsync(file);
        await File.WriteAllTextAsync(file, text.Replace("Old foundation", "New foundation", StringComparison.Ordinal));

        (await tocsin.Command("programme", "import", file)).Code.ShouldBe(0);

        (await tocsin.Intake.GetStringAsync("/")).ShouldContain("New foundation");
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (
            !(await tocsin.Public.GetStringAsync("/", patience.Token)).Contains(
                "New foundation",
                StringComparison.Ordinal
            )
        )
            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, patience.Token);
        (await tocsin.Stop()).ShouldBe(0);

        await tocsin.Restart();

        (await tocsin.Intake.GetStringAsync("/")).ShouldContain("New foundation");
        (await tocsin.Public.GetStringAsync("/")).ShouldContain("New foundation");
    }

    // as an installation of before there was such a command: all of it in the settings file
    private static async Task<TocsinHome> Configured()
    {
        var home = TocsinHome.New();
        var settings = Path.Combine(home.Folder, "settings.json");
        await File.WriteAllTextAsync(
            settings,
            """{"name": "Old foundation", "embargo-days": 30, "product": ["npm"]}"""
        );
        home.Environment["TOCSIN_SETTINGS"] = settings;
        return home;
    }
}
