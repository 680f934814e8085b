using Tocsin.Cases.Heads;
using Tocsin.Server.Backups;
using Tocsin.Tests.Hosting;

namespace Tocsin.Server.Tests.Backups;

public sealed class BackupTests
{
    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task What_was_backed_up_while_it_worked_is_put_back_elsewhere_and_held(Provider provider)
    {
        await using var here = await AnInstallation.On(provider);
        var before = await here.Report("Reading past the end");
        var head = await here.Head();
        // whatever comes after the entries were copied may be in the keys: it is not half of a case
        List<Task> meanwhile = [];
        var made = (
            await here.BackUp(say: line =>
            {
                if (line.StartsWith("cases", StringComparison.Ordinal))
                    meanwhile.Add(here.Report("Meanwhile"));
            })
        ).Value;
        await Task.WhenAll(meanwhile);

        await using var there = await AnInstallation.On(provider, keyOf: here);
        (await there.Restore(here.Backup, head)).Value.ShouldContain("It is held");

        (await there.Read(before)).Value.Report!.What.ShouldBe("Reading past the end");
        var start = await there.Start();
        start.Lease!.Mine.ShouldBeFalse("a copy does not act");
        (await here.Start()).Lease!.Mine.ShouldBeTrue("the real one goes on");
        (await start.Verifier.Verify(null, null, CancellationToken.None)).Faults.ShouldBeEmpty();
        made.LastHead.ShouldBe((await start.Heads.Load(CancellationToken.None)).Last!.Hash);
        foreach (var file in Directory.EnumerateFiles(here.Backup, "*", SearchOption.AllDirectories))
        {
            var bytes = await File.ReadAllBytesAsync(file);
            bytes.AsSpan().IndexOf("Reading past"u8).ShouldBe(-1, file);
            bytes.AsSpan().IndexOf("tocsin-master-key"u8).ShouldBe(-1, file);
            Path.GetFileName(file).ShouldNotStartWith("lease");
        }
    }

    [Fact]
    public async Task A_bit_that_flipped_in_any_file_and_a_file_that_is_missing_are_refused_and_nothing_is_left()
    {
        await using var here = AnInstallation.New();
        await here.Report("Reading past the end");
        (await here.BackUp()).Succeeded.ShouldBeTrue();
        await using var there = AnInstallation.New(keyOf: here);
        var files = Directory.GetFiles(here.Backup, "*", SearchOption.AllDirectories);
        files.Length.ShouldBeGreaterThanOrEqualTo(5);

        foreach (var file in files)
        {
            var sound = await File.ReadAllBytesAsync(file);
            var flipped = sound.ToArray();
            flipped[flipped.Length / 2] ^= 1;
            await File.WriteAllBytesAsync(file, flipped);
            (await there.Restore(here.Backup)).Succeeded.ShouldBeFalse(file);
            File.Delete(file);
            (await there.Restore(here.Backup)).Succeeded.ShouldBeFalse(file);
            await File.WriteAllBytesAsync(file, sound);
            Directory.Exists(there.Home.Data).ShouldBeFalse(file);
        }
        (await there.Restore(here.Backup)).Succeeded.ShouldBeTrue();
    }

    [Theory]
    [OnPostgres]
    public async Task What_a_refused_restore_had_put_on_a_server_is_taken_out_again(Provider provider)
    {
        await using var here = await AnInstallation.On(provider);
        await here.Report("Reading past the end");
        (await here.BackUp()).Succeeded.ShouldBeTrue();
        await using var there = await AnInstallation.On(provider, keyOf: here);
        // the master key of somebody else
        var right = await File.ReadAllBytesAsync(there.Home.MasterKey);
        await using (var other = AnInstallation.New())
        {
            await other.Start();
            File.Copy(other.Home.MasterKey, there.Home.MasterKey, overwrite: true);
        }
        (await there.Restore(here.Backup)).Problem!.Code.ShouldBe("master-key.unfit");
        await File.WriteAllBytesAsync(there.Home.MasterKey, right);
        await Should.ThrowAsync<OperationCanceledException>(async () =>
            await there.Restore(here.Backup, say: _ => throw new OperationCanceledException())
        );

        (await there.Restore(here.Backup)).Succeeded.ShouldBeTrue("nothing was left of the two before");
        (await there.Restore(here.Backup)).Problem!.Code.ShouldBe("restore.occupied");
    }

    [Theory]
    [OnPostgres]
    public async Task A_dump_during_which_a_key_was_destroyed_is_made_again(Provider provider)
    {
        await using var here = await AnInstallation.On(provider);
        await here.Report("Reading past the end");
        List<string> said = [];
        (
            await here.BackUp(say: line =>
            {
                said.Add(line);
                if (said.Count == 2)
                    here.DestroyOneKey();
            })
        ).Succeeded.ShouldBeTrue();

        said.Select(line => line.Split(':')[0]).ShouldBe(["public", "cases", "keys", "public", "cases", "keys"]);
    }

