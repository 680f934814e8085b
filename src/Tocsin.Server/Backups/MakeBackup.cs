using System.Globalization;
using Microsoft.Data.Sqlite;
using Tocsin.Server.Hosting;
using Tocsin.Server.Settings;
using Tocsin.Standards.Problems;
using Tocsin.Workspace;
using Tocsin.Workspace.Audit;

namespace Tocsin.Server.Backups;

/// <summary>
/// Copies everything that cannot be made again into one folder, while Tocsin serves: what is public, the case store with its files, and
/// apart from them, and after them, the wrapped keys. Not the master key, and not the lease: a backup opens nothing and may not act.
/// </summary>
internal sealed class MakeBackup(ServerOptions options, Action<string> say)
{
    /// <summary>Where wrapped keys and the OpenPGP homes lie in a backup, for who keeps them apart.</summary>
    public const string KeysFolder = "keys";

    // a key that is destroyed after the entries were copied and before the keys were makes a copy that does not verify; the next one does
    private const int Attempts = 3;

    /// <summary>What was backed up; a refusal leaves nothing at <paramref name="place"/>.</summary>
    /// <param name="progress">Told how far verifying the copy is.</param>
    public async Task<Result<BackupManifest>> Run(
        string place,
        WorkspaceStart start,
        Action<int, int> progress,
        CancellationToken cancel
    )
    {
        if (!Unfinished.IsFree(place))
            return BackupProblems.Taken(place);
        using var copy = Unfinished.Begin(place);
        var at = start.Time.GetUtcNow();
        for (var attempt = 1; ; attempt++)
        {
            if (!(await CopyOnce(copy, progress, cancel)).TryGet(out var faults, out var failed))
                return failed;
            if (faults == 0)
                break;
            if (attempt == Attempts)
                return BackupProblems.Unsound(faults);
        }
        var head = (await start.Heads.Load(cancel)).Last;
        var manifest = new BackupManifest(
            BackupManifest.CurrentFormat,
            typeof(MakeBackup).Assembly.GetName().Version?.ToString() ?? "",
            at,
            start.Master!.Version,
            new DatabaseCopy(options.Databases.Cases).IsPostgres ? "postgresql" : "sqlite",
            head?.Hash,
            head is null ? null : head.Day.ToString("O", CultureInfo.InvariantCulture),
            await Files(copy.Folder, cancel)
        );
        await manifest.Write(copy.Folder, start.Master, cancel);
        copy.Finish();
        return manifest;
    }

    /// <summary>Verifies a folder that is laid out as a data directory.</summary>
    public static async Task<StoreReport> Verify(
        ServerOptions options,
        string data,
        Action<int, int> progress,
        CancellationToken cancel
    )
    {
        var there = At(options, data);
        await using var process = new ProcessParts(there);
        try
        {
            var start = (await process.TryLook(cancel)).Value;
            var store = await process.PublicStore(cancel);
            return await start.Verifier.Verify(
                async (since, kind, each, reading) => (await store.ReadSince(since, kind, each, reading)).Generation,
                progress,
                cancel
            );
        }
        finally
        {
            Close(there);
        }
    }

    /// <summary>The same settings over databases that lie in <paramref name="data"/>; what is on a PostgreSQL server stays there.</summary>
    public static ServerOptions At(ServerOptions options, string data) =>
        options with
        {
            Data = data,
            Samples = false,
            Databases = new(
                Here(options.Databases.Public, data, "public"),
                Here(options.Databases.Cases, data, "cases"),
                Here(options.Databases.Keys, data, "keys")
            ),
        };

    /// <summary>Lets go of the files, so that nothing of them is only in a log beside them.</summary>
    public static void Close(ServerOptions options)
    {
        string[] all = [options.Databases.Public, options.Databases.Cases, options.Databases.Keys];
        foreach (var connection in all.Where(c => !new DatabaseCopy(c).IsPostgres))
        {
            using var any = new SqliteConnection(connection);
            SqliteConnection.ClearPool(any);
            var file = any.DataSource;
            // the last connection has written the log into the file; what is left beside it is empty
            foreach (var left in ((string[])[file + "-wal", file + "-shm", file + ".migrating"]).Where(IsEmptied))
                File.Delete(left);
        }
    }

    private static bool IsEmptied(string left) =>
        File.Exists(left) && (left.EndsWith("-shm", StringComparison.Ordinal) || new FileInfo(left).Length == 0);

    private static string Here(string connection, string data, string name) =>
        new DatabaseCopy(connection).IsPostgres
            ? connection
            : $"Data Source={Path.Combine(data, DatabaseCopy.FileOf(name, postgres: false))}";

    private Task<StoreReport> Verify(string folder, Action<int, int> progress, CancellationToken cancel) =>
        Verify(options, folder, progress, cancel);

    // how many faults what was copied has
    private async Task<Result<int>> CopyOnce(Unfinished copy, Action<int, int> progress, CancellationToken cancel)
    {
        if (!new DatabaseCopy(options.Databases.Keys).IsPostgres)
            return (await Copy(copy, cancel)).Problem is { } failed
                ? failed
                : (await Verify(copy.Folder, progress, cancel)).Faults.Count;
        await using var keys = await KeysMeanwhile.Watch(options.Databases.Keys, cancel);
        if ((await Copy(copy, cancel)).Problem is { } undone)
            return undone;
        return await keys.AnyDestroyed(cancel) ? 1 : 0;
    }

    // the keys last: those of every entry that was copied are there by then
    private async Task<Result<string>> Copy(Unfinished copy, CancellationToken cancel)
    {
        (string Name, string Connection)[] all =
        [
            ("public", options.Databases.Public),
            ("cases", options.Databases.Cases),
            ("keys", options.Databases.Keys),
        ];
        foreach (var (name, connection) in all)
        {
            var database = new DatabaseCopy(connection);
            var file = copy.File(DatabaseCopy.FileOf(name, database.IsPostgres));
            foreach (var left in Directory.EnumerateFiles(Path.GetDirectoryName(file)!, Path.GetFileName(file) + "*"))
                File.Delete(left);
            if ((await database.Write(file, cancel)).Problem is { } failed)
                return failed;
            say($"{name}: {new FileInfo(file).Length / 1_000_000.0:N1} MB");
        }
        CopyOpenPgp(
            Path.Combine(options.Data, "openpgp"),
            path => copy.File(Path.Combine(KeysFolder, "openpgp", path))
        );
        return copy.Folder;
    }

    /// <summary>Copies homes of GnuPG, without sockets and locks.</summary>
    public static void CopyOpenPgp(string from, Func<string, string> to)
    {
        if (!Directory.Exists(from))
            return;
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var name = Path.GetFileName(file);
            var inHome = Path.GetRelativePath(from, file);
            if (
                name.StartsWith("S.", StringComparison.Ordinal)
                || name.Contains(".#", StringComparison.Ordinal)
                || name.EndsWith(".lock", StringComparison.Ordinal)
                || inHome.StartsWith(".new-", StringComparison.Ordinal)
            )
                continue;
            File.Copy(file, to(inHome), overwrite: true);
        }
    }

    private static async Task<IReadOnlyList<BackupFile>> Files(string folder, CancellationToken cancel)
    {
        List<BackupFile> files = [];
        var all = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories);
        foreach (var path in all.Select(f => Path.GetRelativePath(folder, f)).Order(StringComparer.Ordinal))
            files.Add(await BackupFile.Of(folder, path, cancel));
        return files;
    }
}
