using System.Net;
using Microsoft.Data.Sqlite;
using Tocsin.Clients.Tests.Actors;

namespace Tocsin.Clients.Tests.Crashes;

/// <summary>
/// kill -9 at every step of a publication. The server is not told: we hold the lock of the database that it wants to
/// write next, which stops it exactly there, and kill it.
/// </summary>
public sealed class PublicationKillTests
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(30);

    // long enough for whatever would wrongly happen to happen
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(3);

    [Fact]
    public async Task Before_the_deciding_commit_nothing_was_decided()
    {
        await using var tocsin = await TocsinProcess.Start("--samples", "no");
        using var path = await ACase.Approved(tocsin);
        var held = await HeldDatabase.Hold(Cases(tocsin));
        using var gone = new CancellationTokenSource(Quiet);
        await Should.ThrowAsync<OperationCanceledException>(() => path.Publish(gone.Token));
        await tocsin.KillAll();
        await held.DisposeAsync();

        await tocsin.Restart("--samples", "no");

        (await path.Published(within: Quiet)).ShouldBeNull();
        (await path.Publish()).StatusCode.ShouldBe(HttpStatusCode.OK);
        await ShouldBePublishedOnce(path);
    }

    [Fact]
    public async Task After_the_deciding_commit_and_before_the_row_is_worked()
    {
        await using var tocsin = await TocsinProcess.Start("--samples", "no");
        using var path = await ACase.Approved(tocsin);
        var held = await HeldDatabase.Hold(Public(tocsin));
        (await path.Publish()).StatusCode.ShouldBe(HttpStatusCode.OK);
        // at once: the worker looks five times a second
        await tocsin.KillAll();
        await held.DisposeAsync();

        await tocsin.Restart("--samples", "no");

        await ShouldBePublishedOnce(path);
    }

    [Fact]
    public async Task After_the_ID_was_allotted_and_before_the_public_store_has_it()
    {
        await using var tocsin = await TocsinProcess.Start("--samples", "no");
        using var path = await ACase.Approved(tocsin);
        var held = await HeldDatabase.Hold(Public(tocsin));
        (await path.Publish()).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await Eventually(() => Allotted(tocsin), 1)).ShouldBeTrue($"the ID was not allotted:\n{tocsin.Output}");
        (await path.Published(within: Quiet)).ShouldBeNull();
        await tocsin.KillAll();
        await held.DisposeAsync();

        await tocsin.Restart("--samples", "no");

        await ShouldBePublishedOnce(path);
    }

    [Fact]
    public async Task After_the_public_store_has_it_and_before_the_row_is_done()
    {
        await using var tocsin = await TocsinProcess.Start("--samples", "no");
        using var path = await ACase.Approved(tocsin);
        var before = await HeldDatabase.Hold(Public(tocsin));
        (await path.Publish()).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await Eventually(() => Allotted(tocsin), 1)).ShouldBeTrue($"the ID was not allotted:\n{tocsin.Output}");
        var after = await HeldDatabase.Hold(Cases(tocsin));
        await before.DisposeAsync();
        (await path.Published(within: Soon)).ShouldNotBeNull();
        await tocsin.KillAll();
        await after.DisposeAsync();
        (await Waiting(tocsin)).ShouldBe(1, "the row that was not done is still there");

        await tocsin.Restart("--samples", "no");

        await ShouldBePublishedOnce(path);
    }

    [Fact]
    public async Task A_report_that_was_acknowledged_survives_a_kill()
    {
        await using var tocsin = await TocsinProcess.Start("--samples", "no");
        using var path = await ACase.Reported(tocsin);
        await tocsin.KillAll();

        await tocsin.Restart("--samples", "no");

        var found = await path.Drafter.Get($"/api/cases/{path.Number}");
        found.GetProperty("report").GetProperty("where").GetString().ShouldBe(APackage.Name);
    }

    private static async Task ShouldBePublishedOnce(ACase path)
    {
        (await path.Published(within: DueLease + Soon)).ShouldNotBeNull();
        (await Eventually(() => Waiting(path.Tocsin), 0, DueLease + Soon)).ShouldBeTrue("the row is still there");
        (await path.Query("1.2.0")).GetProperty("vulns").GetArrayLength().ShouldBe(1);
        (await Allotted(path.Tocsin)).ShouldBe(1);
        (await Scalar(Public(path.Tocsin), "SELECT count(*) FROM documents WHERE kind = 'advisory'")).ShouldBe(1);
    }

    // a worker that died keeps its row for so long
    private static TimeSpan DueLease { get; } = Tocsin.Workspace.Due.DueStore.Lease;

    private static Task<long> Allotted(TocsinProcess tocsin) =>
        Scalar(Cases(tocsin), "SELECT count(*) FROM entries WHERE Kind = 'advisory-ids'");

    private static Task<long> Waiting(TocsinProcess tocsin) =>
        Scalar(Cases(tocsin), "SELECT count(*) FROM due WHERE Kind = 'publish'");

    private static async Task<bool> Eventually(Func<Task<long>> look, long expected, TimeSpan? within = null)
    {
        var deadline = TimeProvider.System.GetUtcNow() + (within ?? Soon);
        while (await look() != expected)
        {
            if (TimeProvider.System.GetUtcNow() > deadline)
                return false;
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
        }
        return true;
    }

    private static async Task<long> Scalar(string file, string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={file};Pooling=False;Mode=ReadOnly");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (long)(await command.ExecuteScalarAsync())!;
    }

    private static string Cases(TocsinProcess tocsin) => Path.Combine(tocsin.Home.Data, "cases", "cases.db");

    private static string Public(TocsinProcess tocsin) => Path.Combine(tocsin.Home.Data, "public", "public.db");
}
