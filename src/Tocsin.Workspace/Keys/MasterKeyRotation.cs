using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Tocsin.Workspace.Storage;
using Tocsin.Workspace.Vault;

namespace Tocsin.Workspace.Keys;

/// <summary>
/// Puts a new master key in the place of one that somebody may have seen. At every moment the key that lies in its place opens the vault:
/// the new one is written beside, the vault wrapped for both, the file exchanged, and only then the old wrapping destroyed.
/// </summary>
public sealed class MasterKeyRotation(Func<KeyDb> open, string path)
{
    /// <summary>Where the new key lies until it takes its place.</summary>
    public string Beside => path + ".next";

    /// <summary>The version that is in its place now. Processes that serve are not disturbed: they hold what it opens.</summary>
    /// <exception cref="CryptographicException">The master key is not the one of this data.</exception>
    public async Task<int> Rotate(CancellationToken cancel)
    {
        using var old = MasterKey.Read(path);
        using var vault = await VaultKeys.Open(open, old, null, cancel);
        await using (var db = open())
        {
            var newest = await db.VaultKeys.MaxAsync(row => (int?)row.Version, cancel) ?? 0;
            // left by one that was interrupted before it could take its place
            File.Delete(Beside);
            using var made = new MasterKey(RandomNumberGenerator.GetBytes(32), Math.Max(newest, old.Version) + 1);
            MasterKey.Write(Beside, made);
            db.VaultKeys.Add(VaultKeys.Wrap(vault, made));
            await db.SaveChangesAsync(cancel);
        }
        return await Finish(cancel);
    }

    private async Task<int> Finish(CancellationToken cancel)
    {
        File.Move(Beside, path, overwrite: true);
        using var now = MasterKey.Read(path);
        await VaultKeys.Settle(open, now, cancel);
        return now.Version;
    }
}
