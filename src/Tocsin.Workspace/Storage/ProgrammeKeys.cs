using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Tocsin.Governance.People;
using Tocsin.Ledger.Sealing;
using Tocsin.Standards.Hpke;
using Tocsin.Workspace.Storage.Rows;
using Tocsin.Workspace.Vault;

namespace Tocsin.Workspace.Storage;

/// <summary>
/// The programme's key pair as one process holds it. Whoever may only accept reports has the public half and can seal what
/// it cannot open.
/// </summary>
public sealed class ProgrammeKeys
{
    private const string Purpose = "programme private key";

    private readonly byte[] hashKey;

    private ProgrammeKeys(ProgrammePublicKey @public, ProgrammeKey? @private, byte[] hashKey) =>
        (Public, Private, this.hashKey, Receipts) = (@public, @private, hashKey, new(hashKey, "receipt"));

    public ProgrammePublicKey Public { get; }

    /// <summary>Null in a process that may only accept reports.</summary>
    public ProgrammeKey? Private { get; }

    /// <summary>Makes and checks the hashes of receipts.</summary>
    public KeyedHash Receipts { get; }

    /// <summary>Makes and checks hashes for another purpose, unrelated to those of any other.</summary>
    internal KeyedHash HashFor(string purpose) => new(hashKey, purpose);

    /// <summary>Reads the latest key pair; makes the first one where there is none and a master key is at hand.</summary>
    /// <param name="master">Null in a process that may only accept reports.</param>
    /// <exception cref="InvalidOperationException">There is none yet and no master key to make it with.</exception>
    /// <exception cref="CryptographicException">The master key is not the one that wrapped it.</exception>
    public static async Task<ProgrammeKeys> Load(Func<KeyDb> open, MasterKey? master, CancellationToken cancel)
    {
        await using var db = open();
        var row = await db.ProgrammeKeys.OrderByDescending(k => k.Version).FirstOrDefaultAsync(cancel);
        if (row is null)
        {
            row = Create(
                master ?? throw new InvalidOperationException("Start the workspace once before intake alone.")
            );
            db.ProgrammeKeys.Add(row);
            await db.SaveChangesAsync(cancel);
        }
        var publicKey = HpkePublicKey.Import(row.PublicKey).Value;
        return new(
            new(row.Programme, row.Version, publicKey),
            master is null ? null : Unwrap(row, master),
            row.ReceiptKey
        );
    }

    private static ProgrammeKeyRow Create(MasterKey master)
    {
        var programme = new ReadableRandom(RandomNumberGenerator.Fill).Characters(26);
        using var pair = ProgrammeKey.Generate(programme, version: 1);
        return Row(pair, RandomNumberGenerator.GetBytes(32), master);
    }

    internal static ProgrammeKeyRow Row(ProgrammeKey pair, byte[] receiptKey, MasterKey master)
    {
        var scalar = pair.Export();
        try
        {
            return new()
            {
                Version = pair.Public.Version,
                Programme = pair.Public.Programme,
                PublicKey = pair.Public.Key.Export(),
                WrappedPrivateKey = master.Protect($"{Purpose} {pair.Public.Programme} {pair.Public.Version}", scalar),
                ReceiptKey = receiptKey,
            };
        }
        finally
        {
            CryptographicOperations.ZeroMemory(scalar);
        }
    }

    private static ProgrammeKey Unwrap(ProgrammeKeyRow row, MasterKey master)
    {
        var scalar = master.Unprotect($"{Purpose} {row.Programme} {row.Version}", row.WrappedPrivateKey);
        try
        {
            return ProgrammeKey.Import(row.Programme, row.Version, scalar).Value;
        }
        finally
        {
            CryptographicOperations.ZeroMemory(scalar);
        }
    }
}
