using Microsoft.Data.Sqlite;
using Tocsin.Advisories.Documents;
using Tocsin.Cases.Access;
using Tocsin.Cases.Identifiers;
using Tocsin.Cases.Reports;
using Tocsin.Server.Backups;
using Tocsin.Server.Hosting;
using Tocsin.Server.Settings;
using Tocsin.Standards.Problems;
using Tocsin.Tests.Hosting;
using Tocsin.Workspace;

namespace Tocsin.Server.Tests.Backups;

/// <summary>An installation with cases in it, on embedded databases, in this process.</summary>
internal sealed class AnInstallation : IAsyncDisposable
{
    private ProcessParts process;

    private AnInstallation(TocsinHome home, ServerOptions options) =>
        (Home, Options, process) = (home, options, new(options));

    public TocsinHome Home { get; }

    public ServerOptions Options { get; }

    public string Backup => Path.Combine(Home.Folder, "backup");

    /// <param name="keyOf">Whose master key it has a copy of; null: one of its own.</param>
    public static AnInstallation New(AnInstallation? keyOf = null)
    {
        var home = TocsinHome.New();
        var values = SettingValues
            .None.With("data", home.Data)
            .With("master-key", home.MasterKey)
            .With("role", "workspace");
        if (keyOf is not null)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(home.MasterKey)!);
            File.Copy(keyOf.Home.MasterKey, home.MasterKey);
        }
        return new(home, ServerOptions.Read(values).Value);
    }

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

    public Task<Result<string>> Restore(string backup, string? head = null, bool declared = false) =>
        new PutBack(Options, backup, _ => { }).Run(head, declared, (_, _) => { }, CancellationToken.None);

    public async Task<Result<Cases.Case>> Read(CaseNumber number) =>
        await (await Start()).Cases.Read(number, new Viewer.Clock(), "test", CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        await process.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Home.Dispose();
    }
}
