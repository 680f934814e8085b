using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Tocsin.Workspace.Storage.Rows;
using Tocsin.Workspace.Vault;

namespace Tocsin.Workspace.Storage;

/// <summary>
/// What the master key opens: one random key, which seals everything else that is called sealed by the master key. So a master key is
/// replaced by wrapping 32 bytes anew, in one transaction.
/// </summary>
internal static class VaultKeys
{
    /// <summary>The key that seals; made with the first start. An installation from before there was one works with the master key itself.</summary>
    /// <exception cref="CryptographicException">This master key opens nothing: another has taken its place, or it is another programme's.</exception>
    public static async Task<MasterKey> Open(
        Func<KeyDb> open,
        MasterKey master,
        Action<byte[]>? makeWith,
        CancellationToken cancel
    )
    {
        await using var db = open();
        var rows = await db.VaultKeys.AsNoTracking().ToListAsync(cancel);
        if (rows.Find(row => row.Version == master.Version) is { } own)
            return new(master.Unprotect(Purpose(own.Version), own.Wrapped), master.Version);
        if (rows.Count > 0)
            throw new CryptographicException("The master key was replaced by another.");
        if (makeWith is null)
            return master;
        var bytes = new byte[32];
        makeWith(bytes);
        var vault = new MasterKey(bytes, master.Version);
        db.VaultKeys.Add(Wrap(vault, master));
        await db.SaveChangesAsync(cancel);
        return vault;
    }

    public static VaultKeyRow Wrap(MasterKey vault, MasterKey master)
    {
        var bytes = vault.Export();
        try
        {
            return new() { Version = master.Version, Wrapped = master.Protect(Purpose(master.Version), bytes) };
        }
        finally
        {
            CryptographicOperations.ZeroMemory(bytes);
        }
    }

    /// <summary>Forgets what earlier master keys opened: this one is in its place.</summary>
    public static async Task Settle(Func<KeyDb> open, MasterKey master, CancellationToken cancel)
    {
        await using var db = open();
        if (await db.VaultKeys.Where(row => row.Version < master.Version).ExecuteDeleteAsync(cancel) == 0)
            return;
        // what was deleted is overwritten in the file; the log beside it has still had it
        if (db.Database.IsSqlite())
            await db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)", cancel);
    }

    private static string Purpose(int version) => $"vault key {version}";
}
