using System.Buffers.Binary;
using System.Numerics;
using System.Security.Cryptography;
using Tocsin.Ledger.Sealing;

namespace Tocsin.Ledger.Files;

/// <summary>
/// How a file is cut and sealed, after STREAM (Hoang, Reyhanitabar, Rogaway, Vizár 2015): each chunk's nonce is its
/// number and whether it is the last, so that none can be dropped, doubled, moved or added. All chunks are of one size
/// and begin with how much of them is content (32 bits, big-endian); empty ones follow until the count of chunks is a
/// Padmé number (Nikitin et al. 2019), which tells a size to within an eighth, and never to less than a chunk.
/// </summary>
internal sealed class FileChunks : IDisposable
{
    /// <summary>Bytes of a chunk before it is sealed.</summary>
    public const int PlainSize = 64 * 1024;

    /// <summary>Bytes of a chunk as it is stored.</summary>
    public const int SealedSize = PlainSize + SecretBox.TagSize;

    /// <summary>The most content that a chunk holds.</summary>
    public const int MostContent = PlainSize - sizeof(int);

    private readonly AesGcm cipher;
    private readonly byte[] place;

    public FileChunks(FileKey key, string programme, string file)
    {
        place = new Binding("tocsin file").Add(LedgerFormat.Current).Add(programme).Add(file).ToArray();
        var chunkKey = key.ForChunks(place);
        cipher = new AesGcm(chunkKey, SecretBox.TagSize);
        CryptographicOperations.ZeroMemory(chunkKey);
    }

    /// <summary>How many chunks are stored where <paramref name="needed"/> (at least one) hold the content.</summary>
    public static long Padded(long needed)
    {
        if (needed < 2)
            return 1;
        var exponent = BitOperations.Log2((ulong)needed);
        var free = exponent - (BitOperations.Log2((ulong)exponent) + 1);
        var mask = (1L << free) - 1;
        return (needed + mask) & ~mask;
    }

    public byte[] Seal(long number, bool last, ReadOnlySpan<byte> content)
    {
        var plain = new byte[PlainSize];
        BinaryPrimitives.WriteInt32BigEndian(plain, content.Length);
        content.CopyTo(plain.AsSpan(sizeof(int)));
        var stored = new byte[SealedSize];
        cipher.Encrypt(Nonce(number, last), plain, stored.AsSpan(0, PlainSize), stored.AsSpan(PlainSize), place);
        CryptographicOperations.ZeroMemory(plain);
        return stored;
    }

    /// <exception cref="CryptographicException">It does not open.</exception>
    public byte[] Open(long number, bool last, ReadOnlySpan<byte> stored)
    {
        if (stored.Length != SealedSize)
            throw new CryptographicException("a chunk has the wrong size");
        var plain = new byte[PlainSize];
        cipher.Decrypt(Nonce(number, last), stored[..PlainSize], stored[PlainSize..], plain, place);
        var length = BinaryPrimitives.ReadInt32BigEndian(plain);
        if (length is < 0 or > MostContent)
            throw new CryptographicException("a chunk has the wrong length");
        var content = plain.AsSpan(sizeof(int), length).ToArray();
        CryptographicOperations.ZeroMemory(plain);
        return content;
    }

    public void Dispose() => cipher.Dispose();

    /// <summary>Three zeros, the number (64 bits, big-endian), 1 for the last chunk.</summary>
    private static byte[] Nonce(long number, bool last)
    {
        var nonce = new byte[SecretBox.NonceSize];
        BinaryPrimitives.WriteInt64BigEndian(nonce.AsSpan(3), number);
        nonce[^1] = last ? (byte)1 : (byte)0;
        return nonce;
    }
}
