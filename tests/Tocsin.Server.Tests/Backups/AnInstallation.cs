using Microsoft.Data.Sqlite;
using Npgsql;
using Tocsin.Advisories.Documents;
using Tocsin.Cases.Access;
using Tocsin.Cases.Identifiers;
using Tocsin.Cases.Reports;
using Tocsin.Server.Backups;
using Tocsin.Server.Hosting;
using Tocsin.Server.Settings;
using Tocsin.Standards.Problems;
using Tocsin.Storage;
using Tocsin.Tests.Hosting;
using Tocsin.Workspace;

namespace Tocsin.Server.Tests.Backups;

/// <summary>An installation with cases in it, in this process.</summary>
internal sealed class AnInstallation : IAsyncDisposable
{
    private ProcessParts process;

    private AnInstallation(TocsinHome home, ServerOptions options) =>
        (Home, Options, process) = (home, options, new(options));

    public TocsinHome Home { get; }

    public ServerOptions Options { get; }

    public string Backup => Path.Combine(Home.Folder, "backup");

    /// <param name="keyOf">Whose master key it has a copy of; null: one of its own.</param>
    public static AnInstallation New(AnInstallation? keyOf = null) => At(Empty(keyOf), SettingValues.None);

    /// <summary>The same, on embedded databases or on three of a server.</summary>
    public static async Task<AnInstallation> On(Provider provider, AnInstallation? keyOf = null) =>
        provider == Provider.Sqlite
            ? New(keyOf)
            : At(
                Empty(keyOf),
                SettingValues
                    .None.With("public-db", await TestServer.NewDatabase())
                    .With("cases-db", await TestServer.NewDatabase())
                    .With("keys-db", await TestServer.NewDatabase())
            );

    private static TocsinHome Empty(AnInstallation? keyOf)
    {
        var home = TocsinHome.New();
        if (keyOf is not null)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(home.MasterKey)!);
            File.Copy(keyOf.Home.MasterKey, home.MasterKey);
        }
        return home;
    }

    private static AnInstallation At(TocsinHome home, SettingValues databases) =>
        new(
            home,
            ServerOptions
                .Read(databases.With("data", home.Data).With("master-key", home.MasterKey).With("role", "workspace"))
                .Value
        );

    public async Task<WorkspaceStart> Start()
    {
        DataFolder.Prepare(Options.Data).Succeeded.ShouldBeTrue();
        return (await process.TrySecrets(CancellationToken.None)).Value;
    }

    /// <summary>The next one that asks begins anew, as after a restart.</summary>
    public async Task Stop()
    {
        await process.DisposeAsync();
        process = new(Options);
        SqliteConnection.ClearAllPools();
    }

    public async Task<CaseNumber> Report(string what)
    {
        var start = await Start();
        var report = ReportText.Parse(new(what, "left-pad", "Call it with -1", Contact: "finder@example.org")).Value;
        return (await start.Reports.Receive(report, CancellationToken.None)).Number;
    }

    /// <summary>Takes the head of the day and tells the public, as the worker does; as <c>/heads/latest.json</c> says it.</summary>
    public async Task<string> Head()
    {
        var start = await Start();
        var store = await process.PublicStore(CancellationToken.None);
        var last = (await start.Heads.Take(CancellationToken.None)).Last!;
        var told = new HeadDocument(
            $"{last.Day:yyyy-MM-dd}",
            last.At,
            last.Root,
            last.Previous,
            last.AfterRestore,
            last.Statement,
            null,
            null
        );
        await store.Publish([told.ToDocument()], CancellationToken.None);
        return System.Text.Json.JsonSerializer.Serialize(told, System.Text.Json.JsonSerializerOptions.Web);
    }

    public async Task<Result<BackupManifest>> BackUp(string? place = null, Action<string>? say = null)
    {
        await using var looking = new ProcessParts(Options);
        var start = (await looking.TryLook(CancellationToken.None)).Value;
        return await new MakeBackup(Options, say ?? (_ => { })).Run(
            place ?? Backup,
            start,
            (_, _) => { },
            CancellationToken.None
        );
    }

    public Task<Result<string>> Restore(
        string backup,
        string? head = null,
        bool declared = false,
        Action<string>? say = null
    ) => new PutBack(Options, backup, say ?? (_ => { })).Run(head, declared, (_, _) => { }, CancellationToken.None);

    /// <summary>As a text that is destroyed loses its key, on a server.</summary>
    public void DestroyOneKey()
    {
        using var db = new NpgsqlConnection(Options.Databases.Keys);
        db.Open();
        using var command = db.CreateCommand();
        command.CommandText = """
            DELETE FROM part_keys WHERE "Commitment" IN (SELECT "Commitment" FROM part_keys LIMIT 1)
            """;
        command.ExecuteNonQuery().ShouldBe(1);
    }

    public async Task<Result<Cases.Case>> Read(CaseNumber number) =>
        await (await Start()).Cases.Read(number, new Viewer.Clock(), "test", CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        await process.DisposeAsync();
        SqliteConnection.ClearAllPools();
        string[] all = [Options.Databases.Public, Options.Databases.Cases, Options.Databases.Keys];
        foreach (var database in all.Where(Databases.IsPostgres))
            await TestServer.Drop(database);
        Home.Dispose();
    }
}
