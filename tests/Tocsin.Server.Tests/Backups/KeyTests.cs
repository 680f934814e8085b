using Tocsin.Workspace.Keys;
using Tocsin.Workspace.Vault;

namespace Tocsin.Server.Tests.Backups;

public sealed class KeyTests
{
    [Fact]
    public async Task After_a_new_master_key_everything_opens_with_it_and_nothing_with_the_old_one()
    {
        await using var here = AnInstallation.New();
        var number = await here.Report("Reading past the end");
        var old = await File.ReadAllBytesAsync(here.Home.MasterKey);
        (await here.BackUp()).Succeeded.ShouldBeTrue();

        (await (await here.Start()).MasterKeyRotation.Rotate(CancellationToken.None)).ShouldBe(2);

        (await here.Report("One that serves is not disturbed")).ShouldNotBe(number);
        await here.Stop();
        (await here.Read(number)).Value.Report!.What.ShouldBe("Reading past the end");
        MasterKey.Read(here.Home.MasterKey).Version.ShouldBe(2);
        File.GetUnixFileMode(here.Home.MasterKey).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        await here.Stop();
        var now = await File.ReadAllBytesAsync(here.Home.MasterKey);
        await File.WriteAllBytesAsync(here.Home.MasterKey, old);
        await Should.ThrowAsync<InvalidOperationException>(here.Start);
        // what was backed up with the old one is put back with the old one
        await using var there = AnInstallation.New(keyOf: here);
        (await there.Restore(here.Backup)).Succeeded.ShouldBeTrue();
        await File.WriteAllBytesAsync(here.Home.MasterKey, now);
        (await here.Read(number)).Succeeded.ShouldBeTrue();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Killed_before_or_after_the_file_took_its_place_the_key_that_is_there_opens_everything(bool moved)
    {
        await using var here = AnInstallation.New();
        var number = await here.Report("Reading past the end");
        var rotation = (await here.Start()).MasterKeyRotation;
        var (old, keys) = (here.Home.MasterKey + ".old", Path.Combine(here.Home.Data, "keys", "keys.db"));
        File.Copy(here.Home.MasterKey, old);
        await rotation.Rotate(CancellationToken.None);
        await here.Stop();
        // as a kill leaves it: both wrappings there
        File.Move(here.Home.MasterKey, rotation.Beside);
        await WrapFor(here, old, rotation.Beside);
        File.Copy(moved ? rotation.Beside : old, here.Home.MasterKey);
        if (moved)
            File.Delete(rotation.Beside);

        (await here.Read(number)).Succeeded.ShouldBeTrue();
        var version = await (await here.Start()).MasterKeyRotation.Rotate(CancellationToken.None);
        version.ShouldBe(3);
        await here.Stop();
        (await here.Read(number)).Succeeded.ShouldBeTrue();
        File.Exists(rotation.Beside).ShouldBeFalse();
        File.Exists(keys).ShouldBeTrue();
    }

    [Fact]
    public async Task A_new_key_pair_opens_every_stream_and_who_still_holds_the_old_one_writes_nothing()
    {
        await using var here = AnInstallation.New();
        var number = await here.Report("Reading past the end");
        var (version, streams) = await (await here.Start()).ProgrammeKeyRotation.Rotate(null, CancellationToken.None);

        version.ShouldBe(2);
        streams.ShouldBeGreaterThan(1);
        await Should.ThrowAsync<InvalidOperationException>(() => here.Report("With the old pair"));
        await here.Stop();
        (await here.Read(number)).Value.Report!.What.ShouldBe("Reading past the end");
        await here.Report("With the new pair");
        (await (await here.Start()).Verifier.Verify(null, null, CancellationToken.None)).Faults.ShouldBeEmpty();
    }

    [Fact]
    public void A_sheet_gives_the_key_back_and_says_which_line_was_typed_wrong()
    {
        using var key = new MasterKey([.. Enumerable.Range(0, 32).Select(i => (byte)(i * 7))], 3);
        var sheet = EscrowSheet.Write(key, "Example Foundation");
        using var back = EscrowSheet.Read(sheet).Value;
        (back.Version, Convert.ToHexString(back.Derive("x"))).ShouldBe((3, Convert.ToHexString(key.Derive("x"))));
        sheet.Split('\n').ShouldAllBe(line => line.Length <= 100);
        sheet.ShouldContain("█");

        var lines = sheet.Split('\n').ToList();
        var third = lines.FindIndex(line => line.StartsWith("3  ", StringComparison.Ordinal));
        foreach (var place in Enumerable.Range(3, 19).Where(i => lines[third][i] != ' '))
        {
            var typed = lines[third].ToCharArray();
            typed[place] = typed[place] == '0' ? '8' : '0';
            var wrong = lines.ToList();
            wrong[third] = new(typed);
            EscrowSheet.Read(string.Join('\n', wrong)).Problem!.Title.ShouldContain("Line 3");
        }
        EscrowSheet
            .Read(string.Join('\n', lines.Where((_, i) => i != third)))
            .Problem!.Title.ShouldContain("Line 3 is missing");
        EscrowSheet
            .Read(sheet.ToLowerInvariant().Replace("version", "Version").Replace('0', 'O'))
            .Succeeded.ShouldBeTrue();
    }

    [Fact]
    public async Task The_key_command_prints_a_sheet_from_which_the_key_comes_back()
    {
        await using var here = AnInstallation.New();
        var number = await here.Report("Reading past the end");
        await here.Stop();
        var printed = await here.Home.Command("key", "escrow");
        printed.Code.ShouldBe(0, printed.Output);
        var sheet = Path.Combine(here.Home.Folder, "sheet");
        await File.WriteAllTextAsync(sheet, printed.Output);
        (await here.Home.Command("key", "recover", sheet)).Code.ShouldBe(69, "there is one");
        File.Delete(here.Home.MasterKey);

        var recovered = await here.Home.Command("key", "recover", sheet);

        recovered.Code.ShouldBe(0, recovered.Output);
        recovered.Output.ShouldContain("opens the data");
        (await here.Read(number)).Succeeded.ShouldBeTrue();
    }

    private static async Task WrapFor(AnInstallation here, string old, string made)
    {
        using var first = MasterKey.Read(old);
        using var second = MasterKey.Read(made);
        await using var db = new Microsoft.Data.Sqlite.SqliteConnection(here.Options.Databases.Keys);
        await db.OpenAsync();
        await using var read = db.CreateCommand();
        read.CommandText = """SELECT "Wrapped" FROM vault_keys WHERE "Version" = 2""";
        var vault = second.Unprotect("vault key 2", (byte[])(await read.ExecuteScalarAsync())!);
        await using var write = db.CreateCommand();
        write.CommandText = """INSERT INTO vault_keys ("Version", "Wrapped") VALUES (1, $wrapped)""";
        write.Parameters.AddWithValue("$wrapped", first.Protect("vault key 1", vault));
        await write.ExecuteNonQueryAsync();
    }
}
