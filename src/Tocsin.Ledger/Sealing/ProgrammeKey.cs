using System.Security.Cryptography;
using Tocsin.Standards.Hpke;
using Tocsin.Standards.Problems;

namespace Tocsin.Ledger.Sealing;

/// <summary>
/// The programme's key pair: opens what intake sealed, above all the keys of streams. It is kept wrapped by the master
/// key; that is the vault's business.
/// </summary>
public sealed class ProgrammeKey : IDisposable
{
    private readonly HpkePrivateKey key;

    private ProgrammeKey(string programme, int version, HpkePrivateKey key)
    {
        this.key = key;
        Public = new(programme, version, key.PublicKey);
    }

    public ProgrammePublicKey Public { get; }

    public static ProgrammeKey Generate(string programme, int version) =>
        new(programme, version, HpkePrivateKey.Generate());

    /// <summary>Reads what <see cref="Export"/> gave; <c>hpke.invalid-private-key</c> if it is no key.</summary>
    public static Result<ProgrammeKey> Import(string programme, int version, ReadOnlySpan<byte> scalar) =>
        HpkePrivateKey.Import(scalar).Map(key => new ProgrammeKey(programme, version, key));

    /// <summary>32 bytes, for the vault to wrap and to zero.</summary>
    public byte[] Export() => key.Export();

    /// <summary>Opens what <see cref="ProgrammePublicKey.Seal"/> gave. The caller zeroes it.</summary>
    /// <exception cref="CryptographicException">It was not sealed for this key and purpose, or was changed since.</exception>
    public byte[] Open(string purpose, ReadOnlySpan<byte> sealedBytes) =>
        key.Open(Info(Public.Programme, Public.Version), Purpose(purpose), sealedBytes)
            .Match(opened => opened, problem => throw new CryptographicException(problem.Title));

    public void Dispose() => key.Dispose();

    internal static byte[] Info(string programme, int version) =>
        new Binding("tocsin programme key").Add(LedgerFormat.Current).Add(programme).Add(version).ToArray();

    internal static byte[] Purpose(string purpose) => new Binding("tocsin programme key: for").Add(purpose).ToArray();
}
