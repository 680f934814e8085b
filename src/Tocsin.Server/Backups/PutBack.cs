using System.Text.Json;
using Tocsin.Advisories.Documents;
using Tocsin.Server.Hosting;
using Tocsin.Server.Settings;
using Tocsin.Standards.Problems;

namespace Tocsin.Server.Backups;

/// <summary>
/// Puts a backup in the place of a data directory that is empty: checks every byte of it, that it verifies, and that it is the newest as far
/// as the published heads tell. What was put back is held until somebody says that it is the real one.
/// </summary>
internal sealed class PutBack(ServerOptions options, string folder, Action<string> say)
{
    /// <param name="head">The last head that was published, as JSON; null: not at hand.</param>
    /// <param name="declared">Somebody says that it has to be this backup, whatever came after it.</param>
    /// <param name="progress">Told how far verifying is.</param>
    /// <returns>What to tell whoever did it.</returns>
    public async Task<Result<string>> Run(
        string? head,
        bool declared,
        Action<int, int> progress,
        CancellationToken cancel
    )
    {
        if (!(await BackupManifest.Read(folder, cancel)).TryGet(out var manifest, out var unread))
            return unread;
        if (await Misfit(manifest, cancel) is { } misfit)
            return misfit;
        if (await Changed(manifest, cancel) is { } changed)
            return changed;
        if (!Published(head).TryGet(out var published, out var noHead))
            return noHead;
        using var data = Unfinished.Begin(options.Data);
        var stays = false;
        try
        {
            if ((await Copy(data, manifest, cancel)).Problem is { } failed)
                return failed;
            if (await Looked(data, published.Document, declared, progress, cancel) is { } refused)
                return refused;
            stays = true;
        }
        finally
        {
            // they were empty before: Misfit has looked
            foreach (var database in stays ? [] : Databases())
                await database.Empty(CancellationToken.None);
        }
        data.Finish();
        return $"Put back as it was at {manifest.At:yyyy-MM-dd HH:mm} UTC. It is held: it publishes and sends nothing until ./run admin take-over.";
    }

    private IReadOnlyList<DatabaseCopy> Databases() =>
        [new(options.Databases.Public), new(options.Databases.Cases), new(options.Databases.Keys)];

    private async Task<Problem?> Misfit(BackupManifest manifest, CancellationToken cancel)
    {
        if (!Unfinished.IsFree(options.Data))
            return BackupProblems.Occupied(options.Data);
        foreach (var database in Databases())
        {
            if (database.IsPostgres != (manifest.Database == "postgresql"))
                return BackupProblems.OtherDatabase(manifest.Database);
            if (database.IsPostgres && !await database.IsEmpty(cancel))
                return BackupProblems.Occupied("One of the databases");
        }
        return null;
    }

    private async Task<Problem?> Changed(BackupManifest manifest, CancellationToken cancel)
    {
        foreach (var file in manifest.Files)
        {
            // what lies outside of the folder is none of a backup's
            if (Path.IsPathRooted(file.Path) || file.Path.Split('/').Contains("..", StringComparer.Ordinal))
                return BackupProblems.NotSealed;
            if (!File.Exists(Path.Combine(folder, file.Path)))
                return BackupProblems.Missing(file.Path);
            if (await BackupFile.Of(folder, file.Path, cancel) != file)
                return BackupProblems.Changed(file.Path);
        }
        return null;
    }

    private static Result<LastPublished> Published(string? head)
    {
        if (head is null)
            return new LastPublished(null);
        try
        {
            return
                JsonSerializer.Deserialize<HeadDocument>(head, JsonSerializerOptions.Web)
                    is { Statement: not null } read
                ? new LastPublished(read)
                : BackupProblems.HeadUnread;
        }
        catch (JsonException)
        {
            return BackupProblems.HeadUnread;
        }
    }

    private async Task<Result<string>> Copy(Unfinished data, BackupManifest manifest, CancellationToken cancel)
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
            var path = DatabaseCopy.FileOf(name, database.IsPostgres);
            var from = Path.Combine(folder, path);
            if (!manifest.Files.Any(f => f.Path == path))
                return BackupProblems.Missing(path);
            if (!database.IsPostgres)
                File.Copy(from, data.File(path));
            else if ((await database.Restore(from, cancel)).Problem is { } failed)
                return failed;
            say($"{name}: {new FileInfo(from).Length / 1_000_000.0:N1} MB");
        }
        MakeBackup.CopyOpenPgp(
            Path.Combine(folder, MakeBackup.KeysFolder, "openpgp"),
            path => data.File(Path.Combine("openpgp", path))
        );
        return data.Folder;
    }

    private async Task<Problem?> Looked(
        Unfinished data,
        HeadDocument? published,
        bool declared,
        Action<int, int> progress,
        CancellationToken cancel
    )
    {
        var there = MakeBackup.At(options, data.Folder);
        try
        {
            return await Refused(there, published, declared, progress, cancel);
        }
        finally
        {
            MakeBackup.Close(there);
        }
    }

    private async Task<Problem?> Refused(
        ServerOptions there,
        HeadDocument? published,
        bool declared,
        Action<int, int> progress,
        CancellationToken cancel
    )
    {
        await using var process = new ProcessParts(there);
        if (!(await process.TryLook(cancel)).TryGet(out var start, out var unfit))
            return unfit;
        if (!await BackupManifest.IsSealedBy(folder, start.Master!, cancel))
            return BackupProblems.NotSealed;
        var store = await process.PublicStore(cancel);
        var report = await start.Verifier.Verify(
            async (since, kind, each, reading) => (await store.ReadSince(since, kind, each, reading)).Generation,
            progress,
            cancel
        );
        if (!report.IsSound)
            return BackupProblems.Unsound(report.Faults.Count);
        var last = (await start.Heads.Load(cancel)).Last;
        if (last is not null && !declared)
        {
            if (published is null)
                return BackupProblems.HeadUnknown;
            if (published.Hash != last.Hash)
                return BackupProblems.HeadDiffers(published.Day);
        }
        if (declared)
            await start.Heads.Declare(published?.Hash, cancel);
        // a database that was emptied and filled again looks like the one before
        if (start.Lease!.Mine)
            start.Lease.GiveUp();
        return null;
    }

    private sealed record LastPublished(HeadDocument? Document);
}