    [Fact]
    public async Task A_manifest_that_somebody_made_up_is_refused_though_its_hashes_are_right()
    {
        await using var here = AnInstallation.New();
        await here.Report("Reading past the end");
        (await here.BackUp()).Succeeded.ShouldBeTrue();
        await using var other = AnInstallation.New();
        await other.Report("Theirs");
        (await other.BackUp()).Succeeded.ShouldBeTrue();
        File.Copy(
            Path.Combine(other.Backup, BackupManifest.SealName),
            Path.Combine(here.Backup, BackupManifest.SealName),
            overwrite: true
        );

        await using var there = AnInstallation.New(keyOf: here);
        (await there.Restore(here.Backup)).Problem!.Code.ShouldBe("backup.not-sealed");
        await using var stranger = AnInstallation.New(keyOf: other);
        (await stranger.Restore(here.Backup)).Problem!.Code.ShouldBe("master-key.unfit");
        Directory.Exists(there.Home.Data).ShouldBeFalse();
    }

    [Fact]
    public async Task Nothing_is_written_over()
    {
        await using var here = AnInstallation.New();
        await here.Report("Reading past the end");
        Directory.CreateDirectory(here.Backup);
        await File.WriteAllTextAsync(Path.Combine(here.Backup, "mine"), "");
        (await here.BackUp()).Problem!.Code.ShouldBe("backup.taken");
        File.Delete(Path.Combine(here.Backup, "mine"));
        (await here.BackUp()).Succeeded.ShouldBeTrue();

        (await here.Restore(here.Backup)).Problem!.Code.ShouldBe("restore.occupied");
    }

    [Fact]
    public async Task A_backup_that_is_not_the_newest_is_put_back_only_when_somebody_declares_it()
    {
        await using var here = AnInstallation.New();
        await here.Report("Reading past the end");
        var earlier = await here.Head();
        (await here.BackUp()).Succeeded.ShouldBeTrue();
        await using var there = AnInstallation.New(keyOf: here);
        var later = earlier.Replace("day: ", "day: 2", StringComparison.Ordinal);

        (await there.Restore(here.Backup)).Problem!.Code.ShouldBe("restore.head-unknown");
        (await there.Restore(here.Backup, later)).Problem!.Code.ShouldBe("restore.head-differs");
        (await there.Restore(here.Backup, "{}")).Problem!.Code.ShouldBe("restore.head-unread");
        (await there.Restore(here.Backup, later, declared: true)).Succeeded.ShouldBeTrue();

        var heads = await (await there.Start()).Heads.Load(CancellationToken.None);
        var next = heads.Last!.Day.AddDays(1);
        foreach (var entry in heads.Take(next, LeafList.Of(new byte[32], [])).Entries)
            ((HeadTaken)entry).AfterRestore.ShouldBeTrue("the next head says so");
    }

    [Fact]
    public async Task What_was_killed_on_its_way_leaves_nothing_that_looks_whole_and_is_in_nobodys_way()
    {
        await using var here = AnInstallation.New();
        await here.Report("Reading past the end");
        await Should.ThrowAsync<OperationCanceledException>(async () =>
            await here.BackUp(say: _ => throw new OperationCanceledException())
        );
        Directory.Exists(here.Backup).ShouldBeFalse();
        // one that was killed could not clear up
        var left = Path.Combine(here.Home.Folder, ".backup.unfinished", "cases");
        Directory.CreateDirectory(left);
        await File.WriteAllTextAsync(Path.Combine(left, "cases.db"), "half");

        (await here.BackUp()).Succeeded.ShouldBeTrue();

        Directory.Exists(Path.Combine(here.Home.Folder, ".backup.unfinished")).ShouldBeFalse();
        await using var there = AnInstallation.New(keyOf: here);
        (await there.Restore(here.Backup)).Succeeded.ShouldBeTrue();
    }

    [Fact]
    public async Task The_commands_do_it_while_it_serves_and_what_was_put_back_says_that_it_is_held()
    {
        await using var tocsin = await TocsinProcess.Start("--samples", "no");
        var backup = Path.Combine(tocsin.Home.Folder, "kept");
        var verified = await tocsin.Command("verify");
        verified.Code.ShouldBe(0, verified.Output);
        verified.Output.ShouldContain("everything is as it was written");
        var made = await tocsin.Command("backup", backup);
        made.Code.ShouldBe(0, made.Output);
        // neither the key nor the folder that it lies in
        using var keyless = TocsinHome.New();
        var unread = await keyless.Command("verify", "--data", tocsin.Home.Data);
        unread.Code.ShouldNotBe(0);
        unread.Output.ShouldContain("There is no master key at");
        unread.Output.ShouldNotContain("   at ");

        using var home = TocsinHome.New();
        Directory.CreateDirectory(Path.GetDirectoryName(home.MasterKey)!);
        File.Copy(tocsin.Home.MasterKey, home.MasterKey);
        var put = await home.Command("restore", backup);
        put.Code.ShouldBe(0, put.Output);
        await using var again = await TocsinProcess.StartAt(home, "--samples", "no");

        again.Output.ShouldContain("This is a copy.");
        (await again.Workspace.GetAsync("/sign-in")).StatusCode.ShouldBe(System.Net.HttpStatusCode.OK);
    }
}
