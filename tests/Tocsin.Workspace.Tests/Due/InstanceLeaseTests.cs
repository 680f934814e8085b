using Microsoft.Data.Sqlite;
using Tocsin.Workspace.Tests.Storage;

namespace Tocsin.Workspace.Tests.Due;

public sealed class InstanceLeaseTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task The_first_start_takes_the_lease_and_a_restart_has_it(Provider provider)
    {
        await using var store = await AStore.Create(provider);
        store.Start.Lease!.Mine.ShouldBeTrue();

        using var again = await store.Again();
        again.Lease!.Mine.ShouldBeTrue();
    }

    [Fact]
    public async Task A_copy_of_the_data_directory_started_elsewhere_is_held()
    {
        await using var store = await AStore.Create(Provider.Sqlite);
        await store.Report();
        using var copy = await StartCopy(store);

        copy.Lease!.Mine.ShouldBeFalse();
        store.Start.Lease!.Mine.ShouldBeTrue();

        copy.Lease.Take();
        store.Start.Lease.Mine.ShouldBeFalse();
    }

    [Fact]
    public async Task A_backup_that_was_put_back_in_the_same_place_is_held()
    {
        await using var store = await AStore.Create(Provider.Sqlite);
        SqliteConnection.ClearAllPools();
        var file = Path.Combine(store.Folder, "cases.db");
        File.Copy(file, file + ".backup");
        File.Delete(file);
        File.Copy(file + ".backup", file);

        using var restored = await store.Again();

        restored.Lease!.Mine.ShouldBeFalse();
    }

    private static Task<WorkspaceStart> StartCopy(AStore store)
    {
        SqliteConnection.ClearAllPools();
        var elsewhere = Directory.CreateDirectory(Path.Combine(store.Folder, "elsewhere")).FullName;
        foreach (var name in new[] { "cases.db", "keys.db" })
            File.Copy(Path.Combine(store.Folder, name), Path.Combine(elsewhere, name));
        return store.Again(
            store.Start.Options with
            {
                CasesDb = $"Data Source={Path.Combine(elsewhere, "cases.db")}",
                KeysDb = $"Data Source={Path.Combine(elsewhere, "keys.db")}",
            }
        );
    }
}
