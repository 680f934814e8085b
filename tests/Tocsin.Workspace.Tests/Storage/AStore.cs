using Microsoft.Data.Sqlite;
using Tocsin.Cases.Access;
using Tocsin.Cases.Reports;
using Tocsin.Governance.People;
using Tocsin.Governance.Programmes;
using Tocsin.Workspace.Settings;
using Tocsin.Workspace.Storage;

namespace Tocsin.Workspace.Tests.Storage;

/// <summary>A case store and its keys, on real databases of their own, with a clock that is moved by hand.</summary>
public sealed class AStore : IAsyncDisposable
{
    private readonly DirectoryInfo folder;
    private readonly IReadOnlyList<string> servers;

    private AStore(WorkspaceStart start, HandClock clock, DirectoryInfo folder, IReadOnlyList<string> servers) =>
        (Start, Clock, this.folder, this.servers) = (start, clock, folder, servers);

    public WorkspaceStart Start { get; }

    public HandClock Clock { get; }

    public string Folder => folder.FullName;

    public CaseStore Cases => Start.Cases;

    public static async Task<AStore> Create(Provider provider)
    {
        var home = Directory.CreateTempSubdirectory("tocsin-test-");
        var clock = new HandClock();
        List<string> made = [];
        if (provider == Provider.Postgres)
            made = [await TestServer.NewDatabase(), await TestServer.NewDatabase()];
        var options = new WorkspaceOptions(
            new Programme { Name = "Test foundation" },
            new(new("http://localhost:5080"), new("http://localhost:5082"), new("http://localhost:5081")),
            made.Count > 0 ? made[0] : $"Data Source={Path.Combine(home.FullName, "cases.db")}",
            made.Count > 0 ? made[1] : $"Data Source={Path.Combine(home.FullName, "keys.db")}",
            Path.Combine(home.FullName, "config", "master.key"),
            new("tocsin@localhost", Path.Combine(home.FullName, "outbox"))
        );
        return new(await WorkspaceStart.Prepare(options, clock, default), clock, home, made);
    }

    /// <summary>The same place after a restart.</summary>
    public Task<WorkspaceStart> Again(WorkspaceOptions? options = null) =>
        WorkspaceStart.Prepare(options ?? Start.Options, Clock, default);

    public Task<Accepted> Report(string what = "Reading past the end") =>
        Start.Reports.Receive(
            ReportText.Parse(new(what, "left-pad", "Call it with -1", Contact: "finder@example.org")).Value,
            default
        );

    public static Viewer.Member ATriager(string? address = null, PersonId? invitedBy = null) =>
        new(APerson(), [Duty.Triager], null, address, invitedBy);

    public static PersonId APerson() => PersonId.From(new(System.Security.Cryptography.RandomNumberGenerator.Fill));

    public async ValueTask DisposeAsync()
    {
        Start.Dispose();
        SqliteConnection.ClearAllPools();
        foreach (var server in servers)
            await TestServer.Drop(server);
        folder.Delete(recursive: true);
    }
}

/// <summary>A clock that stands until it is moved.</summary>
public sealed class HandClock : TimeProvider
{
    private DateTimeOffset now = new(2026, 11, 20, 9, 30, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => now;

    public void Advance(TimeSpan by) => now += by;
}
