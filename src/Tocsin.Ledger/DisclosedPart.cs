using System.Security.Cryptography;
using Tocsin.Ledger.Sealing;

namespace Tocsin.Ledger;

/// <summary>
/// One part of one entry for everybody: what was stored and the key of this part alone. With the commitment that the chain covers anybody
/// can tell that it is what was written, and learns nothing of any other part.
/// </summary>
/// <param name="Key">32 bytes.</param>
/// <param name="Stored">Ciphertext and tag.</param>
public sealed record DisclosedPart(byte[] Key, byte[] Stored)
{
    /// <exception cref="LedgerBrokenException">The key of the part is missing, or is not its own.</exception>
    public static DisclosedPart Of(StreamKey key, SealedEntry entry, Part part, IEnumerable<WrappedKey> keys)
    {
        ArgumentNullException.ThrowIfNull(key);
        var (stored, commitment) =
            part == Part.Facts ? (entry.Facts, entry.FactsCommitment) : (entry.Text, entry.TextCommitment);
        var row = keys.FirstOrDefault(k =>
            k.Sequence == entry.Sequence && k.Part == part && k.Commitment.AsSpan().SequenceEqual(commitment)
        );
        if (row is null || stored is null)
            throw new LedgerBrokenException(key.Stream, entry.Sequence, $"the key of its {part} is missing");
        using var wrap = key.PartKeys(RandomNumberGenerator.Fill);
        try
        {
            using var own = wrap.Unwrap(row.Bytes, StreamSealer.Place(key, entry.Sequence, part), commitment);
            return new([.. own.Bytes], stored);
        }
        catch (CryptographicException e)
        {
            throw new LedgerBrokenException(key.Stream, entry.Sequence, $"its {part} do not open", e);
        }
    }

    /// <summary>What was written (UTF-8 JSON); null where it is not what <paramref name="commitment"/> is of.</summary>
    public byte[]? Open(string programme, StreamId stream, long sequence, Part part, byte[] commitment)
    {
        if (Key.Length != SecretBox.KeySize)
            return null;
        using var own = new PartKey([.. Key], StreamSealer.Place(programme, stream, sequence, part));
        if (!CryptographicOperations.FixedTimeEquals(own.Commit(Stored), commitment))
            return null;
        try
        {
            return own.Open(Stored);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
