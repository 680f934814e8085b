using Microsoft.EntityFrameworkCore;
using Tocsin.Ledger;
using Tocsin.Ledger.Sealing;
using Tocsin.Workspace.Storage;
using Tocsin.Workspace.Storage.Rows;
using Tocsin.Workspace.Vault;

namespace Tocsin.Workspace.Keys;

/// <summary>
/// Gives the programme a new key pair: the key of every stream is wrapped for it anew and the old private key destroyed, in one
/// transaction. Nothing may serve meanwhile; what still holds the old pair afterwards can write nothing new.
/// </summary>
public sealed class ProgrammeKeyRotation
{
    private readonly Func<KeyDb> open;
    private readonly ProgrammeKeys keys;
    private readonly MasterKey master;

    internal ProgrammeKeyRotation(Func<KeyDb> open, ProgrammeKeys keys, MasterKey master) =>
        (this.open, this.keys, this.master) = (open, keys, master);

    /// <param name="progress">Told how many streams are done, of how many.</param>
    /// <returns>The version of the new pair, and how many streams there are.</returns>
    public async Task<(int Version, int Streams)> Rotate(Action<int, int>? progress, CancellationToken cancel)
    {
        var old = keys.Private!;
        using var made = ProgrammeKey.Generate(old.Public.Programme, old.Public.Version + 1);
        await using var db = open();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var row = await db.ProgrammeKeys.SingleAsync(k => k.Version == old.Public.Version, cancel);
        db.ProgrammeKeys.Add(ProgrammeKeys.Row(made, row.ReceiptKey, master));
        db.ProgrammeKeys.Remove(row);
        await db.SaveChangesAsync(cancel);
        var streams = await db.StreamKeys.AsNoTracking().ToListAsync(cancel);
        for (var done = 0; done < streams.Count; done++)
        {
            await Wrap(db, streams[done], old, made.Public, cancel);
            progress?.Invoke(done + 1, streams.Count);
        }
        await transaction.CommitAsync(cancel);
        return (made.Public.Version, streams.Count);
    }

    private static async Task Wrap(
        KeyDb db,
        StreamKeyRow row,
        ProgrammeKey old,
        ProgrammePublicKey made,
        CancellationToken cancel
    )
    {
        using var key = StreamKey.Unwrap(old, new(new(row.Kind, row.Name), row.KeyVersion, row.Wrapped));
        var wrapped = key.WrapFor(made);
        await db
            .StreamKeys.Where(k => k.Kind == row.Kind && k.Name == row.Name)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(k => k.KeyVersion, wrapped.KeyVersion).SetProperty(k => k.Wrapped, wrapped.Bytes),
                cancel
            );
    }
}
