using System.Security.Cryptography;

namespace Tocsin.Ledger.Sealing;

/// <summary>Wraps the keys of parts under a key that comes from the stream's.</summary>
internal sealed class PartKeyWrap(byte[] key, RandomFill random) : IDisposable
{
    /// <param name="commitment">Of the bytes that <paramref name="part"/> sealed.</param>
    public byte[] Wrap(PartKey part, byte[] place, byte[] commitment) =>
        SecretBox.Seal(key, Bound(place, commitment), part.Bytes, random);

    /// <exception cref="CryptographicException">It does not open.</exception>
    public PartKey Unwrap(ReadOnlySpan<byte> wrapped, byte[] place, byte[] commitment) =>
        new(SecretBox.Open(key, Bound(place, commitment), wrapped), place);

    public void Dispose() => CryptographicOperations.ZeroMemory(key);

    private static byte[] Bound(byte[] place, byte[] commitment) =>
        new Binding("tocsin part key").Add(place).Add(commitment).ToArray();
}
