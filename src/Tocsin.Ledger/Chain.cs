using System.Security.Cryptography;
using Tocsin.Ledger.Sealing;

namespace Tocsin.Ledger;

/// <summary>
/// The hashes that tie the entries of a stream together. They cover what is stored without needing a key, so that they
/// still verify when texts were redacted, or when the stream's key is gone.
/// </summary>
public static class Chain
{
    /// <summary>Checks sequences and hashes, without any key.</summary>
    /// <param name="expected">Where the stream is known to end; null where that is not known.</param>
    /// <param name="after">Where <paramref name="entries"/> go on; null for the beginning of the stream.</param>
    /// <returns>Where the stream ends.</returns>
    /// <exception cref="LedgerBrokenException">Something is missing, doubled, moved or changed.</exception>
    public static Head VerifyHashes(
        string programme,
        StreamId stream,
        IReadOnlyList<SealedEntry> entries,
        Head? expected,
        Head? after = null
    )
    {
        var head = after ?? Head.Start;
        foreach (var entry in entries)
        {
            if (entry.Sequence != head.Sequence + 1)
                throw new LedgerBrokenException(
                    stream,
                    head.Sequence + 1,
                    "an entry is missing, doubled or out of order"
                );
            if (entry.Format != LedgerFormat.Current)
                throw new LedgerBrokenException(
                    stream,
                    entry.Sequence,
                    "it has a format that this version does not know"
                );
            if (!WellFormed(entry))
                throw new LedgerBrokenException(stream, entry.Sequence, "a commitment has the wrong size");
            var next = Next(programme, stream, head, entry.FactsCommitment, entry.TextCommitment);
            if (!CryptographicOperations.FixedTimeEquals(next.Hash, entry.Hash))
                throw new LedgerBrokenException(stream, entry.Sequence, "its hash is wrong");
            head = next;
        }
        if (expected is not null && expected != head)
            throw new LedgerBrokenException(stream, head.Sequence, "the stream does not end where it should");
        return head;
    }

    /// <summary>Where the stream ends once an entry with these commitments is added.</summary>
    internal static Head Next(
        string programme,
        StreamId stream,
        Head before,
        ReadOnlySpan<byte> factsCommitment,
        ReadOnlySpan<byte> textCommitment
    ) =>
        new(
            before.Sequence + 1,
            SHA256.HashData(
                new Binding("tocsin entry")
                    .Add(LedgerFormat.Current)
                    .Add(programme)
                    .Add(stream.ToString())
                    .Add(before.Sequence + 1)
                    .Add(before.Hash)
                    .Add(factsCommitment)
                    .Add(textCommitment)
                    .ToArray()
            )
        );

    private static bool WellFormed(SealedEntry entry) =>
        entry.FactsCommitment.Length == SHA256.HashSizeInBytes
        && entry.TextCommitment.Length is 0 or SHA256.HashSizeInBytes
        && (entry.HadText || entry.Text is null);
}
